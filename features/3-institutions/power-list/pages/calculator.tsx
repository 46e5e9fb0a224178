import { useMemo, useState } from 'react'
import type { Static } from 'typebox'
import { isFictionalRegion } from '#kernel'
import { FormRunner, type Hints, PickersProvider, ReasoningView, useApi, useMe } from '#screens'
import { type PowerVersion, ReasonBody, type ReasonReply } from '../contract.ts'
import { CircumstancePicker, ProfilePicker } from './calculator-pickers.tsx'

const pickers = { circumstances: CircumstancePicker, profile: ProfilePicker }

/** Asks for the facts the item needs and shows what they come to, step by step. */
export function Calculator({ power }: { power: PowerVersion }) {
  const api = useApi()
  const { today, region } = useMe()
  const [result, setResult] = useState<Static<typeof ReasonReply>>()
  const [isStale, setStale] = useState(false)
  const hints = useMemo(() => hintsFor(power.wanted), [power])
  const initial = useMemo<Partial<Static<typeof ReasonBody>>>(
    () => ({
      actDate: today,
      decisionDate: today,
      partyKind: power.subjects.includes('legal') ? 'legal' : 'natural',
      profile: isFictionalRegion(region) ? 'three-seven' : 'national',
    }),
    [today, region, power],
  )
  return (
    <PickersProvider pickers={pickers}>
      <FormRunner
        schema={ReasonBody}
        hints={hints}
        draftKey={`powers.reason.${power.code}`}
        initial={initial}
        submitLabel="试算"
        stays
        onChange={() => setStale(true)}
        onSubmit={async body => {
          const facts = { ...body, power: power.code, amountsFen: body.amountsFen ?? {} }
          setResult(await api.post<Static<typeof ReasonReply>>('/api/law/reason', facts))
          setStale(false)
        }}
      />
      <div aria-live="polite" className={isStale ? 'wh-stale' : undefined}>
        {result && isStale && <p className="wh-muted">事实已经改动，请重新试算。</p>}
        {result && <ReasoningView reasoning={result} />}
      </div>
    </PickersProvider>
  )
}

const BASES = ['illegalGain', 'turnover', 'goodsValue', 'sales', 'totalInvestment']

const yesNo = [
  { value: true, label: '成立' },
  { value: false, label: '不成立' },
]

/** Only the questions this item asks. */
function hintsFor({ bases, unit, options, aggravatedWhen, fineCondition }: PowerVersion['wanted']): Hints {
  const unasked = BASES.filter(base => !bases.includes(base))
  return {
    '/power': { hidden: true },
    '/profile': { picker: 'profile' },
    '/circumstances': { picker: 'circumstances' },
    ...(bases.length === 0 && { '/amountsFen': { hidden: true } }),
    ...Object.fromEntries(unasked.map(base => [`/amountsFen/${base}`, { hidden: true }])),
    // where the law leaves alternatives, not every amount has to be there
    ...Object.fromEntries(
      bases.map(base => [`/amountsFen/${base}`, { required: options.length === 0, help: '没有的填 0。' }]),
    ),
    '/units': unit ? { title: `数量（${unit}）` } : { hidden: true },
    '/option':
      options.length > 1 ? { options: options.map((label, i) => ({ value: i + 1, label })) } : { hidden: true },
    '/fineConditionMet': fineCondition
      ? {
          title: `罚款的前提：${fineCondition}`,
          options: yesNo,
          help: '不选择的，按情节推定；情节不能推定的，列为决定前须认定的条件。',
        }
      : { hidden: true },
    '/aggravated': aggravatedWhen
      ? { title: `加重情形：${aggravatedWhen}`, options: yesNo, help: '不选择的，按情节推定。' }
      : { hidden: true },
  }
}
