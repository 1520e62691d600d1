// Limits short enough for tests that wait for one of them to pass, with the others far away.
import { httpLimits } from '#adapters/http/client.ts'
import type { HttpLimits } from '#adapters/http/types.ts'

/** The real limits, with some of them replaced. */
export function limitsWith(some: Partial<HttpLimits>): HttpLimits {
  return { ...httpLimits, ...some }
}
