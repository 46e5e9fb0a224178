import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { OrganRow } from '#features/4-platform/tenancy'
import type { SubjectDetail } from '#features/5-credit/subjects'
import { FormRunner, type Hints, PageHead, PickersProvider, useApi, useMe, type Values } from '#screens'
import type { CommandReply } from '../contract.ts'
import { type BodyOf, commands } from '../rules/commands.ts'
import { endedStages } from '../rules/stage.ts'
import './case-handling.css'
import { FindingCompetence } from './competence-panel.tsx'
import { FieldPicker, OrganPicker, RegionPicker, useOrgans } from './pickers/places.tsx'
import { SubjectPicker } from './pickers/subject.tsx'
import { useCasesOfParty, useFields, useRefresh } from './queries.ts'
import { SubjectAtHand } from './subject-at-hand.tsx'

const pickers = { field: FieldPicker, organ: OrganPicker, region: RegionPicker, subject: SubjectPicker }

/** What came to its end without being a case of ours is no other case of the party. */
const ENDED: readonly string[] = endedStages

type Finding = Partial<BodyOf<'registerFinding'>>

/** 登记线索: what came in, about whom; beside it what is already known of the party, so that nothing is registered twice. */
export function NewFinding() {
  const api = useApi()
  const me = useMe()
  const navigate = useNavigate()
  const organs = useOrgans()
  const fields = useFields()
  const [data, setData] = useState<Finding>({})
  const subject = useSubject(data.subjectId)
  const known = useCasesOfParty(data.subjectId)
  const refresh = useRefresh('')
  const open = known.data?.rows.filter(row => !ENDED.includes(row.stage)) ?? []
  const fill = useMemo(
    () => ({ ...fillFrom(subject.data, organs.data?.rows), conductUntil: data.conductFrom }),
    [subject.data, organs.data, data.conductFrom],
  )
  const submit = async (body: BodyOf<'registerFinding'>, key: string) => {
    const reply = await api.post<CommandReply>('/api/cases', body, key)
    await refresh()
    // after this the form drops its draft; the page goes once it has
    setTimeout(() => navigate(`/cases/${reply.caseId}`))
  }
  return (
    <PickersProvider pickers={pickers}>
      <PageHead title="登记线索" note="登记以后成为一件案件，由承办机构负责人指派办案人员核查。" />
      <div className="ch-form ch-new">
        <FormRunner
          schema={commands.registerFinding.body}
          hints={values => hintsFor(values, organs.data?.rows, open.length > 0)}
          draftKey="cases.new"
          initial={{ receivedOn: me.today, sourceKind: me.duties.includes('registrar') ? 'tip' : 'inspection' }}
          fill={fill as never}
          submitLabel="登记线索"
          onChange={setData}
          onSubmit={submit}
        />
        <aside aria-label="当事人已知情况">
          <FindingCompetence finding={data} />
          <SubjectAtHand
            isChosen={data.subjectId !== undefined}
            subject={subject.data}
            cases={known.data?.rows}
            fieldName={code => fields.data?.rows.find(field => field.code === code)?.name ?? code}
          />
        </aside>
      </div>
    </PickersProvider>
  )
}

function useSubject(id: string | undefined) {
  const api = useApi()
  return useQuery({
    queryKey: ['subject', id],
    queryFn: () => api.get<SubjectDetail>(`/api/subjects/${id}`),
    enabled: id !== undefined,
  })
}

/** What the subject's file tells: where, in which field, under whose jurisdiction. */
function fillFrom(subject: SubjectDetail | undefined, organs: readonly OrganRow[] = []): Finding {
  if (!subject) return {}
  const fieldCodes = new Set(subject.permits.map(permit => permit.fieldCode))
  const organ = organs.find(candidate => candidate.region === subject.region)
  return {
    place: subject.address,
    ...(fieldCodes.size === 1 && { fieldCode: [...fieldCodes][0]! }),
    ...(organ && { organId: organ.id }),
  }
}

const hidden = { hidden: true } as const

function hintsFor(values: Values, organs: readonly OrganRow[] | undefined, isKnown: boolean): Hints {
  // a tip that another organ handed over has a reporter as well
  const fromReporter = values.sourceKind !== 'inspection'
  return {
    ...(!organs || organs.length > 1 ? {} : { '/organId': hidden }),
    '/organId': {
      ...(organs && organs.length <= 1 && hidden),
      help: '由违法行为发生地的县级机构管辖；不选的由本机构承办。',
    },
    '/summary': { long: true, help: '何人、何时、何地、做了什么，有什么材料。不写举报人的身份。' },
    // only in this field does it matter what kind of institution the party is
    '/institution':
      values.fieldCode === 'RTV' ? { help: '持证的播出、制作、传输机构由广播电视行政部门管辖，不予立案。' } : hidden,
    '/conductUntil': { help: '连续或者继续的行为，填最后一日；追责期限从这一日起算。' },
    ...(values.sourceKind === 'inspection' && { '/reference': hidden }),
    ...(fromReporter
      ? {
          '/reporter': {
            help: '与案件分开保存，办案人员看不到；只有举报受理岗位说明用途后可以查看，每次查看都有记录。',
          },
        }
      : { '/reporter': hidden }),
    ...(isKnown
      ? { '/notDuplicateBecause': { help: '该当事人已有案件。行为日期与已有案件重叠而确属不同行为的，写明理由。' } }
      : { '/notDuplicateBecause': hidden }),
  }
}
