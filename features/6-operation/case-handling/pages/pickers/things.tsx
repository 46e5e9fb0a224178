import { dayOf, formatDayZh, timeOf } from '#kernel'
import type { PickerProps } from '#screens'
import { ChoicePicker } from './choice.tsx'
import { useCaseFacts } from './facts.tsx'

/** Preserved items that are not dealt with yet. */
export function PreservationPicker(props: PickerProps) {
  const { state } = useCaseFacts()
  const choices = state.preservations
    .filter(preservation => !preservation.disposed)
    .map(({ preservationId, items, preservedAt, confirmed }) => ({
      value: preservationId,
      label: items.map(item => `${item.name}${item.quantity}${item.unit}`).join('、'),
      detail: `${formatDayZh(dayOf(preservedAt))}${timeOf(preservedAt)}登记保存${confirmed ? '' : '，电话批准，尚未补签'}`,
    }))
  return <ChoicePicker {...props} choices={choices} none="没有需要处理的保存物品。" />
}

/** Corrections that nobody has confirmed yet. */
export function CorrectionPicker(props: PickerProps) {
  const { state } = useCaseFacts()
  const choices = state.corrections
    .filter(correction => !correction.corrected)
    .map(({ correctionId, content, deadline }) => ({
      value: correctionId,
      label: content,
      detail: deadline ? `限${formatDayZh(deadline)}前改正` : '责令立即改正',
    }))
  return <ChoicePicker {...props} choices={choices} none="没有需要复查的责令改正。" />
}
