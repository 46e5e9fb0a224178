import { findHits } from './find-hits.ts'
import type { Hit, HitKind } from './hit.ts'
import type { Known } from './known.ts'

/** A text cut where something was hidden: put together, `kept` and `hidden` are the original, `kept` and `shown` the result. */
export type Piece = { kept: string } | { hidden: string; shown: string; kind: HitKind; why: string }

/** Stands where two hidden things touch so that no rule could tell them apart. No hit can contain it. */
const BLANK = '××'

/**
 * Hides what must not become public. The result has no hit any more, and hiding it again changes nothing. It is a
 * suggestion: the publisher reads both sides.
 */
export function redact(text: string, known: Known, confirmed: readonly string[] = []): Piece[] {
  let pieces: Piece[] = text === '' ? [] : [{ kept: text }]
  // what stands in place of one thing may, with its neighbours, make another; each round leaves less to find
  for (;;) {
    const hits = findHits(shownText(pieces), known, confirmed)
    if (hits.length === 0) return pieces
    pieces = hide(pieces, united(hits))
  }
}

export const shownText = (pieces: readonly Piece[]): string =>
  pieces.map(piece => ('kept' in piece ? piece.kept : piece.shown)).join('')

export const originalText = (pieces: readonly Piece[]): string =>
  pieces.map(piece => ('kept' in piece ? piece.kept : piece.hidden)).join('')

/** Hits that overlap become one; what stands there is that of the longest, where it covers all, and nothing else. */
function united(hits: readonly Hit[]): Hit[] {
  const spans: Hit[] = []
  for (const hit of hits) {
    const last = spans.at(-1)
    if (!last || hit.start >= last.end) spans.push(hit)
    else if (hit.end > last.end) spans[spans.length - 1] = { ...last, end: hit.end, shown: BLANK }
    else if (severity(hit.kind) > severity(last.kind))
      spans[spans.length - 1] = { ...last, kind: hit.kind, why: hit.why }
  }
  return spans
}

const severity = (kind: HitKind): number => (kind === 'minor' ? 2 : kind === 'guardian' ? 1 : 0)

function hide(pieces: readonly Piece[], hits: readonly Hit[]): Piece[] {
  const result: Piece[] = []
  let at = 0
  const waiting = [...hits]
  let open: { hidden: string; hit: Hit; again: boolean } | undefined
  const close = () => {
    if (!open) return
    const { hidden, hit, again } = open
    result.push({ hidden, shown: again ? BLANK : hit.shown, kind: hit.kind, why: hit.why })
    open = undefined
  }
  for (const piece of pieces) {
    const shown = 'kept' in piece ? piece.kept : piece.shown
    const end = at + shown.length
    if ('hidden' in piece) {
      const hit = waiting.find(h => h.start < end && h.end > at)
      if (!hit) result.push(piece)
      else {
        if (open?.hit !== hit) close()
        open ??= { hidden: '', hit, again: true }
        open.hidden += piece.hidden
        open.again = true
        if (hit.end <= end) close()
      }
    } else {
      let from = at
      for (const hit of waiting.filter(h => h.start < end && h.end > at)) {
        const start = Math.max(from, hit.start)
        if (start > from) result.push({ kept: shown.slice(from - at, start - at) })
        const until = Math.min(end, hit.end)
        if (open?.hit !== hit) close()
        open ??= { hidden: '', hit, again: false }
        open.hidden += shown.slice(start - at, until - at)
        if (hit.end <= end) close()
        from = until
      }
      if (from < end) result.push({ kept: shown.slice(from - at) })
    }
    at = end
  }
  close()
  return result
}
