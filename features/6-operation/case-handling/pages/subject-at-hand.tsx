import { Link } from 'react-router'
import type { SubjectDetail } from '#features/5-credit/subjects'
import { Day, Fact, Facts, OrNone } from '#screens'
import type { CaseRow } from '../contract.ts'

interface SubjectAtHandProps {
  isChosen: boolean
  subject: SubjectDetail | undefined
  cases: readonly CaseRow[] | undefined
  fieldName(code: string): string
}

/** What is known of the party while a finding is registered: permits, and cases that may be the same. */
export function SubjectAtHand({ isChosen, subject, cases, fieldName }: SubjectAtHandProps) {
  if (!isChosen) {
    return (
      <section className="wh-sheet">
        <h2>当事人已知情况</h2>
        <p className="wh-muted">选择当事人以后，在此显示其许可和已有案件，避免重复登记。</p>
      </section>
    )
  }
  return (
    <>
      <section className="wh-sheet" aria-label="主体档案">
        <h2>主体档案</h2>
        {!subject && <p className="wh-muted">正在载入……</p>}
        {subject && (
          <Facts>
            <Fact name="名称">{subject.name}</Fact>
            <Fact name="统一社会信用代码">
              <OrNone value={subject.uscc} />
            </Fact>
            <Fact name="法定代表人（负责人）">
              <OrNone value={subject.legalRepresentative} />
            </Fact>
            <Fact name="地址">{subject.address}</Fact>
            <Fact name="许可">
              {subject.permits.length === 0 && <span className="wh-muted">没有登记许可</span>}
              {subject.permits.map(permit => (
                <span key={permit.number} className="ch-permit">
                  {fieldName(permit.fieldCode)}　{permit.number}
                  {permit.validUntil && (
                    <>
                      　至
                      <Day value={permit.validUntil} />
                    </>
                  )}
                </span>
              ))}
            </Fact>
          </Facts>
        )}
      </section>
      <section className="wh-sheet" aria-label="该当事人的案件">
        <h2>该当事人的案件</h2>
        {!cases && <p className="wh-muted">正在查询……</p>}
        {cases?.length === 0 && <p className="wh-muted">没有其他案件，也没有行政处罚。</p>}
        {cases && cases.length > 0 && (
          <>
            <p className="wh-muted">请先核对是否为同一行为：同一行为只立一案。</p>
            <ul className="ch-papers">
              {cases.map(row => (
                <li key={row.id}>
                  <Link to={`/cases/${row.id}`} target="_blank">
                    {row.cause}
                  </Link>
                  {row.penaltyKinds.length > 0 && (
                    <span>
                      行政处罚：{row.penaltyKinds.join('、')}（<Day value={row.decidedOn} />
                      决定）
                    </span>
                  )}
                  <span className="wh-muted">
                    {row.stageName}　{row.caseNumber ?? '尚未立案'}　<Day value={row.openedOn} />
                    登记
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
    </>
  )
}
