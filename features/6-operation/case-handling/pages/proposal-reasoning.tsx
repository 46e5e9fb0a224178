import type { Values } from '#screens'

export function ProposalReasoning(_props: { caseId: string; data: Values }) {
  return null
}
