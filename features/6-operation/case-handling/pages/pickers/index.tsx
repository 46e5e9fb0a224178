import { FileHashPicker, type Pickers } from '#screens'
import { CircumstancePicker, ConcludedPowerPicker, PowerPicker, ProfilePicker } from './law.tsx'
import { HandlerPicker, HearingOfficerPicker, LeaderPicker, OfficerPicker, StaffPicker } from './people.tsx'
import { CorrectionPicker, PreservationPicker } from './things.tsx'

/** By the names that bodies use in `x-picker`. */
export const casePickers: Pickers = {
  officer: OfficerPicker,
  handler: HandlerPicker,
  leader: LeaderPicker,
  hearingOfficer: HearingOfficerPicker,
  staff: StaffPicker,
  power: PowerPicker,
  concludedPower: ConcludedPowerPicker,
  circumstance: CircumstancePicker,
  profile: ProfilePicker,
  preservation: PreservationPicker,
  correction: CorrectionPicker,
  file: FileHashPicker,
}
