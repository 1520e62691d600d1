// Holds a value back until it has lasted, so that what comes and goes in a moment moves nothing in the window.
import { useEffect, useState } from 'react'

/** The value as it was `lastsMs` ago if it changed since; `keyOf` tells which values count as the same. */
export function useSteady<Value>(value: Value, keyOf: (value: Value) => string, lastsMs: number): Value {
  const [steady, setSteady] = useState(value)
  const key = keyOf(value)
  const isSame = keyOf(steady) === key
  useEffect(() => {
    if (isSame) return
    const timer = setTimeout(() => setSteady(value), lastsMs)
    return () => clearTimeout(timer)
    // The value itself may be another object at each drawing; its key says when it changed.
  }, [key, isSame, lastsMs])
  return isSame ? value : steady
}
