import { type FormEvent, useState } from 'react'
import { Answer, ask, problemIn, Trouble, useAsked } from '#screens/public'
import type { CircumstanceRow, PowerVersion, ProfileRow, PublicReason } from '../contract.ts'
import { Amounts, Choice, Circumstances } from './public-calculator-fields.tsx'
import { factsFrom, NATIONAL, todayInChina } from './public-facts.ts'
import { PublicReasoning } from './public-reasoning.tsx'

type Outcome = { result: PublicReason } | { problem: ReturnType<typeof problemIn> }

/** What an item comes to on facts of the reader's own. Binds nobody, and remembers nothing. */
export function PublicCalculator({ power }: { power: PowerVersion }) {
  const profiles = useAsked<ProfileRow[]>('/api/law/profiles')
  const circumstances = useAsked<CircumstanceRow[]>('/api/law/circumstances')
  const [party, setParty] = useState(power.subjects.includes('legal') ? 'legal' : 'natural')
  const [outcome, setOutcome] = useState<Outcome>()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    try {
      const facts = factsFrom(new FormData(event.currentTarget), power)
      setOutcome({ result: await ask<PublicReason>('/api/public/reason', facts) })
    } catch (error) {
      setOutcome({ problem: problemIn(error) })
    }
  }
  const { wanted } = power
  return (
    <>
      {/* facts that have changed no longer have the result below them */}
      <form className="pt-form" aria-label="裁量试算" onSubmit={submit} onChange={() => setOutcome(undefined)}>
        <div className="pt-fields">
          <Answer asked={profiles}>
            {rows => (
              <Choice
                name="profile"
                label="裁量权基准"
                initial={NATIONAL}
                options={rows.map(({ id, name, confidence }) => [
                  id,
                  confidence === 'verified' ? name : `${name}（未核实）`,
                ])}
              />
            )}
          </Answer>
          <Choice
            name="partyKind"
            label="当事人"
            initial={party}
            options={power.subjects.map(kind => [kind, kind === 'legal' ? '单位' : '个人'])}
            onChoose={setParty}
          />
          <div className="pt-field">
            <label htmlFor="actDate">违法行为日期</label>
            <input
              id="actDate"
              name="actDate"
              type="date"
              required
              defaultValue={todayInChina()}
              max={todayInChina()}
            />
          </div>
          <Amounts wanted={wanted} />
          {wanted.options.length > 1 && (
            <Choice
              name="option"
              label="适用的计罚方式"
              empty="不选择"
              options={wanted.options.map((label, i) => [String(i + 1), label])}
            />
          )}
          {wanted.fineCondition && (
            <Choice
              name="fineConditionMet"
              label={`罚款的前提：${wanted.fineCondition}`}
              empty="按情节推定"
              options={YES_NO}
            />
          )}
          {wanted.aggravatedWhen && (
            <Choice
              name="aggravated"
              label={`加重情形：${wanted.aggravatedWhen}`}
              empty="按情节推定"
              options={YES_NO}
            />
          )}
        </div>
        <Answer asked={circumstances}>{rows => <Circumstances rows={rows} party={party} />}</Answer>
        <button type="submit" className="pt-primary">
          试算
        </button>
      </form>
      <div aria-live="polite">
        {outcome && ('result' in outcome ? <PublicReasoning reasoning={outcome.result} /> : <Trouble {...outcome} />)}
      </div>
    </>
  )
}

const YES_NO: [string, string][] = [
  ['true', '成立'],
  ['false', '不成立'],
]
