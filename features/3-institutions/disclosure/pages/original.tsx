import type { PieceView, RedactionReply } from '../contract.ts'

const titles = { cause: '违法行为类型（案由）', facts: '违法事实', content: '处罚内容' } as const

type Hidden = Extract<PieceView, { hidden: string }>

/** The original with every hidden place marked and numbered, and beneath it what stands instead and why. */
export function Original({ reply }: { reply: RedactionReply }) {
  const { original, look } = reply
  const hidden: Hidden[] = []
  const numberOf = (piece: Hidden): number => hidden.push(piece)
  return (
    <>
      {(Object.keys(titles) as (keyof typeof titles)[]).map(name => (
        <div key={name} className="dc-original">
          <h3>{titles[name]}</h3>
          <p>
            {original[name].map((piece, i) =>
              'kept' in piece ? <span key={i}>{piece.kept}</span> : <Mark key={i} piece={piece} n={numberOf(piece)} />,
            )}
          </p>
        </div>
      ))}
      <h3>隐去了什么，为什么</h3>
      {hidden.length === 0 ? (
        <p className="wh-muted">没有发现应当隐去的内容。</p>
      ) : (
        <ol className="dc-hidden">
          {hidden.map((piece, i) => (
            <li key={i}>
              <span>
                {piece.hidden} → {piece.shown}
              </span>
              <span className="wh-muted">
                {piece.kindName}：{piece.why}
              </span>
            </li>
          ))}
        </ol>
      )}
      {look.length > 0 && <p className="dc-look">原文提到“{look.join('”“')}”，请核对有无商业秘密、国家秘密。</p>}
    </>
  )
}

const Mark = ({ piece, n }: { piece: Hidden; n: number }) => (
  <mark
    className={piece.kind === 'minor' || piece.kind === 'guardian' ? 'dc-mark dc-mark-minor' : 'dc-mark'}
    title={piece.why}
  >
    {piece.hidden}
    <sup>{n}</sup>
  </mark>
)
