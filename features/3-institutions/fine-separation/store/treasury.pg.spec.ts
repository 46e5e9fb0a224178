import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addOrgan, addRegion } from '#features/4-platform/tenancy'
import { claimedDatabase, claimsFor, type Database, type Identity, systemClaims } from '#host'
import { movableClock, newId } from '#kernel'
import { type TestDatabase, testDatabase } from '#testkit'
import { addCodes, demonstrationTreasury, readCodes, setChannel, stockTreasury, treasuryFor } from '../store.ts'

let test: TestDatabase
let database: Database
const clock = movableClock('2025-06-20T01:30:00Z')
const REAL = '360102'
const by: Identity = {
  userId: newId(),
  name: '钱文谦',
  organId: newId(),
  organName: '某区大队',
  region: REAL,
  duties: ['finance'],
}
const bytes = (text: string) => new TextEncoder().encode(text)
const codeOf = (n: number) => `36010225000000000${String(n).padStart(3, '0')}`

beforeAll(async () => {
  test = await testDatabase()
  database = claimedDatabase(test.pool)
  await database.write(systemClaims, async c => {
    await addRegion(c, { code: REAL, name: '某区', fictional: false })
    const names = { name: '某区大队', shortName: '某区', numberRegion: '某', numberOrgan: '文综' }
    await addOrgan(c, { id: by.organId, region: REAL, ...names })
  })
})
afterAll(async () => {
  await database.close()
  await test.drop()
})

const issue = (treasury = stockTreasury, region = REAL) =>
  database.write(claimsFor(by), c =>
    treasury.issue(c, { organId: by.organId, region, caseId: newId(), at: clock.now() }),
  )
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    error => error.detail?.code ?? String(error),
  )

describe('codes of the finance system', () => {
  it('are needed, and so is a bank, before a decision can name what is to be paid', async () => {
    expect(await refusalOf(issue())).toBe('payments.noChannel')
    const facts = { bank: '某银行', bankAddress: '某路1号', accountName: '某区财政局', accountNumber: '6200 0001' }
    await database.write(claimsFor(by), c => setChannel(c, { version: 0, facts, by }, clock))
    expect(await refusalOf(issue())).toBe('payments.noCode')
  })

  it('come from its file, once each, whatever stands beside them', async () => {
    const file = `缴款识别码,备注\r\n${codeOf(1)},x\r\n="${codeOf(2)}"\r\n${codeOf(1)}\r\nabc\r\n${codeOf(3)}`
    const first = await database.write(claimsFor(by), c => addCodes(c, bytes(file), by, clock))
    expect(first).toEqual({
      added: 3,
      known: 0,
      unreadable: [
        { n: 4, reason: '与前面的一行相同。' },
        { n: 5, reason: '不是缴款识别码（16至20位数字或者大写字母）。' },
      ],
      codesLeft: 3,
    })
    clock.set('2025-06-20T02:30:00Z')
    const again = await database.write(claimsFor(by), c => addCodes(c, bytes(`${codeOf(3)}\n${codeOf(4)}`), by, clock))
    expect(again).toMatchObject({ added: 1, known: 1, codesLeft: 4 })
  })

  it('are taken in the order of the file, with the bank that finance set', async () => {
    expect(await issue()).toEqual({ code: codeOf(1), bank: '某银行（某路1号）', account: '某区财政局　6200 0001' })
  })

  it('go back when the decision fails', async () => {
    const failed = database.write(claimsFor(by), async c => {
      await stockTreasury.issue(c, { organId: by.organId, region: REAL, caseId: newId(), at: clock.now() })
      throw new Error('the decision is refused')
    })
    await expect(failed).rejects.toThrow('refused')
    expect((await issue()).code).toBe(codeOf(2))
  })

  it('are never given twice, however many decide at once; the last finds none', async () => {
    const answers = await Promise.allSettled([issue(), issue(), issue()])
    const codes = answers.flatMap(a => (a.status === 'fulfilled' ? [a.value.code] : []))
    expect(codes.sort()).toEqual([codeOf(3), codeOf(4)])
    expect(await refusalOf(issue())).toBe('payments.noCode')
  })

  it.each([
    ['a spreadsheet', Uint8Array.from([0x50, 0x4b, 3, 4]), 'payments.notText'],
    ['nothing', new Uint8Array(), 'payments.noCodes'],
    ['no code', bytes('一\n二'), 'payments.noCodes'],
  ])('%s is no file of codes', (_name, file, code) => {
    expect(() => readCodes(file)).toThrow(expect.objectContaining({ detail: expect.objectContaining({ code }) }))
  })
})

describe('the demonstration', () => {
  it('makes codes for invented places only, and they say so', async () => {
    expect((await issue(demonstrationTreasury, '990102')).code).toMatch(/^DEMO[0-9A-Z]{16}$/)
    expect(await refusalOf(issue(demonstrationTreasury))).toBe('payments.demonstrationOnly')
  })

  it('is chosen by the installation; a real place has the stock either way', async () => {
    expect(await refusalOf(issue(treasuryFor({ demonstration: true })))).toBe('payments.noCode')
    expect((await issue(treasuryFor({ demonstration: true }), '990102')).code).toMatch(/^DEMO/)
    expect(await refusalOf(issue(treasuryFor({ demonstration: false }), '990102'))).toBe('payments.noCode')
  })
})
