/** What a supervisor does with an amount that is out of line. */
export interface DiscretionAlertNoted {
  type: 'discretionAlertNoted'
  data: { caseId: string; remark: string }
}
