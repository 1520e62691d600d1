// The body of an answer as JSON.
import type { HttpAnswer } from '../http/types.ts'

/** The answer's body as JSON; null when it is none. Servers on Windows may begin it with a byte order mark, which a decoder leaves out. */
export function jsonOf(answer: HttpAnswer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(answer.body))
  } catch {
    return null
  }
}
