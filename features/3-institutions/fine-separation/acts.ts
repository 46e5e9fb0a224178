import type { RegionCode } from '#kernel'

/** Where an organ's payers pay: chosen by finance, printed on decisions (罚款决定与罚款收缴分离实施办法第七条). */
export type ChannelFacts = {
  bank: string
  bankAddress: string
  accountName: string
  accountNumber: string
}

/** Acts of the payment desk itself. What is paid in a case is an act of that case. */
interface ActData {
  channelSet: ChannelFacts & { organId: string; region: RegionCode }
  codesImported: { organId: string; region: RegionCode; fileSha256: string; added: number; lines: number }
  statementImported: { organId: string; region: RegionCode; fileSha256: string; fileName: string; lines: number }
  lineAssigned: { n: number; code: string; caseId: string; reason: string }
  lineSetAside: { n: number; reason: string }
}

export type PaymentActType = keyof ActData
export type PaymentAct = { [T in PaymentActType]: { type: T; data: ActData[T] } }[PaymentActType]
