import type { Fitting, Law } from '#law-engine'
import { competenceOfItem, rowOf } from './show.ts'

/** An item that may fit, as it goes out: what it is, whose it is, and the words that led to it. */
export const showFitting = ({ power, met }: Fitting, { departments }: Law) => ({
  ...rowOf(power),
  competentBody: power.competentBody.text,
  competence: competenceOfItem(power, departments),
  met: met.map(({ said, met, reason }) => ({ said, met, reason: reason ?? null })),
})
