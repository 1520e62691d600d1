// Two ways to say "a programmer erred": both throw, and neither is used for failures we expect.

/** Throws when `condition` does not hold. The message must contain no link, token or file content. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`)
}

/** Ends a switch over a closed union: adding a member becomes a compile error here. Names the kind only: the rest may be secret. */
export function assertNever(value: never): never {
  const kind: unknown = typeof value === 'object' && value !== null ? (value as { kind?: unknown }).kind : value
  throw new Error(`unexpected variant: ${String(kind)}`)
}
