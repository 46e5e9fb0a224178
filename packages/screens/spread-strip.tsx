export interface Spread {
  p25: number
  median: number
  p75: number
  /** Left out where so much would tell of single cases. */
  p10?: number
  p90?: number
}

export interface SpreadStripProps {
  spread: Spread
  /** What the whole figure says, for whoever does not see it. */
  sentence: string
  /** A value in words: `20,000元`. */
  label(value: number): string
  /** Where the line begins, when not at the least of what is shown. */
  from?: number
  /** What may be chosen, drawn behind. */
  band?: { min: number; max: number; name: string }
  /** One value among them, and what it is called. */
  own?: { value: number; name: string; isOut?: boolean }
}

const HEIGHT = 64
const MIDDLE = 34
const BOX = 20
const AXIS = 58
/** Room on both sides, so that a mark at the edge is whole. */
const EDGE = 4

/** How values are spread: the middle half as a box, nearly all as a line, the middle as a stroke, one's own as a mark. */
export function SpreadStrip({ spread, sentence, label, from, band, own }: SpreadStripProps) {
  const { p10, p25, median, p75, p90 } = spread
  const values = [
    from ?? p25,
    p10 ?? p25,
    p90 ?? p75,
    ...(band ? [band.min, band.max] : []),
    ...(own ? [own.value] : []),
  ]
  const least = Math.min(...values)
  const most = Math.max(...values)
  const at = (value: number) => `${most === least ? 50 : EDGE + ((value - least) / (most - least)) * (100 - 2 * EDGE)}%`
  const width = (from: number, to: number) =>
    `${most === least ? 0 : ((to - from) / (most - least)) * (100 - 2 * EDGE)}%`
  return (
    <figure className="wh-spread">
      <svg width="100%" height={HEIGHT} role="img" aria-label={sentence}>
        {band && (
          <rect className="wh-spread-band" x={at(band.min)} width={width(band.min, band.max)} y="18" height="32" />
        )}
        <line className="wh-spread-axis" x1={`${EDGE}%`} x2={`${100 - EDGE}%`} y1={AXIS} y2={AXIS} />
        {p10 !== undefined && p90 !== undefined && (
          <line className="wh-spread-most" x1={at(p10)} x2={at(p90)} y1={MIDDLE} y2={MIDDLE} />
        )}
        <rect className="wh-spread-half" x={at(p25)} width={width(p25, p75)} y={MIDDLE - BOX / 2} height={BOX} />
        <line className="wh-spread-median" x1={at(median)} x2={at(median)} y1={MIDDLE - 14} y2={MIDDLE + 14} />
        {own && (
          <g className={own.isOut ? 'wh-spread-own wh-spread-out' : 'wh-spread-own'}>
            <line x1={at(own.value)} x2={at(own.value)} y1="14" y2={HEIGHT - 6} />
            <circle cx={at(own.value)} cy="10" r="5" />
          </g>
        )}
      </svg>
      <div className="wh-spread-ends" aria-hidden="true">
        <span>{label(least)}</span>
        <span>{label(most)}</span>
      </div>
      <ul className="wh-spread-key">
        {own && (
          <li className={own.isOut ? 'wh-spread-key-own wh-spread-out' : 'wh-spread-key-own'}>
            {own.name} {label(own.value)}
          </li>
        )}
        <li className="wh-spread-key-median">中位数 {label(median)}</li>
        <li className="wh-spread-key-half">
          中间一半 {label(p25)}至{label(p75)}
        </li>
        {p10 !== undefined && p90 !== undefined && (
          <li className="wh-spread-key-most">
            十分之八 {label(p10)}至{label(p90)}
          </li>
        )}
        {band && (
          <li className="wh-spread-key-band">
            {band.name} {label(band.min)}至{label(band.max)}
          </li>
        )}
      </ul>
    </figure>
  )
}
