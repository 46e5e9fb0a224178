import { type Static, Type } from 'typebox'

/** Who may take a file away and read how it would be judged. */
export const FILE_READERS = ['handler', 'leader', 'legalReviewer', 'hearingOfficer', 'archivist', 'supervisor'] as const

export const FileReviewReply = Type.Object({
  /** The case is closed: a file that still grows is not judged. */
  finished: Type.Boolean(),
  score: Type.Integer(),
  grade: Type.String(),
  complete: Type.Boolean({ title: '已经结案；没有结案的，缺少的事项还可以补齐' }),
  /** No official score sheet was read: shown as 未核实. */
  confidence: Type.Literal('uncertain'),
  legality: Type.Array(Type.Object({ matter: Type.String(), passed: Type.Boolean(), reason: Type.String() })),
  regularity: Type.Array(
    Type.Object({
      matter: Type.String(),
      points: Type.Integer(),
      lost: Type.Array(Type.Object({ points: Type.Integer(), reason: Type.String() })),
    }),
  ),
})
export type FileReviewReply = Static<typeof FileReviewReply>
