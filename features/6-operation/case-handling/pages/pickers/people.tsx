import type { PickerProps } from '#screens'
import { type Choice, ChoicePicker } from './choice.tsx'
import { type CaseFacts, useCaseFacts } from './facts.tsx'

type Staff = CaseFacts['staff'][number]

/**
 * Officers, those of the case first. Who may not act today cannot be assigned, and the reason stands beside him; what he
 * did while he might is recorded all the same, and the server asks for the certificate of that day.
 */
export function OfficerPicker(props: PickerProps) {
  const { command, staff, state } = useCaseFacts()
  const handles = (person: Staff) => state.handlers.some(handler => handler.id === person.id)
  const choices = staff
    .filter(person => person.duties.includes('handler') || handles(person))
    .sort((a, b) => Number(handles(b)) - Number(handles(a)))
    .map(person => ({
      ...choiceOf(person),
      detail: person.obstacle ?? (handles(person) ? '本案办案人员' : ''),
      obstacle: command === 'assignHandlers' ? person.obstacle : null,
    }))
  return <ChoicePicker {...props} choices={choices} none="本机构没有办案人员。" />
}

/** One of the handlers of the case. */
export function HandlerPicker(props: PickerProps) {
  const { state } = useCaseFacts()
  const choices = state.handlers.map(({ id, name, certificateNumber }) => ({
    value: id,
    label: name,
    detail: `执法证件 ${certificateNumber}`,
  }))
  return <ChoicePicker {...props} choices={choices} none="本案还没有办案人员。" />
}

/** Somebody of the organ with a duty. Who has handled the case may neither decide in it nor preside. */
const withDuty = (duty: string | undefined, none: string, apart: boolean) =>
  function PersonPicker(props: PickerProps) {
    const { staff, state } = useCaseFacts()
    const choices = staff
      .filter(person => duty === undefined || person.duties.includes(duty))
      .map(person => ({
        ...choiceOf(person),
        obstacle: apart && state.everHandled.includes(person.id) ? '办理过本案' : null,
      }))
    return <ChoicePicker {...props} choices={choices} none={none} />
  }

export const LeaderPicker = withDuty('leader', '本机构没有负责人账号。', true)
export const HearingOfficerPicker = withDuty('hearingOfficer', '本机构没有听证主持人员。', true)
export const StaffPicker = withDuty(undefined, '本机构没有人员账号。', false)

const choiceOf = ({ id, name }: Staff): Choice => ({ value: id, label: name })
