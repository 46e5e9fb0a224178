import { type Slip, SlipTimeline } from '#screens'
import { gapsOf } from './gaps.ts'
import type { CaseOnPage } from './queries.ts'

/** 简: the acts so far, and what is missing between them. */
export function CasePast({ view }: { view: CaseOnPage }) {
  const slips: Slip[] = [
    ...view.slips.map(slip => ({
      key: slip.id,
      title: slip.title,
      at: slip.at,
      who: slip.actorName,
      ...(slip.article && { article: slip.article }),
    })),
    ...gapsOf(view.state).map(gap => ({ ...gap, key: gap.title, missing: true as const })),
  ]
  return (
    <div className="wh-sheet">
      <h2>办理经过</h2>
      <SlipTimeline slips={slips} title="办理经过" />
    </div>
  )
}
