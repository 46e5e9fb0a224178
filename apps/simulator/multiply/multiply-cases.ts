import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { countCaseMonths } from '#features/6-operation/case-handling'
import { claimedDatabase, claimsFor } from '#host'
import { createPool, openEmbedded, type Settings } from '#host/postgres'
import { withoutIndexes } from './bare-tables.ts'
import { copyCounty, prepareSession, readColumns, readTemplates, SCAFFOLD } from './copy-cases.ts'
import { copyPeople } from './copy-people.ts'
import { type CityPlan, inventPlaces } from './places.ts'
import { makeTemplates } from './templates.ts'

/** What an installation was filled with. */
export interface Multiplied {
  cases: number
  acts: number
  counties: number
  /** Copies that a county has of each template. */
  times: number
  seconds: number
}

/** Rows go in without waiting for the disk: whoever is interrupted begins again. Never a setting of an installation. */
const LOADING: Settings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  autovacuum: 'off',
  maintenance_work_mem: '1GB',
}

const TABLES = ['case_file', 'case_clock', 'act', 'subject']
const TEMPLATES = 96
const MOST_COUNTIES = 1002
const STAMP = 'multiplied.json'
const HEADS = 2

/** What lies in the folder already, when it was filled to the end. */
export function findMultiplied(dataDir: string): Multiplied | undefined {
  const stamp = join(dataDir, STAMP)
  return existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')) : undefined
}

/**
 * A new installation in an empty folder with at least so many cases: about a hundred of them made by real commands, the rest
 * copied from these row by row into invented counties. The copies are not in the ledger and have no documents of their own.
 * @throws Error when the rollup of the copies does not equal a recount from their acts
 */
export async function multiplyCases(
  dataDir: string,
  wanted: number,
  onProgress: (line: string) => void,
): Promise<Multiplied> {
  const started = performance.now()
  await makeTemplates(dataDir, TEMPLATES, onProgress)
  onProgress(`样本案件由真实命令办成（${seconds(started)}）`)
  const opened = await openEmbedded({ dataDir, settings: LOADING })
  const owner = createPool(opened.ownerUrl, { max: HEADS + 1, statementTimeoutMs: 0 })
  const main = await owner.connect()
  await main.query('set lock_timeout = 0; set idle_in_transaction_session_timeout = 0')
  try {
    const templates = await readTemplates(main)
    const times = Math.max(1, Math.round(wanted / ((templates * MOST_COUNTIES) / 3)))
    const counties = Math.ceil(wanted / (templates * times)) * 3
    const cities = inventPlaces(counties)
    await copyPeople(main, cities)
    await withoutIndexes(main, TABLES, () => copyAll(owner, cities, times, started, onProgress), line)
    await main.query(`drop table ${SCAFFOLD.join(', ')}`)
    await main.query(
      `vacuum (analyze) ${TABLES.join(', ')}, case_month, fine_tally, account, account_duty, certificate, organ, region`,
    )
    await main.query('checkpoint').catch(() => {})
    line('统计信息已更新')
    await checkRollup(opened.appUrl, cities)
    line('按月汇总与重新计数一致')
    const { rows } = await main.query<{ cases: number; acts: number }>(
      'select (select count(*) from case_file) as cases, (select count(*) from act) as acts',
    )
    const result = {
      ...rows[0]!,
      counties: counties + 3,
      times,
      seconds: Math.round((performance.now() - started) / 1000),
    }
    writeFileSync(join(dataDir, STAMP), JSON.stringify(result))
    return result
  } finally {
    main.release()
    await owner.end()
    await opened.stop()
  }

  function line(text: string): void {
    onProgress(`${text}（${seconds(started)}）`)
  }
}

async function copyAll(
  owner: Pool,
  cities: readonly CityPlan[],
  times: number,
  started: number,
  onProgress: (line: string) => void,
): Promise<void> {
  const counties = cities.flatMap(city => city.counties)
  let next = 0
  const work = async () => {
    const session = await owner.connect()
    try {
      await prepareSession(session)
      const copying = await readColumns(session)
      for (let i = next++; i < counties.length; i = next++) {
        await copyCounty(session, copying, counties[i]!, i, times)
        if ((i + 1) % 100 === 0) onProgress(`县 ${i + 1}/${counties.length}（${seconds(started)}）`)
      }
    } finally {
      session.release()
    }
  }
  await Promise.all(Array.from({ length: HEADS }, work))
}

/** The rollup of one city against a recount of its acts, as that city's own supervisor would see both. */
async function checkRollup(appUrl: string, cities: readonly CityPlan[]): Promise<void> {
  const database = claimedDatabase(createPool(appUrl, { max: 1, statementTimeoutMs: 0 }))
  const region = cities[Math.trunc(cities.length / 2)]!.code
  const claims = claimsFor({ userId: '', region })
  try {
    const recount = await database.read(claims, countCaseMonths)
    const kept = await database.read(claims, c =>
      c.query<Record<string, unknown>>('select * from case_month order by region, month, field_code'),
    )
    const plain = (rows: readonly object[]) => JSON.stringify(rows.map(row => Object.values(row).map(String)))
    if (recount.length === 0 || plain(recount) !== plain(kept.rows))
      throw new Error(`the rollup of ${region} does not equal a recount`)
    const order = 'order by power_code, region, year, organ_id, tier, party_kind, min_fen, max_fen, fine_fen'
    const fines = await database.read(claims, async c => [
      (await c.query(`select * from count_fines() ${order}`)).rows,
      (await c.query(`select * from fine_tally where region >= claim_from() and region < claim_to() ${order}`)).rows,
    ])
    if (plain(fines[0]!) !== plain(fines[1]!)) throw new Error(`the fines of ${region} do not equal a recount`)
  } finally {
    await database.close()
  }
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(0)} 秒`
