import { bookTitle, type Fen, type PlainDate } from '#kernel'
import { Day, Fact, Facts, Money, Unverified } from './display.tsx'

interface Said {
  text: string
  basis?: { law: string; article: string }
}

interface ShownVersion {
  from: PlainDate
  until?: PlainDate
  penaltyBasis: { law: string; article: string }[]
  rangeFen: { minFen: Fen; maxFen: Fen; optional: boolean } | null
}

/** Old and new law beside each other. */
interface ShownComparison {
  applied: 'old' | 'new'
  old: ShownVersion
  new: ShownVersion
  reason: string
  basis: { law: string; article: string }
  confidence: string
}

/** What the view needs of a reasoned amount; the law engine's `Reasoning` is one. */
export interface ShownReasoning {
  /** Which version of the item applies. */
  law?: { from: PlainDate }
  compared?: ShownComparison
  /** Name of the benchmark; reasonings frozen earlier do not have it. */
  profileName?: string
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
  const { law, compared, profileName, tier, rangeFen, bandFen, suggestedFen, gates, steps } = reasoning
  return (
    <div className="wh-reasoning">
      <Facts>
        <Fact name="档次">
          <strong>{TIERS[tier] ?? tier}</strong>
        </Fact>
        {law && (
          <Fact name="适用的版本">
            <Day value={law.from} /> 起施行
            {compared && (compared.applied === 'old' ? '（旧法）' : '（新法）')}
          </Fact>
        )}
        <Fact name="法定幅度">
          <Range rangeFen={rangeFen} />
        </Fact>
        {bandFen && (
          <Fact name="基准幅度">
            <Span least={bandFen.min} most={bandFen.max} />
            {profileName && <span className="wh-muted">（{profileName}）</span>}
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
      {compared && <OldAndNew compared={compared} />}
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

/** What the act comes to under the law of its day and under that of the decision's, with the one that applies and why. */
function OldAndNew({ compared }: { compared: ShownComparison }) {
  const { applied, reason, basis, confidence } = compared
  return (
    <section className="wh-versions" aria-label="新旧规定比较">
      <h3>新旧规定比较</h3>
      <div className="wh-versions-pair">
        {(['old', 'new'] as const).map(side => (
          <VersionSide key={side} side={side} version={compared[side]} isApplied={applied === side} />
        ))}
      </div>
      <p>
        {reason}。 <Article basis={basis} />
        <Unverified confidence={confidence} />
      </p>
    </section>
  )
}

const SIDES = { old: '旧法（行为时）', new: '新法（决定时）' }

function VersionSide({ side, version, isApplied }: { side: 'old' | 'new'; version: ShownVersion; isApplied: boolean }) {
  const { from, until, penaltyBasis, rangeFen } = version
  return (
    <div className={isApplied ? 'wh-version wh-version-applied' : 'wh-version'}>
      <h4>
        {SIDES[side]}
        {isApplied && <strong>适用</strong>}
      </h4>
      <p className="wh-version-amount">
        <Range rangeFen={rangeFen} />
      </p>
      <p className="wh-muted">
        <Day value={from} />{' '}
        {until ? (
          <>
            至 <Day value={until} />
          </>
        ) : (
          '起'
        )}
      </p>
      <p className="wh-article">{penaltyBasis.map(({ law, article }) => `${bookTitle(law)}${article}`).join('、')}</p>
    </div>
  )
}

const Range = ({ rangeFen }: Pick<ShownReasoning, 'rangeFen'>) =>
  rangeFen ? (
    <>
      <Span least={rangeFen.minFen} most={rangeFen.maxFen} />
      {rangeFen.optional && <span className="wh-muted">（可以不并处）</span>}
    </>
  ) : (
    <>没有罚款</>
  )

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
      {bookTitle(basis.law)}
      {basis.article}
    </span>
  ) : null
