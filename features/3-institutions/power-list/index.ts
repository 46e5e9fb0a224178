export {
  ChecklistView,
  CircumstanceRow,
  FieldRow,
  PowerDetail,
  PowerRow,
  ProfileRow,
  ReasonBody,
  ReasonReply,
  VersionsCompared,
} from './contract.ts'
export { describeFine } from './rules/describe-fine.ts'
export { type FactsWanted, factsWanted } from './rules/facts-wanted.ts'
