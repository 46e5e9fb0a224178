import { type Static, Type } from 'typebox'

export const SignIn = Type.Object(
  {
    login: Type.String({ minLength: 1, maxLength: 64, title: '账号' }),
    password: Type.String({ minLength: 1, maxLength: 256, title: '口令' }),
  },
  { additionalProperties: false },
)

/** Who is signed in, and what day it is where the authority works: screens take today from here, not from the device. */
export const Me = Type.Object({
  userId: Type.String(),
  name: Type.String(),
  organId: Type.String(),
  organName: Type.String(),
  region: Type.String(),
  duties: Type.Array(Type.String()),
  today: Type.String({ format: 'date' }),
})

/** A division inside the jurisdiction of who asks. */
export const RegionRow = Type.Object({ code: Type.String(), name: Type.String() })
export type RegionRow = Static<typeof RegionRow>

/** An organ of the asker's jurisdiction, for choosing who handles a matter. */
export const OrganRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  shortName: Type.String(),
  region: Type.String(),
  regionName: Type.String(),
})
export type OrganRow = Static<typeof OrganRow>
export const OrgansReply = Type.Object({ rows: Type.Array(OrganRow) })

export const SESSION_COOKIE = 'wenheng_session'
