import type { Fen } from '#kernel'
import { Fact, Facts, Money, Unverified } from './display.tsx'

interface Said {
  text: string
  basis?: { law: string; article: string }
}

/** What the view needs of a reasoned amount; the law engine's `Reasoning` is one. */
export interface ShownReasoning {
  tier: string
  rangeFen: { minFen: Fen; maxFen: Fen; optional: boolean } | null
  bandFen: { min: Fen; max: Fen } | null
  suggestedFen: Fen | null
  gates: (Said & { code: string })[]
  steps: (Said & { rule: string; confidence?: string })[]
}

const TIERS: Record<string, string> = {
  none: '不予处罚',
  mitigated: '减轻处罚',
  light: '从轻处罚',
  general: '一般处罚',
  heavy: '从重处罚',
}

/** How an amount was reached: the result, what must be done before it may be decided, and each step with its article. */
export function ReasoningView({ reasoning }: { reasoning: ShownReasoning }) {
  const { tier, rangeFen, bandFen, suggestedFen, gates, steps } = reasoning
  return (
    <div className="wh-reasoning">
      <Facts>
        <Fact name="档次">
          <strong>{TIERS[tier] ?? tier}</strong>
        </Fact>
        <Fact name="法定幅度">
          {rangeFen ? <Span least={rangeFen.minFen} most={rangeFen.maxFen} /> : '没有罚款'}
          {rangeFen?.optional && <span className="wh-muted">（可以不并处）</span>}
        </Fact>
        {bandFen && (
          <Fact name="基准幅度">
            <Span least={bandFen.min} most={bandFen.max} />
          </Fact>
        )}
        {suggestedFen !== null && (
          <Fact name="建议罚款">
            <strong>
              <Money fen={suggestedFen} capitals />
            </strong>
          </Fact>
        )}
      </Facts>
      {gates.length > 0 && (
        <section className="wh-reasoning-gates" aria-label="决定前须满足的条件">
          <h3>决定前须满足</h3>
          <ul>
            {gates.map((gate, i) => (
              <li key={`${gate.code} ${i}`}>
                {gate.text} <Article basis={gate.basis} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <h3>推算过程</h3>
      <ol className="wh-steps">
        {steps.map((step, i) => (
          <li key={i}>
            {step.text} <Article basis={step.basis} />
            {step.confidence && <Unverified confidence={step.confidence} />}
          </li>
        ))}
      </ol>
    </div>
  )
}

const Span = ({ least, most }: { least: Fen; most: Fen }) =>
  least === most ? (
    <Money fen={least} />
  ) : (
    <>
      <Money fen={least} /> 至 <Money fen={most} />
    </>
  )

const Article = ({ basis }: { basis: Said['basis'] }) =>
  basis ? (
    <span className="wh-article">
      《{basis.law}》{basis.article}
    </span>
  ) : null
