import { createContext, useContext } from 'react'
import type { PlainDate, RegionCode } from '#kernel'

/** Who is signed in, and what day it is where the authority works. */
export interface Me {
  userId: string
  name: string
  organId: string
  organName: string
  region: RegionCode
  duties: readonly string[]
  /** Nothing else is open before the password has been changed. */
  mustChangePassword?: boolean
  today: PlainDate
}

export const MeContext = createContext<Me | undefined>(undefined)
export const MeProvider = MeContext.Provider

export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe() needs a MeProvider above it')
  return me
}

/** True when the person holds one of the duties; no list means everybody. */
export const holdsDuty = (me: Pick<Me, 'duties'>, anyOf: readonly string[] | undefined): boolean =>
  anyOf === undefined || anyOf.some(duty => me.duties.includes(duty))
