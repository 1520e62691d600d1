// Parsing what somebody else wrote: it fits or it does not, and nothing is thrown.
import type { z } from 'zod'

export type Parsed<Schema extends z.ZodType> =
  | { readonly success: true; readonly data: z.output<Schema>; readonly error?: never }
  | { readonly success: false; readonly data?: never; readonly error: Pick<z.ZodError, 'issues'> }

/**
 * The schema's `safeParse`, which throws for some values after all: zod 4.6 compares the `length` of what should have been a text, and
 * JSON can hold an object there that is neither text nor number. Such a value does not fit.
 */
export function tryParse<Schema extends z.ZodType>(schema: Schema, value: unknown): Parsed<Schema> {
  try {
    const parsed = schema.safeParse(value)
    return parsed.success ? { success: true, data: parsed.data } : { success: false, error: parsed.error }
  } catch {
    const issue: z.core.$ZodIssue = { code: 'custom', path: [], message: 'is of another shape', input: value }
    return { success: false, error: { issues: [issue] } }
  }
}
