// All that decides about Outbox on this computer, the strongest first.
import { userInfo } from 'node:os'
import { mergePolicies, placesOf, type Policy, type PolicyPlace, type PolicyRead } from '#shared/policy/policy.ts'
import { readManagedPreferences } from './managed-preferences.ts'
import { linuxPolicyFile, readPolicyFile } from './policy-file.ts'
import { readRegistryPolicy } from './registry.ts'

/**
 * Reads and merges what the system has. `trialFile`: a document of the person who tries policies out; it is heard only where the
 * system has no policy at all, since whoever starts a program chooses its words. Never throws.
 */
export async function readPolicy(trialFile: string | null): Promise<Policy> {
  return (await lookForPolicy(trialFile)).policy
}

/** The same, with the places that were looked at. */
export async function lookForPolicy(
  trialFile: string | null,
): Promise<{ readonly policy: Policy; readonly places: readonly PolicyPlace[] }> {
  const reads = [...(await systemPolicies())]
  if (trialFile !== null && reads.every(({ kind }) => kind === 'nothing')) {
    reads.push(await readPolicyFile(trialFile, userInfo().uid))
  }
  return { policy: mergePolicies(reads), places: placesOf(reads) }
}

async function systemPolicies(): Promise<readonly PolicyRead[]> {
  if (process.platform === 'win32') return Promise.all([readRegistryPolicy('machine'), readRegistryPolicy('user')])
  if (process.platform !== 'darwin') return [await readPolicyFile(linuxPolicyFile)]
  const { username } = userInfo()
  return Promise.all([readManagedPreferences('machine', username), readManagedPreferences('user', username)])
}
