// Two ways to say "a programmer erred": both throw, and neither is used for failures we expect.

/** Throws when `condition` does not hold. The message must contain no link, token or file content. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`)
}

/** Ends a switch over a closed union: adding a member becomes a compile error here. */
export function assertNever(value: never): never {
  throw new Error(`unexpected variant: ${JSON.stringify(value)}`)
}
