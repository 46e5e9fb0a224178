import type { PlainDate } from '#kernel'

export interface OrganValue {
  /** Full legal name, as on the seal. */
  name: string
  shortName: string
  address?: string
  phone?: string
}

export interface OfficerValue {
  name: string
  certificateNo?: string
}

/** Everything one document is made of. Same request, same bytes. */
export interface RenderRequest {
  /** Form id, e.g. `25`. */
  form: string
  /** A kept version of the form; the newest when absent. */
  version?: PlainDate
  /** By field name; money in fen, days as `YYYY-MM-DD`, instants as ISO text with offset or `YYYY-MM-DDTHH:MM` China time. */
  data: Record<string, unknown>
  /** Document number, already assigned. */
  number?: string
  organ: OrganValue
  /** Day printed under the organ's name. */
  date?: PlainDate
  officers?: OfficerValue[]
  /** Text of the QR code at the foot. */
  qr?: string
  /** Short code a reader can type where scanning is not possible. */
  paperCode?: string
  /** Marks seal and head as 演示: made-up data. */
  demonstration?: boolean
  /** Print the organ's seal. */
  sealed?: boolean
}

/** A picture a form shows (only the evidence page does). */
export interface DocumentImage {
  bytes: Uint8Array
  format: 'jpg' | 'png'
}

export interface RenderedDocument {
  bytes: Uint8Array
  pages: number
  /** Of `bytes`, hex. */
  sha256: string
  form: string
  version: PlainDate
  /** Template and shared parts this document was made with, hex: freeze it too. */
  templateSha256: string
  /** Characters printed as 〓 because the fonts lack them, e.g. `U+20BB7`. Tell the person who issues the document. */
  missing: string[]
}
