import type { PlainDate } from '#kernel'

/** How sure we are of a form's structure; anything but `verified` is shown as 未核实 where the form is offered. */
export type FormConfidence = 'verified' | 'memory' | 'uncertain'

/** `main` 正卷 is open to the party; `side` 副卷 holds the organ's own deliberation. */
export type VolumePart = 'main' | 'side'

export const FIELD_TYPES = [
  'text',
  'longText',
  'date',
  'datetime',
  'money',
  'person',
  'people',
  'list',
  'qa',
  'table',
  'boolean',
  /** Text that is printed as a QR code. */
  'qrcode',
] as const
export type FieldType = (typeof FIELD_TYPES)[number]

/** Who signs by hand or by electronic signature on the document. */
export const SIGNATURES = [
  'party',
  'officers',
  'leader',
  'handler',
  'witness',
  'person',
  'guardian',
  'chair',
  'recorder',
  'reviewer',
  'participants',
  'recipient',
  'keeper',
  'archivist',
] as const
export type SignatureRole = (typeof SIGNATURES)[number]

export interface Column {
  name: string
  title: string
  type: 'text' | 'date' | 'datetime' | 'money'
}

export interface FormField {
  name: string
  /** Chinese label, as on the form and on the screen. */
  title: string
  type: FieldType
  required: boolean
  /** Only for `table`. */
  columns?: Column[]
  /** Only for `text`: the answers the form offers as boxes. */
  choices?: string[]
  /** What to write here, for the person who fills it in. */
  hint?: string
}

/** One version of one form. Plain JSON: it can be sent to a screen as it is. */
export interface Form {
  id: string
  slug: string
  name: string
  /** 文书代字; absent where the form carries no number of its own. */
  code?: string
  numbered: boolean
  /** Group of forms counted together, e.g. `case`, `simple`, `tip`, `volume`. */
  series: string
  version: PlainDate
  from: PlainDate
  basis: { law: string; article: string }[]
  origin: 'ministry-28' | 'house'
  confidence: FormConfidence
  volume: VolumePart
  /** Place within its part of the case volume, small first. */
  order: number
  servedOnParty: boolean
  sealed: boolean
  signatures: SignatureRole[]
  fields: FormField[]
}

/** A natural or legal person as printed in a document. Only `name` must be there; the rest prints as a blank place when absent. */
export interface PersonValue {
  name: string
  kind?: 'natural' | 'legal'
  /** Identity document number or 统一社会信用代码. */
  idNumber?: string
  sex?: string
  age?: number | string
  birth?: PlainDate
  address?: string
  phone?: string
  email?: string
  /** 法定代表人 or 负责人, of a legal person. */
  representative?: string
  position?: string
  workplace?: string
  /** To the case or to another person: 监护人, 委托代理人, 见证人 … */
  relation?: string
  /** Of an officer. */
  certificateNo?: string
}

export interface QuestionAnswer {
  q: string
  a: string
}
