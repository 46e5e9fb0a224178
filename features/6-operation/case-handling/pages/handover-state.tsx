import { dayOf } from '#kernel'
import { Day, Fact, Facts } from '#screens'
import { dispatchWays, handoverAnswers } from '../bodies/handover.ts'
import type { Handover } from '../rules/state.ts'

const LETTERS = { assist: '协作函', transfer: '案件移送单', crime: '涉嫌犯罪案件移送书' } as const

/** 移送、协作: which letter went where, and what came back. */
export function HandoverState({ handover }: { handover: Handover }) {
  const { kind, recipientOrgan, number, approvedOn, dispatched, answers } = handover
  return (
    <section className="wh-sheet" aria-label="移送、协作">
      <h2>移送、协作</h2>
      <Facts>
        <Fact name={LETTERS[kind]}>{number ?? <span className="wh-muted">尚未批准</span>}</Fact>
        <Fact name="接收机关">{recipientOrgan}</Fact>
        {approvedOn && (
          <Fact name="批准">
            <Day value={approvedOn} />
          </Fact>
        )}
        {approvedOn && (
          <Fact name="发出">
            {dispatched ? (
              <>
                <Day value={dayOf(dispatched.sentAt)} />，{dispatchWays[dispatched.way]}
                <span className="wh-muted">　{dispatched.receivedBy ?? dispatched.tracking}</span>
              </>
            ) : (
              <span className="wh-urgent">尚未发出</span>
            )}
          </Fact>
        )}
        {answers.map(answer => (
          <Fact key={`${answer.answeredOn} ${answer.result}`} name={handoverAnswers[answer.result]}>
            <Day value={answer.answeredOn} />
            {answer.number && <span className="wh-muted">　{answer.number}</span>}
            <br />
            {answer.content}
          </Fact>
        ))}
        {dispatched && answers.length === 0 && (
          <Fact name="答复">
            <span className="wh-muted">尚未答复</span>
          </Fact>
        )}
      </Facts>
    </section>
  )
}
