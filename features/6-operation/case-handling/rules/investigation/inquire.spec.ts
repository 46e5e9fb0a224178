import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { given } from '#testkit'
import { context as at, by, certificate } from '../../fixtures/case-08.ts'
import { inquiryBody, minorBody, playBefore } from '../../fixtures/investigation.ts'
import { caseFile } from '../../rules.ts'
import type { CaseContext } from '../context.ts'

const filed = playBefore('recordInquiry')
const inquire = (body: Partial<typeof inquiryBody> = {}, change: Partial<CaseContext> = {}, acts = filed) =>
  given(caseFile, acts).when(
    { name: 'recordInquiry', body: { ...inquiryBody, ...body } },
    at('2025-06-05', { ...change }),
  )
const first = inquire()
const once = 'acts' in first.outcome ? [...filed, ...first.outcome.acts] : []

describe('an inquiry', () => {
  it('is recorded with its two officers', () =>
    expect(first.after.inquiries).toMatchObject([
      { person: '郑广明', minor: false, team: [{ id: 'zhou' }, { id: 'xu' }] },
    ]))
  it.each([
    ['one officer asks', { officers: ['zhou'] }, 'certificates.team'],
    ['an officer’s certificate had lapsed', { officers: ['zhou', 'shen'] }, 'certificates.team'],
    ['certificates were not shown', { certificatesShown: false }, 'caseHandling.certificatesNotShown'],
    ['rights were not told', { rightsTold: false }, 'caseHandling.rightsNotTold'],
    ['two people are asked together', { person: '郑广明、李某甲' }, 'caseHandling.onePersonAtATime'],
    ['it takes no time', { until: inquiryBody.from }, 'caseHandling.timeImpossible'],
    ['it is of tomorrow', { until: '2025-06-06T10:00:00+08:00' }, 'caseHandling.timeImpossible'],
    ['the person is not born yet', { birth: '2025-06-01' }, 'caseHandling.birthImpossible'],
    ['the citizen number says another birth', { idNumber: '990102188404230018' }, 'caseHandling.birthImpossible'],
    [
      'signing was refused without a witness',
      { signature: { signed: false, refusal: '拒绝签名' } },
      'caseHandling.witnessMissing',
    ],
  ])('is refused when %s', (_name, change, code) => inquire(change).then(code))
  it('is made by a handler, once the case is filed', () => {
    inquire({}, { by: by.lin }).then('caseHandling.notHandler')
    inquire({}, {}, filed.slice(0, 2)).then('caseHandling.notInThisStage')
  })
})

describe('two inquiries at the same time', () => {
  const second = { person: '王某', from: '2025-05-29T10:00:00+08:00', until: '2025-05-29T11:00:00+08:00' }
  it('are refused to the same officer, in this case and in another', () => {
    inquire(second, {}, once).then('caseHandling.inquiryOverlaps')
    const busy = [
      { officerId: 'xu', from: '2025-05-29T10:59:00+08:00', until: '2025-05-29T12:00:00+08:00', caseLabel: '另案' },
    ]
    inquire(second, { busy }).then('caseHandling.inquiryOverlaps')
  })
  it('are possible one after the other, and to other officers', () => {
    expect(inquire({ ...second, from: inquiryBody.until }, {}, once).outcome).toHaveProperty('acts')
    const others = { certificates: ['zhou', 'xu', 'shen', 'tao'].map(id => certificate(id)) }
    expect(inquire({ ...second, officers: ['shen', 'tao'] }, others, once).outcome).toHaveProperty('acts')
  })
  it('never overlap for one officer, whatever was tried', () => {
    const minute = (n: number) => new Date(Date.parse('2025-05-29T00:00:00+08:00') + n * 60_000).toISOString()
    const span = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 120 }))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), spans => {
        let state = given(caseFile, filed).state
        for (const [from, length] of spans) {
          const body = { ...inquiryBody, from: minute(from), until: minute(from + length) }
          try {
            const acts = caseFile.decide({ name: 'recordInquiry', body }, state, at('2025-06-05'))
            state = acts.reduce(caseFile.evolve, state)
          } catch {
            // Refused: the state stays.
          }
        }
        const taken = state.inquiries
          .map(i => [Date.parse(i.from), Date.parse(i.until)] as const)
          .sort((a, b) => a[0] - b[0])
        for (const [i, [from]] of taken.entries()) expect(from).toBeGreaterThanOrEqual(taken[i - 1]?.[1] ?? 0)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a minor', () => {
  const minor = (change: Partial<typeof minorBody> = {}) => inquire({ ...minorBody, ...change })
  it('is asked beside a guardian, who is named', () => {
    expect(minor().after.inquiries).toMatchObject([{ person: '李某甲', minor: true }])
    const { guardian: _g, ...alone } = minorBody
    given(caseFile, filed)
      .when({ name: 'recordInquiry', body: alone }, at('2025-06-05'))
      .then('caseHandling.guardianMissing')
    minor({ guardianRelation: ' ' }).then('caseHandling.guardianMissing')
    minor({ guardian: '许明澈' }).then('caseHandling.guardianMissing')
  })
  it('is one until the eve of the eighteenth birthday, by the citizen number too', () => {
    const { guardian: _g, guardianRelation: _r, birth: _b, ...alone } = minorBody
    const ask = (body: Partial<typeof minorBody>) =>
      given(caseFile, filed).when({ name: 'recordInquiry', body: { ...alone, ...body } }, at('2025-06-05'))
    ask({ birth: '2007-06-04' }).then('caseHandling.guardianMissing')
    expect(ask({ birth: '2007-06-03' }).outcome).toHaveProperty('acts')
    ask({ idNumber: '990102201003110022' }).then('caseHandling.guardianMissing')
  })
})
