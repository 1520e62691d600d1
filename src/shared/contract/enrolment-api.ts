// This folder: what crosses an edge, with its parsers.

// Enrolment: a person who has a code from IT gets this computer's token for it, once.
import { z } from 'zod'

/** What is asked at POST /v1/enrolments, without a token. */
export const enrolmentRequestSchema = z.strictObject({ code: z.string().min(1).max(64) })
export type EnrolmentRequest = z.output<typeof enrolmentRequestSchema>

/** The answer (201): the token is told here and never again. */
export const enrolmentReplySchema = z.object({
  token: z.string().regex(/^[\x21-\x7e]{1,512}$/),
  device: z.string().min(1).max(256),
  base: z.string().max(4096),
})
export type EnrolmentReply = z.output<typeof enrolmentReplySchema>

/** 403: nobody has such a code, it was used, or its time is over. Which of these is not told. */
export const enrolmentProblemCodes = { code_not_valid: 403 } as const
export type EnrolmentProblemCode = keyof typeof enrolmentProblemCodes

/** Letters and digits that are not taken for one another: no I, L, O and U (Crockford's base 32). */
export const codeLetters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const codeLength = 12

/**
 * The code in a text that a person typed: in any case, with spaces or dashes anywhere, and O and I for what they look like. Null
 * where it is none; a token never is one, for it is longer.
 */
export function readEnrolmentCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  const isCode = code.length === codeLength && [...code].every((letter) => codeLetters.includes(letter))
  return isCode ? code : null
}

/** As people read it to one another: "7KQ2-M9XP-4TRV". */
export function shownEnrolmentCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}
