import { bookTitle } from '#kernel'
import { Day, Money, ReasoningView, Unverified } from '#screens'
import type { CaseLawView } from '../contract.ts'
import type { CaseState } from '../rules/state.ts'
import { ComparisonFigure } from './comparison-figure.tsx'

/** The law in force for the case: its items with their articles, what may be sealed or seized, and the reasoning of the proposal. */
export function CaseLaw({ state, law }: { state: CaseState; law: CaseLawView | undefined }) {
  const codes = state.conclusion?.powerCodes ?? state.powerCodes
  const powers = law?.powers.filter(power => codes.includes(power.code)) ?? []
  const treatment = state.decision?.treatment ?? state.assessment?.treatment ?? state.proposal
  return (
    <>
      {treatment?.comparison && (
        <section className="wh-sheet" aria-label="与同类案件比较">
          <h2>与同类案件比较</h2>
          <ComparisonFigure comparison={treatment.comparison} />
          {treatment.outlierReason && (
            <p className="ch-outlier">
              <strong>偏离同类案件的理由：</strong>
              {treatment.outlierReason}
            </p>
          )}
        </section>
      )}
      <section className="wh-sheet" aria-label="适用的法律">
        <h2>适用的法律</h2>
        {!law && <p className="wh-muted">正在载入……</p>}
        {law && (
          <p className="wh-muted">
            {law.fieldName}，按行为发生时（
            <Day value={law.on} />
            ）有效的规定
          </p>
        )}
        {powers.map(power => (
          <article key={power.code} className="ch-power">
            <h3>
              {power.name}
              <Unverified confidence={power.confidence} />
            </h3>
            <p>违反{power.violated.map(basis => `${bookTitle(basis.law)}${basis.article}`).join('、')}</p>
            <p>依据{power.penaltyBasis.map(basis => `${bookTitle(basis.law)}${basis.article}`).join('、')}</p>
            <p>
              {power.penaltyKinds.join('、')}
              {power.penaltyKinds.includes('罚款') && `：${power.fine}`}
            </p>
            {power.conditions.map(condition => (
              <p key={condition}>条件：{condition}</p>
            ))}
            <p className="wh-muted">{power.code}</p>
          </article>
        ))}
        {law && powers.length === 0 && <p className="wh-muted">提请立案时选择涉嫌违反的事项以后，在此列出条文。</p>}
        {law && <Seizure seizure={law.seizure} />}
      </section>
      {treatment?.reasoning && (
        <section className="wh-sheet" aria-label="裁量过程">
          <h2>裁量过程</h2>
          <p>
            拟处罚款 <Money fen={treatment.fineFen} />
          </p>
          <ReasoningView reasoning={treatment.reasoning} />
        </section>
      )}
    </>
  )
}

function Seizure({ seizure }: { seizure: CaseLawView['seizure'] }) {
  if (!seizure.allowed) {
    return <p className="ch-power">本领域的法律、法规没有规定查封、扣押；证据可能灭失的，先行登记保存。</p>
  }
  return (
    <div className="ch-power">
      {seizure.rules
        .filter(rule => rule.measures.length > 0)
        .map(rule => (
          <p key={rule.objects}>
            可以{rule.measures.join('、')}：{rule.objects}
            <span className="wh-article">
              （{bookTitle(rule.basis.law)}
              {rule.basis.article}）
            </span>
          </p>
        ))}
    </div>
  )
}
