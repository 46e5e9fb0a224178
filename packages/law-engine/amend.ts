import type { PlainDate } from '#kernel'
import { crossCheck } from './cross-check.ts'
import type { LawFault } from './data-error.ts'
import { readProfile } from './read-benchmarks.ts'
import { readChecklist, readStatutes } from './read-lists.ts'
import { readPower } from './read-power.ts'
import type { Law, Power } from './types.ts'

/** Somebody charged with it has read the text of one version of an item. */
export interface Confirmation {
  code: string
  /** The version: the day it applies from. */
  from: PlainDate
  /** Which text was read, of which edition. */
  text: string
  readOn: PlainDate
  by: string
}

/** An item, the local statute it rests on and how an inspection looks for it, in the words of the folder's files. */
export interface AddedItem {
  power: { code: string; fieldCode: string } & Record<string, unknown>
  statute: Record<string, unknown>
  checklist: Record<string, unknown>
}

/** A benchmark and the paper it stands in, in the words of `benchmarks/<id>/profile.yaml` and `statutes.yaml`. */
export interface AddedProfile {
  profile: { id: string } & Record<string, unknown>
  statute: Record<string, unknown>
}

/** What a place adds to the law of the folder. */
export interface Amendments {
  /** Becomes part of the version: which state of the additions this is. */
  stamp: string
  confirmations: readonly Confirmation[]
  items: readonly AddedItem[]
  profiles: readonly AddedProfile[]
}

/**
 * The law with what a place adds. An addition that cannot be read (because the folder has changed since) is left out
 * and named, so that one bad record never takes the law away from everybody.
 */
export function amendLaw(law: Law, added: Amendments): { law: Law; left: LawFault[] } {
  const left: LawFault[] = []
  const whole = <T>(read: (faults: LawFault[]) => T): T[] => {
    const faults: LawFault[] = []
    const value = read(faults)
    left.push(...faults)
    return faults.length === 0 ? [value] : []
  }
  const items = added.items.flatMap(({ power, statute, checklist }) =>
    whole(faults => ({
      power: readPower(power, `powers/${power.fieldCode}/${power.code}.yaml`, faults),
      statutes: readStatutes({ statutes: [statute] }, 'statutes.yaml', faults),
      checklist: readChecklist(checklist, `checklists/${power.fieldCode}.yaml`, faults),
    })),
  )
  const profiles = added.profiles.flatMap(({ profile, statute }) =>
    whole(faults => ({
      profile: readProfile(profile, `benchmarks/${profile.id}/profile.yaml`, faults),
      statutes: readStatutes({ statutes: [statute] }, 'statutes.yaml', faults),
    })),
  )
  return {
    left,
    law: {
      ...law,
      version: `${law.version}+${added.stamp}`,
      statutes: [...law.statutes, ...[...items, ...profiles].flatMap(addition => addition.statutes)],
      powers: [...law.powers.map(power => confirmed(power, added.confirmations)), ...items.map(item => item.power)],
      checklists: [...law.checklists, ...items.map(item => item.checklist)],
      profiles: [...law.profiles, ...profiles.map(p => p.profile)],
      added: [
        ...items.flatMap(({ power, statutes, checklist }) => [
          power.code,
          checklist.name,
          ...statutes.map(nameOfEdition),
        ]),
        ...profiles.flatMap(({ profile, statutes }) => [profile.id, ...statutes.map(nameOfEdition)]),
      ],
    },
  }
}

const nameOfEdition = ({ name, edition }: { name: string; edition: string }): string => `${name} ${edition}`

/** What is wrong with additions: unreadable, overlapping, naming what does not exist. Empty when they may be adopted. */
export function faultsOf(law: Law, added: Amendments): LawFault[] {
  const amended = amendLaw(law, added)
  const faults = [...amended.left]
  if (faults.length === 0) crossCheck(amended.law, faults)
  return faults
}

function confirmed(power: Power, confirmations: readonly Confirmation[]): Power {
  const found = confirmations.find(({ code, from }) => code === power.code && from === power.from)
  if (!found || power.confidence === 'verified') return power
  return {
    ...power,
    confidence: 'verified',
    competentBody: { ...power.competentBody, confidence: 'verified' },
    // whoever reads, reads the text as it stands that day
    ...{ checkedOn: found.readOn, textOf: found.readOn },
    source: `${found.by}于${found.readOn}核对${found.text}（原为：${power.source}）`,
  }
}
