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
      {review.data && !review.data.finished && <p className="wh-muted">结案以后评查案卷。</p>}
      {review.data?.finished && <Review review={review.data} />}
    </>
  )
}

function Review({ review }: { review: FileReviewReply }) {
  const lost = review.regularity.flatMap(item => item.lost.map(l => ({ matter: item.matter, ...l })))
  const failed = review.legality.filter(item => !item.passed)
  return (
    <details>
      <summary>{summaryOf(review)}</summary>
      {failed.length > 0 && (
        <ul>
          {failed.map(item => (
            <li key={item.matter} className={review.complete ? 'wh-urgent' : undefined}>
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

/** While the case goes on, what is missing is still to come: no score then. */
function summaryOf({ complete, score, grade, legality, regularity }: FileReviewReply): string {
  if (complete) return `案卷评查：${score}分，${grade}（评分表未核实）`
  const open = legality.filter(item => !item.passed).length
  const lost = regularity.flatMap(item => item.lost).length
  const rest = [open > 0 && `${open}项尚待完成`, lost > 0 && `${lost}处可能扣分`].filter(Boolean).join('，')
  return `案卷预评（办理中）：${rest || '现在没有缺项'}`
}
