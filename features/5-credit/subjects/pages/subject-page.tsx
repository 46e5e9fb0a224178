import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import {
  Day,
  EmptyState,
  Fact,
  Facts,
  OrNone,
  PageHead,
  ProblemNotice,
  problemOf,
  Sections,
  useApi,
  useMe,
} from '#screens'
import type { PermitRow, SubjectDetail } from '../contract.ts'
import { nameOfRegion, useFieldName, useRegions } from './subject-queries.ts'
import { KINDS, PERMIT_STATUS } from './words.ts'

/** One subject on one page: who it is, its permits, and what other features know of it. */
export function SubjectPage() {
  const { id = '' } = useParams()
  const api = useApi()
  const regions = useRegions()
  // each look is logged, so one visit asks once
  const query = useQuery({
    queryKey: ['subject', id],
    queryFn: () => api.get<SubjectDetail>(`/api/subjects/${encodeURIComponent(id)}`),
  })
  if (query.error) {
    return (
      <>
        <PageHead title="主体" />
        <ProblemNotice problem={problemOf(query.error)} />
        <Link to="/subjects">查询主体</Link>
      </>
    )
  }
  if (!query.data) return <p className="wh-muted">正在打开……</p>
  const subject = query.data
  return (
    <>
      <PageHead title={subject.name} note={KINDS[subject.kind] ?? subject.kind} />
      <div className="wh-stack">
        <section className="wh-sheet" aria-label="基本情况">
          <Facts>
            {subject.kind !== 'person' && (
              <Fact name="统一社会信用代码">
                <OrNone value={subject.uscc} />
              </Fact>
            )}
            {subject.kind !== 'organisation' && (
              <Fact name="身份证号">
                <OrNone value={subject.citizenIdMasked} />
              </Fact>
            )}
            {subject.kind !== 'person' && (
              <Fact name="法定代表人（负责人）">
                <OrNone value={subject.legalRepresentative} />
              </Fact>
            )}
            <Fact name="地址">{subject.address}</Fact>
            <Fact name="联系电话">
              <OrNone value={subject.phoneMasked} />
            </Fact>
            <Fact name="所在地区">{nameOfRegion(regions, subject.region)}</Fact>
          </Facts>
          <p className="wh-muted">个人信息已遮盖显示；本次查看已经留下记录（个人信息保护法第六条）。</p>
        </section>
        <section className="wh-sheet" aria-labelledby="permits">
          <h2 id="permits">许可</h2>
          {subject.permits.length > 0 ? <Permits permits={subject.permits} /> : <EmptyState title="没有登记许可。" />}
        </section>
        <Sections of="subject" id={subject.id} />
      </div>
    </>
  )
}

function Permits({ permits }: { permits: readonly PermitRow[] }) {
  const fieldName = useFieldName()
  const { today } = useMe()
  return (
    <div className="wh-scroll">
      <table className="wh-compare">
        <thead>
          <tr>
            <th scope="col">许可证</th>
            <th scope="col">编号</th>
            <th scope="col">领域</th>
            <th scope="col">有效期</th>
            <th scope="col">状态</th>
          </tr>
        </thead>
        <tbody>
          {permits.map(permit => (
            <tr key={permit.number}>
              <td>{permit.kind}</td>
              <td className="wh-code">{permit.number}</td>
              <td>{fieldName(permit.fieldCode)}</td>
              <td>
                <Day value={permit.validFrom} /> 至 {permit.validUntil ? <Day value={permit.validUntil} /> : '长期'}
              </td>
              <td>
                <Status permit={permit} today={today} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Status({ permit, today }: { permit: PermitRow; today: string }) {
  const isOver = permit.validUntil !== null && permit.validUntil < today
  if (permit.status === 'valid' && isOver) return <span className="wh-urgent">已过有效期</span>
  return PERMIT_STATUS[permit.status] ?? permit.status
}
