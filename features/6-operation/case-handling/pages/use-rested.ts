import { useEffect, useState } from 'react'

/** Typing rests this long before the server is asked. */
const REST_MS = 500

/** A value once it has rested. */
export function useRested<T>(value: T, restMs = REST_MS): T {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs)
    return () => clearTimeout(timer)
  }, [value, restMs])
  return rested
}
