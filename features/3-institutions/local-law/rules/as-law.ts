import type { PlainDate, RegionCode } from '#kernel'
import type { AddedItem, AddedProfile, Law } from '#law-engine'
import type { NewItem, NewProfile } from '../bodies/local-rule.ts'

/** A local item in the words of the law folder. */
export function itemAsLaw(code: string, item: NewItem, law: Law, draftedOn: PlainDate, until?: PlainDate): AddedItem {
  // whoever drafts has the text before him that day
  const checked = { checkedOn: draftedOn, textOf: draftedOn }
  const basis = { law: item.statute, article: item.penaltyArticle }
  const field = law.fields.find(f => f.code === item.fieldCode)?.name ?? item.fieldCode
  return {
    statute: {
      name: item.statute,
      kind: item.statuteKind,
      edition: item.edition,
      inForce: item.from,
      source: item.source,
      confidence: 'verified',
      ...checked,
    },
    checklist: {
      fieldCode: item.fieldCode,
      name: `${field}：${item.statute}`,
      basis,
      from: item.from,
      ...(until && { until }),
      source: item.source,
      confidence: 'verified',
      ...checked,
      items: [
        {
          id: code,
          text: item.name,
          how: item.howToLook,
          power: code,
          basis: { law: item.statute, article: item.violatedArticle },
        },
      ],
    },
    power: {
      code,
      fieldCode: item.fieldCode,
      field,
      name: item.name,
      gloss: item.name,
      kind: 'penalty',
      violated: [{ law: item.statute, article: item.violatedArticle }],
      penaltyBasis: [basis],
      penaltyKinds: item.penaltyKinds,
      ...(item.fine && {
        fine: { type: 'range', minYuan: item.fine.minYuan, maxYuan: item.fine.maxYuan, optional: item.fine.optional },
      }),
      orderToCorrect: item.orderToCorrect,
      subjects: item.subjects,
      competentBody: { kind: 'ours', level: 'county-or-above', text: '文化市场综合执法机构' },
      basis,
      from: item.from,
      ...(until && { until }),
      source: item.source,
      confidence: 'verified',
      ...checked,
    },
  }
}

/** A local benchmark in the words of the law folder: three tiers, each beginning where the one below ends. */
export function profileAsLaw(
  id: string,
  profile: NewProfile,
  region: RegionCode,
  draftedOn: PlainDate,
  until?: PlainDate,
): AddedProfile {
  const checked = { checkedOn: draftedOn, textOf: draftedOn }
  const tiers = ({ light, general }: { light: number; general: number }) => ({
    light: { from: 0, to: light },
    general: { from: light, to: general },
    heavy: { from: general, to: 100 },
  })
  return {
    statute: {
      name: profile.statute,
      kind: 'document',
      edition: profile.edition,
      inForce: profile.from,
      source: profile.source,
      confidence: 'verified',
      ...checked,
    },
    profile: {
      id,
      name: profile.name,
      region,
      basis: { law: profile.statute, article: profile.article },
      from: profile.from,
      ...(until && { until }),
      source: profile.source,
      confidence: 'verified',
      ...checked,
      bands: { range: tiers(profile.range), cap: tiers(profile.cap), multiple: tiers(profile.multiple) },
    },
  }
}
