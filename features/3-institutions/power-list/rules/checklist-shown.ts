import { type Static, Type } from 'typebox'

const Basis = Type.Object({ law: Type.String(), article: Type.String() })
const Confidence = Type.Union([Type.Literal('verified'), Type.Literal('memory'), Type.Literal('uncertain')])
const OrNull = <T extends ReturnType<typeof Type.String>>(schema: T) => Type.Union([schema, Type.Null()])

/** A line of a checklist: what has to be so, how to look, and which item is at stake where it is not. */
export const ChecklistLine = Type.Object({
  id: Type.String(),
  text: Type.String(),
  how: OrNull(Type.String()),
  power: Type.Object({ code: Type.String(), name: Type.String() }),
  basis: Basis,
  confidence: Confidence,
})
export type ChecklistLine = Static<typeof ChecklistLine>
export const ChecklistView = Type.Object({
  name: Type.String(),
  basis: Basis,
  from: Type.String(),
  until: OrNull(Type.String()),
  source: Type.String(),
  confidence: Confidence,
  note: OrNull(Type.String()),
  lines: Type.Array(ChecklistLine),
  /** Items that nobody finds by looking, and why. */
  notByInspection: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), reason: Type.String() })),
})
export type ChecklistView = Static<typeof ChecklistView>
