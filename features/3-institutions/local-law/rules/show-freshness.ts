import type { PlainDate } from '#kernel'
import { type FreshnessReport, type FreshValue, freshness, freshnessNames, type Law } from '#law-engine'

export interface FreshnessWanted {
  on: PlainDate
  field?: string
  state?: string
  after?: number
  limit: number
}

/** A value as it goes out. */
interface ShownValue {
  state: Exclude<FreshValue['state'], 'fresh'>
  stateName: string
  partName: string
  id: string
  name: string
  fieldCode: string | null
  fieldName: string
  place: string
  confidence: string
  source: string
  checkedOn: PlainDate | null
  textOf: PlainDate | null
  page: string
}

interface ShownFreshness extends Pick<FreshnessReport, 'on' | 'months' | 'total' | 'counts'> {
  rows: ShownValue[]
  after: string | null
}

/** Who asks for what all fields share. */
const SHARED = 'none'

/** What of the law waits to be read or read again: by field in the order of the policy, the unverified first. */
export function showFreshness(law: Law, { on, field, state, after = 0, limit }: FreshnessWanted): ShownFreshness {
  const { months, total, counts, values } = freshness(law, on)
  const order = new Map(law.fields.map(f => [f.code, f.order] as const))
  const orderOf = (value: FreshValue) =>
    value.fieldCode === null ? Number.MAX_SAFE_INTEGER : (order.get(value.fieldCode) ?? 0)
  const wanted = values
    .filter(value => !state || value.state === state)
    .filter(value => !field || value.fieldCode === (field === SHARED ? null : field))
    .sort((a, b) => orderOf(a) - orderOf(b) || STATES.indexOf(a.state) - STATES.indexOf(b.state))
  const rows = wanted.slice(after, after + limit).map(value => rowOf(value, law))
  return { ...{ on, months, total, counts, rows }, after: after + limit < wanted.length ? String(after + limit) : null }
}

const STATES: readonly FreshValue['state'][] = ['unverified', 'overdue', 'oldText', 'fresh']

function rowOf(value: FreshValue, law: Law): ShownValue {
  const { state, part, id, name, fieldCode, file, key, confidence, source, checkedOn, textOf } = value
  return {
    state: state as ShownValue['state'],
    stateName: freshnessNames[state],
    partName: partNames[part] ?? partNames[part.split('.')[0]!] ?? part,
    ...{ id, name, fieldCode, confidence, source, checkedOn, textOf },
    fieldName: law.fields.find(field => field.code === fieldCode)?.name ?? '各领域通用',
    place: file === null ? (isNamedByCode(part) ? `地方规定　${id}` : '地方规定') : inFile(file, key),
    page: pageOf(value, law),
  }
}

/** File and key; a file of one item is named by it. */
const inFile = (file: string, key: string): string => (file.includes(`/${key}.`) ? file : `${file}　${key}`)

/** Items and benchmarks of a place are known by their code; what came with them is not. */
const isNamedByCode = (part: string): boolean => part.startsWith('power') || part === 'profile'

const partNames: Record<string, string> = {
  statute: '法律法规版本',
  period: '法定期限',
  calendar: '日历',
  power: '权力事项',
  'power.competentBody': '实施主体',
  excludedBody: '执法范围以外的机构',
  circumstance: '裁量情节',
  profile: '裁量基准',
  seizure: '查封扣押',
  concurrence: '竞合',
  checklist: '检查要点',
  'checklist.line': '检查要点的一行',
  threshold: '门槛',
  'threshold.criminal': '刑事起点',
  'threshold.criminal.figure': '刑事起点的数额',
}

/** Where somebody sees what it says: its own page, or the items that rest on the same law. */
function pageOf({ part, id, name, file }: FreshValue, law: Law): string {
  if (part.startsWith('power')) return `/powers/${id}`
  if (part === 'period') return `/periods/${id}`
  if (file === null || part === 'profile') return '/local-rules'
  if (part === 'checklist.line') {
    const power = law.checklists.flatMap(list => list.items).find(item => item.id === id)?.power
    if (power) return `/powers/${power}`
  }
  return part === 'statute' ? `/powers?search=${encodeURIComponent(name)}` : '/powers'
}
