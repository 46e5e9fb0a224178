import { describe, expect, it } from 'vitest'
import { given } from '#testkit'
import type { CaseAct } from '../../acts.ts'
import { assigned, context as at, by, finding, registered } from '../../fixtures/case-08.ts'
import { caseFile } from '../../rules.ts'

const body = {
  measure: 'seal' as const,
  items: [{ name: '营业场所', quantity: 1, unit: '处' }],
  reason: '防止继续接待未成年人',
  at: '2025-05-26T21:00:00+08:00',
}
const inField = (fieldCode: string): CaseAct => ({ type: 'findingRegistered', data: { ...finding, fieldCode } })
const seal = (first: CaseAct, change = {}) =>
  given(caseFile, [first, assigned]).when({ name: 'sealOrSeize', body }, at('2025-05-26T22:00:00+08:00', change))

describe('sealing and seizing', () => {
  it('is refused where the field’s law gives no such power, with preservation offered instead', () => {
    const { outcome } = seal(registered)
    expect(outcome).toMatchObject({
      refusal: 'caseHandling.noSeizurePower',
      error: {
        detail: {
          message: expect.stringContaining('娱乐场所：本领域的法律、法规没有规定查封、扣押'),
          article: '行政强制法第十条',
          next: expect.stringContaining('先行登记保存'),
          facts: { instead: 'preserveEvidence' },
        },
      },
    })
  })
  it('is refused to an organ that acts by delegation, whatever the field', () => {
    const organ = { ...at('2025-05-26').organ, delegated: true }
    seal(inField('NET'), { organ }).then('caseHandling.delegatedNoCoercion')
    seal(registered, { organ }).then('caseHandling.delegatedNoCoercion')
  })
  it('is honestly not carried out where the law does give the power', () => {
    seal(inField('NET')).then('caseHandling.coercionNotOpened')
    seal(inField('RELIC')).then('caseHandling.coercionNotOpened')
  })
  it('is for handlers', () => seal(inField('NET'), { by: by.lin }).then('caseHandling.notHandler'))
})
