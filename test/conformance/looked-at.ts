// A server that is looked at: what was seen of each part, by its name.
import { never } from '#test/rigs/cancel.ts'
import { checkConformance } from '#conformance/conformance.ts'
import type { Outcome, RequirementName, Result } from '#conformance/requirements.ts'
import { createSamples } from '#conformance/sample.ts'

/** Looks at the server at `url` with this key. */
export async function lookAt(url: string, token: string): Promise<readonly Result[]> {
  const options = { serverUrl: new URL(url), token, agentFor: () => null, signal: never }
  const results: Result[] = []
  for await (const one of checkConformance(options, createSamples())) results.push(one)
  return results
}

/** The names of the parts of which this was seen. */
export function namesOf(results: readonly Result[], outcome: Outcome): readonly RequirementName[] {
  return results.filter((one) => one.outcome === outcome).map(({ name }) => name)
}
