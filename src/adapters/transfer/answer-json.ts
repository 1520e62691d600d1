// The body of an answer as JSON.
import type { HttpAnswer } from '../http/types.ts'

/** The answer's body as JSON; null when it is none. */
export function jsonOf(answer: HttpAnswer): unknown {
  try {
    return JSON.parse(answer.body.toString('utf8'))
  } catch {
    return null
  }
}
