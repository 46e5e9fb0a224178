import { formatDayZh } from '#kernel'
import { DeadlineStrip, type StripPeriod, useAsked } from '#screens/public'
import type { PublicAbout, PublicDecision } from '../contract.ts'

type Ways = NonNullable<PublicDecision['record']>['remedies']

/** What the party may still do and until when, with every day of it. */
export function Remedies({ remedies }: { remedies: Ways }) {
  const { text, servedOn, reconsiderationPeriod, suitPeriod } = remedies
  return (
    <section>
      <h2>当事人可以怎样救济</h2>
      <p>{text}</p>
      <p className="pt-muted">决定书于{formatDayZh(servedOn)}送达。</p>
      <Period id={reconsiderationPeriod} start={servedOn} />
      {suitPeriod && <Period id={suitPeriod} start={servedOn} />}
    </section>
  )
}

/** Days are counted by the server from the law's own periods. Without them the text above says enough. */
function Period({ id, start }: { id: string; start: string }) {
  const period = useAsked<StripPeriod>(`/api/law/periods/${encodeURIComponent(id)}/count?start=${start}`)
  const about = useAsked<PublicAbout>('/api/public/about')
  if (period.state !== 'there' || about.state !== 'there') return null
  return <DeadlineStrip period={period.data} today={about.data.today} />
}
