import type { PlainDate, RegionCode } from '#kernel'
import { competenceOf, getPower, type Law, versionsOf } from '#law-engine'

/** The engine's answer in one shape. @throws Refusal `law.powerUnknown`. */
export function showCompetence(
  law: Law,
  code: string,
  asked: { organ: RegionCode; place?: RegionCode; on: PlainDate; institution?: string },
) {
  const { organ, place, on, institution } = asked
  const { fieldCode } = versionsOf(law, code)[0] ?? getPower(law, code, on)
  const found = competenceOf(law, {
    ...{ power: code, fieldCode, on, organ, place: place ?? organ },
    party: institution === undefined ? {} : { institution },
  })
  return {
    kind: found.kind,
    text: found.text,
    next: 'next' in found ? found.next : null,
    departments: found.kind === 'ours' ? found.alsoCompetent : 'departments' in found ? found.departments : [],
    penaltyKinds: found.kind === 'partly' ? found.penaltyKinds : [],
    region: 'region' in found ? found.region : null,
    bases: found.bases,
    confidence: found.confidence,
  }
}
