import { closedGate, formatDayZh, type Gate, openGate } from '#kernel'
import type { CaseContext } from './context.ts'
import type { CaseState } from './state.ts'

/*
 * What must have been heard. A file may be reviewed once the party has used its right, has given it up, or has let the time
 * pass: a review harms nobody, and a later statement reopens it (`evolve/review.ts`). A decision is what 行政处罚法第六十二条
 * forbids, and the notice promised to listen until a day: before that day is over only a clear waiver opens it.
 */

/** Conditions before the papers go on to review or discussion. */
export const heardForReview = (state: CaseState, context: CaseContext): Gate[] =>
  state.noticeDue === false
    ? []
    : [noticeGate(state), assessedGate(state), windowGate(state, context, 'review'), hearingGate(state, context)]

/** Conditions before the decision. */
export const heardForDecision = (state: CaseState, context: CaseContext): Gate[] =>
  state.noticeDue === false
    ? []
    : [noticeGate(state), assessedGate(state), windowGate(state, context, 'decision'), hearingGate(state, context)]

function noticeGate({ notice }: CaseState): Gate {
  const gate = { code: 'caseHandling.noticeNotServed', title: '事先告知', article: '行政处罚法第四十四条、第六十二条' }
  return notice
    ? openGate(gate, `事先告知书已于${formatDayZh(notice.servedOn)}送达。`)
    : closedGate(gate, '事先告知书没有送达，不得作出行政处罚决定。', '请先送达行政处罚事先告知书。')
}

/** Everything the party has said has been checked, and answered with reasons. Late statements too, while nothing is decided. */
function assessedGate({ defences }: CaseState): Gate {
  const gate = { code: 'caseHandling.defenceUnread', title: '陈述申辩的复核', article: '行政处罚法第四十五条' }
  const unread = defences.filter(d => !d.assessed)
  if (unread.length === 0) return openGate(gate, defences.length > 0 ? '陈述申辩已经复核。' : '没有收到陈述申辩。')
  return closedGate(gate, `有${unread.length}份陈述申辩没有复核。`, '请办案人员先复核陈述申辩，写明是否采纳和理由。')
}

function windowGate(
  { notice, defences, waived }: CaseState,
  { today }: CaseContext,
  before: 'review' | 'decision',
): Gate {
  const gate = { code: 'caseHandling.defenceWindow', title: '陈述申辩期', article: '行政处罚法第四十五条、第六十二条' }
  if (waived?.defence) return openGate(gate, '当事人明确放弃陈述申辩。')
  const until = notice?.defenceUntil
  if (until && today > until) return openGate(gate, `陈述申辩期已于${formatDayZh(until)}届满。`)
  if (before === 'review' && defences.some(d => d.assessed)) return openGate(gate, '当事人已经陈述申辩，并经复核。')
  const last = until ? `至${formatDayZh(until)}` : '尚未起算'
  return closedGate(
    gate,
    `陈述申辩期${last}，当事人没有明确放弃。`,
    before === 'review' ? '请在期满后办理，或者在收到的陈述申辩复核后办理。' : '请在期满的次日以后作出决定。',
    until ? { until } : undefined,
  )
}

/** The right to a hearing has been used, given up, or has lapsed. */
function hearingGate({ notice, hearing, waived }: CaseState, { today }: CaseContext): Gate {
  const gate = { code: 'caseHandling.hearingPending', title: '听证', article: '行政处罚法第六十三条、第六十四条' }
  if (!notice?.hearingOffered) return openGate(gate, '不属于应当听证的情形。')
  if (hearing?.held) return openGate(gate, '已经举行听证。')
  if (hearing?.ended) return openGate(gate, '听证已经终止。')
  if (hearing) return closedGate(gate, '当事人要求听证，听证还没有举行。', '请先举行听证。')
  if (waived?.hearing) return openGate(gate, '当事人明确放弃听证。')
  const until = notice.hearingUntil
  if (until && today > until) return openGate(gate, `申请听证的期限已于${formatDayZh(until)}届满，当事人没有提出。`)
  const last = until ? `至${formatDayZh(until)}` : '尚未起算'
  return closedGate(
    gate,
    `申请听证的期限${last}，当事人没有明确放弃。`,
    '请在期满的次日以后办理。',
    until ? { until } : undefined,
  )
}
