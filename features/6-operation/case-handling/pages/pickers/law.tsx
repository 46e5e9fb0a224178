import { bookTitle } from '#kernel'
import type { PickerProps } from '#screens'
import type { CaseLawView } from '../../contract.ts'
import { type Choice, ChoicePicker } from './choice.tsx'
import { useCaseFacts } from './facts.tsx'

type Power = CaseLawView['powers'][number]

/** An item of the case's field, in force when the conduct ended. */
export function PowerPicker(props: PickerProps) {
  const { law } = useCaseFacts()
  return <ChoicePicker {...props} choices={law?.powers.map(choiceOfPower) ?? []} none="正在载入权力清单……" />
}

/** One of the items the investigation concluded on. */
export function ConcludedPowerPicker(props: PickerProps) {
  const { state, law } = useCaseFacts()
  const concluded = state.conclusion?.powerCodes ?? []
  const choices = law?.powers.filter(power => concluded.includes(power.code)).map(choiceOfPower) ?? []
  return <ChoicePicker {...props} choices={choices} none="调查终结时没有认定事项。" />
}

const choiceOfPower = ({ code, name, violated, fine, penaltyKinds }: Power): Choice => ({
  value: code,
  label: name,
  detail: [
    code,
    violated.map(basis => `${bookTitle(basis.law)}${basis.article}`).join('、'),
    penaltyKinds.includes('罚款') ? fine : penaltyKinds.join('、'),
  ].join('　'),
})

const DIRECTIONS: Record<string, string> = {
  none: '不予处罚',
  mitigate: '从轻或者减轻',
  light: '从轻',
  neutral: '证明或者排除某种情形',
  heavy: '从重',
}

/** Circumstances, under what they lead to. */
export function CircumstancePicker(props: PickerProps) {
  const { law } = useCaseFacts()
  const choices = law?.circumstances.map(({ code, name, direction, duty, basis }) => ({
    value: code,
    label: name,
    detail: `${duty === 'must' ? '应当' : '可以'}　${bookTitle(basis.law)}${basis.article}`,
    group: DIRECTIONS[direction] ?? direction,
  }))
  return <ChoicePicker {...props} choices={choices ?? []} none="正在载入裁量情节……" />
}

export function ProfilePicker(props: PickerProps) {
  const { law } = useCaseFacts()
  const choices = law?.profiles.map(({ id, name }) => ({ value: id, label: name })) ?? []
  return <ChoicePicker {...props} choices={choices} none="正在载入裁量基准……" />
}
