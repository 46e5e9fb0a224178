import { expect, it } from 'vitest'
import { PRINCIPLES } from './data-types.ts'
import { law, refusalOf } from './factory.ts'
import { getPrinciple } from './principles.ts'

it('every general rule has its article, from the day of the law on', () => {
  for (const id of PRINCIPLES) {
    expect(getPrinciple(law, id, '2021-07-15')).toMatchObject({
      id,
      basis: { law: '行政处罚法' },
      confidence: 'verified',
    })
    expect(refusalOf(() => getPrinciple(law, id, '2021-07-14'))).toMatchObject({
      code: 'law.principleNotInForce',
      next: expect.stringContaining('2021'),
    })
  }
})
