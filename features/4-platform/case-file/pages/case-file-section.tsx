import { useQuery } from '@tanstack/react-query'
import { ProblemNotice, problemOf, useApi } from '#screens'
import type { FileReviewReply } from '../contract.ts'

/** 案卷: what can be taken away, and how the file would be judged. */
export default function CaseFileSection({ id }: { id: string }) {
  const api = useApi()
  const review = useQuery({
    queryKey: ['fileReview', id],
    queryFn: () => api.get<FileReviewReply>(`/api/cases/${id}/review`),
  })
  return (
    <>
      <p className="wh-actions">
        <a href={`/api/cases/${id}/volume`}>下载案卷（PDF）</a>
        <a href={`/api/cases/${id}/bundle`}>下载案卷包（ZIP，可核验）</a>
      </p>
      <p className="wh-muted">案卷包含全部行为的存证证明，任何人都可以用独立核验程序检查，不需要本系统。</p>
      {review.error && <ProblemNotice problem={problemOf(review.error)} />}
      {review.data && <Review review={review.data} />}
    </>
  )
}

function Review({ review }: { review: FileReviewReply }) {
  const lost = review.regularity.flatMap(item => item.lost.map(l => ({ matter: item.matter, ...l })))
  const failed = review.legality.filter(item => !item.passed)
  return (
    <details>
      <summary>
        案卷评查：{review.score}分，{review.grade}（评分表未核实）
      </summary>
      {failed.length > 0 && (
        <ul>
          {failed.map(item => (
            <li key={item.matter} className="wh-urgent">
              {item.matter}：{item.reason}
            </li>
          ))}
        </ul>
      )}
      {lost.length === 0 ? (
        <p className="wh-muted">规范性没有扣分。</p>
      ) : (
        <ul>
          {lost.map(item => (
            <li key={`${item.matter}${item.reason}`}>
              {item.matter}扣{item.points}分：{item.reason}
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}
