import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { ProblemNotice, problemOf, Unverified, useApi, type Values } from '#screens'
import type { CompetenceView } from '../contract.ts'
import { useRested } from './use-rested.ts'

/** Whose the items that a form names are; asked while `enabled`. */
export function useCaseCompetence(caseId: string, data: Values, enabled: boolean) {
  const api = useApi()
  const named = ((data.powerCodes ?? []) as unknown[]).filter(code => typeof code === 'string')
  const powers = useRested(named.join(','))
  const query = useQuery({
    queryKey: ['competence', caseId, powers],
    queryFn: () => api.get<CompetenceView>(`/api/cases/${caseId}/competence`, powers ? { powers } : {}),
    placeholderData: keepPreviousData,
    enabled,
  })
  return { query, powers: powers.split(',').filter(Boolean) }
}

interface CaseCompetenceProps {
  competence: ReturnType<typeof useCaseCompetence>
  /** Opens the draft of the letter; absent where it is being drafted. */
  onDraft?: (powers: readonly string[]) => void
}

/** 管辖 beside a form that names items: whose they are, and what to do with what is not ours. */
export function CaseCompetence({ competence: { query, powers }, onDraft }: CaseCompetenceProps) {
  if (query.error) return <ProblemNotice problem={problemOf(query.error)} />
  if (!query.data) return null
  const draft = onDraft && { onDraft: () => onDraft(powers) }
  return <CompetencePanel view={query.data} isChosen={powers.length > 0} {...draft} heading="h3" />
}

/** The same while a finding is registered: the party and the field decide. */
export function FindingCompetence({ finding }: { finding: Record<string, unknown> }) {
  const api = useApi()
  const { fieldCode, subjectId, institution, organId, conductUntil } = finding
  const known = { fieldCode, subjectId, institution, organId, conductUntil } as Record<string, string | undefined>
  const asked = useRested(JSON.stringify(known))
  const query = useQuery({
    queryKey: ['competence', asked],
    queryFn: () => api.get<CompetenceView>('/api/case-competence', JSON.parse(asked)),
    placeholderData: keepPreviousData,
    enabled: JSON.parse(asked).fieldCode !== undefined,
    retry: false,
  })
  if (!query.data || (!query.data.party && query.data.rows.length === 0)) return null
  return <CompetencePanel view={query.data} isChosen={false} heading="h2" />
}

/** Why a filing cannot be asked for: one of its items is not ours, or the party is nobody's here. */
export function againstFiling({ query, powers }: ReturnType<typeof useCaseCompetence>): string[] {
  // the party is a condition of its own; without items the rows only tell of the field
  if (!query.data || query.data.party || powers.length === 0) return []
  const foreign = query.data.rows.filter(row => row.kind !== 'ours' && row.kind !== 'partly')
  return foreign.map(row => `“${row.name}”${KINDS[row.kind]}，不能立案。${row.next ?? ''}`)
}

const KINDS: Record<string, string> = {
  ours: '归本机关',
  partly: '部分归本机关',
  otherPlace: '归违法行为发生地',
  otherLevel: '归上级机关',
  otherDepartment: '归其他部门',
  excludedBody: '不在执法范围',
  assistOnly: '只配合查处',
}

const LETTERS = { assist: '协作函', transfer: '案件移送单' } as const

interface PanelProps {
  view: CompetenceView
  /** Items were named; without, only those that are not ours are listed. */
  isChosen: boolean
  onDraft?: () => void
  /** Rank of its heading on the page it stands on. */
  heading: 'h2' | 'h3'
}

function CompetencePanel({ view, isChosen, onDraft, heading: Heading }: PanelProps) {
  const { party, rows, letter } = view
  const letterName = letter ? LETTERS[letter.kind] : party ? LETTERS.transfer : undefined
  return (
    <section className="wh-sheet ch-competence" aria-label="管辖" aria-live="polite">
      <Heading>管辖</Heading>
      {party && (
        <div className="ch-competence-party" role="alert">
          <p>
            <strong className="wh-urgent">{KINDS[party.kind]}</strong>　{party.text}
          </p>
          <p>{party.next}</p>
          <p className="wh-article">{party.article}</p>
        </div>
      )}
      {!party && !isChosen && (
        <p className="wh-muted">
          {rows.length === 0
            ? '本领域的事项都归本机关处罚。'
            : '选择事项以后说明由谁处罚。本领域不归本机关，或者不全归本机关的事项：'}
        </p>
      )}
      <ul className="ch-papers">
        {(party ? [] : rows).map(row => (
          <li key={row.code}>
            <span>
              <strong className={row.kind === 'ours' ? undefined : 'wh-urgent'}>{KINDS[row.kind]}</strong>
              {row.departments.length > 0 &&
                `　${row.kind === 'ours' ? '共同管辖：' : ''}${row.departments.join('、')}`}
              <Unverified confidence={row.confidence} />
            </span>
            <span>{isChosen ? row.text : `${row.name}（${row.code}）`}</span>
            {isChosen && row.next && <span>{row.next}</span>}
            {isChosen && <span className="wh-muted">{row.article}</span>}
          </li>
        ))}
      </ul>
      {onDraft && letterName && (
        <Button type="primary" onClick={onDraft}>
          起草{letterName}
        </Button>
      )}
    </section>
  )
}
