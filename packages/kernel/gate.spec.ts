import { describe, expect, it } from 'vitest'
import { closedGate, openGate, passGates } from './gate.ts'
import { isRefusal, type Refusal } from './refusal.ts'

const pair = { code: 'certificates.pair', title: '两名持证人员', article: '行政处罚法第四十二条' }

describe('gates', () => {
  it('let through when all are open', () => {
    expect(() => passGates([openGate(pair, '甲、乙')])).not.toThrow()
    expect(() => passGates([])).not.toThrow()
  })
  it('refuse with the first closed one and name the others', () => {
    const refusal = catchRefusal(() =>
      passGates([
        openGate(pair, '甲、乙'),
        closedGate(pair, '乙的证件已过期。', '请另派人员。', { until: '2025-05-20' }),
        closedGate({ code: 'x', title: 'y' }, '未告知。', '先告知。'),
      ]),
    )
    expect(refusal.detail).toEqual({
      code: 'certificates.pair',
      kind: 'notAllowed',
      message: '乙的证件已过期。',
      article: '行政处罚法第四十二条',
      next: '请另派人员。',
      facts: { until: '2025-05-20', alsoClosed: ['未告知。'] },
    })
  })
  it('say at which fields they are closed', () => {
    const at = (field: string) => closedGate({ ...pair, field }, `${field}不对。`, '请改。')
    expect(
      catchRefusal(() => passGates([at('/a'), closedGate(pair, '别的。', '请改。'), at('/b/0')])).detail,
    ).toMatchObject({
      field: '/a',
      facts: { alsoClosed: ['别的。', '/b/0不对。'], atFields: [{ field: '/b/0', message: '/b/0不对。' }] },
    })
  })
})

function catchRefusal(work: () => void): Refusal {
  try {
    work()
  } catch (error) {
    if (isRefusal(error)) return error
    throw error
  }
  throw new Error('was not refused')
}
