import { Readable } from 'node:stream'
import iconv from 'iconv-lite'
import { type Database, noClaims } from '#host'
import { type CreditRow, creditFields, creditRow } from '../rules/credit-row.ts'
import { csvLine } from '../rules/csv.ts'
import { findPublic, type PublicFilter } from './find-public.ts'

const BATCH = 500

/** Published decisions in batches, each read by itself: however long the export, no connection is held. */
async function* creditRows(
  database: Database,
  filter: Omit<PublicFilter, 'after' | 'limit'>,
): AsyncGenerator<CreditRow[]> {
  let after: PublicFilter['after']
  for (;;) {
    const position = after
    const rows = await database.read(noClaims, c =>
      findPublic(c, { ...filter, limit: BATCH, ...(position && { after: position }) }),
    )
    if (rows.length > 0) yield rows.map(row => creditRow(row.record, row.corrections))
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    after = { day: last.published_on, id: last.id }
  }
}

const codes = Object.keys(creditFields) as (keyof CreditRow)[]

/** 双公示 as CSV. GB18030 is encoded batch by batch, which is safe because a character never spans two. */
export function exportCsv(
  database: Database,
  filter: Omit<PublicFilter, 'after' | 'limit'>,
  form: { encoding: 'utf-8' | 'gb18030'; bom: boolean; header: 'codes' | 'names' },
): Readable {
  const encode = (text: string): Buffer =>
    form.encoding === 'utf-8' ? Buffer.from(text) : iconv.encode(text, 'gb18030')
  async function* chunks(): AsyncGenerator<Buffer> {
    const bom = form.encoding === 'utf-8' && form.bom ? '\ufeff' : ''
    yield encode(bom + csvLine(form.header === 'codes' ? codes : Object.values(creditFields)))
    for await (const rows of creditRows(database, filter))
      yield encode(rows.map(row => csvLine(codes.map(code => row[code]))).join(''))
  }
  return Readable.from(chunks(), { objectMode: false })
}

/** 双公示 as one JSON list, written while it is read. */
export function exportJson(database: Database, filter: Omit<PublicFilter, 'after' | 'limit'>): Readable {
  async function* chunks(): AsyncGenerator<Buffer> {
    let before = '['
    for await (const rows of creditRows(database, filter)) {
      yield Buffer.from(before + rows.map(row => JSON.stringify(row)).join(',\n'))
      before = ',\n'
    }
    yield Buffer.from(before === '[' ? '[]' : ']')
  }
  return Readable.from(chunks(), { objectMode: false })
}
