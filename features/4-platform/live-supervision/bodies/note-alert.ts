import { Type } from 'typebox'

/** What a supervisor says to an amount that is out of line. */
export const NoteAlert = Type.Object(
  { remark: Type.String({ minLength: 1, maxLength: 2000, title: '查看意见', 'x-long': true }) },
  { additionalProperties: false },
)
