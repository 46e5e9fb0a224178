import { type Static, Type } from 'typebox'

export const OfficersQuery = Type.Object({
  fieldCode: Type.String({ maxLength: 16, title: '领域' }),
  on: Type.Optional(Type.String({ format: 'date', title: '执法日期' })),
  subjectId: Type.Optional(Type.String({ format: 'uuid', title: '当事人' })),
})

/** One officer of the organ: may he be assigned that day, and if not, why. */
export const OfficerChoice = Type.Object({
  id: Type.String(),
  name: Type.String(),
  certificateNumber: Type.Union([Type.String(), Type.Null()]),
  available: Type.Boolean(),
  obstacle: Type.Union([Type.String(), Type.Null()]),
})
export type OfficerChoice = Static<typeof OfficerChoice>
