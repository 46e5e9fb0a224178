import { checkCitizenId, checkUscc, type PlainDate, refuse } from '#kernel'

export type SubjectKind = 'organisation' | 'soleTrader' | 'person'

export interface SubjectInput {
  kind: SubjectKind
  name: string
  /** Unified social credit code; organisations and sole traders. */
  uscc?: string
  /** Citizen identity number; persons, and operators of unlicensed places. */
  citizenId?: string
  legalRepresentative?: string
  address: string
  phone?: string
  /** The clerk has compared the paper and keeps a code whose check digit differs: such codes were really issued. */
  codeConfirmed?: boolean
}

/**
 * Refuses what cannot be the party of a case. A differing check digit is refused only until somebody confirms it.
 * @param on the day of recording: nobody is born after it
 */
export function checkSubject(input: SubjectInput, on: PlainDate): void {
  if (input.kind === 'person') {
    if (input.uscc)
      refuseField('/uscc', 'subjects.personWithUscc', '自然人没有统一社会信用代码。', '请改选主体类型，或者清空代码。')
    if (input.citizenId) checkCode(checkCitizenId(input.citizenId, on), '/citizenId', '身份证号', input.codeConfirmed)
    return
  }
  if (input.uscc) checkCode(checkUscc(input.uscc), '/uscc', '统一社会信用代码', input.codeConfirmed)
}

function checkCode(verdict: ReturnType<typeof checkUscc>, field: string, what: string, confirmed = false): void {
  if (verdict === 'malformed')
    refuseField(field, 'subjects.codeMalformed', `${what}的格式不对。`, '请对照证照重新填写。')
  if (verdict === 'checkDigitDiffers' && !confirmed) {
    refuseField(
      field,
      'subjects.checkDigitDiffers',
      `${what}的校验码不符，可能抄错。`,
      '请对照证照核对；确属证照原样的，勾选“已核对原件”后保存。',
    )
  }
}

function refuseField(field: string, code: string, message: string, next: string): never {
  refuse({ code, kind: 'invalid', message, next, field })
}
