// This folder: a company's policy as each system keeps it.

// The policy that a configuration profile brings to a Mac. macOS writes it where only root can, as a property list.
import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { errorCodeOf } from '#shared/error-code.ts'
import type { PolicyRead, PolicySource } from '#shared/policy/policy.ts'

/** The domain of the profile's payload: the app's own name. */
export const preferencesDomain = 'com.outbox.uploader'
const preferencesFolder = '/Library/Managed Preferences'
const program = '/usr/bin/plutil'
const longestReadMs = 10_000
const mostBytes = 1_000_000

/** The policy of the computer, or of the person named `user`. Never throws. */
export async function readManagedPreferences(source: PolicySource, user: string): Promise<PolicyRead> {
  const folder = source === 'machine' ? preferencesFolder : join(preferencesFolder, user)
  const place = join(folder, `${preferencesDomain}.plist`)
  try {
    await stat(place)
  } catch (error) {
    const code = errorCodeOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'nothing', source, place }
    return { kind: 'unusable', source, place, because: { kind: 'unreadable', why: code ?? 'unknown error' } }
  }
  try {
    // The system's own reader knows all three forms of a property list.
    const words = ['-convert', 'json', '-o', '-', '--', place]
    const { stdout } = await promisify(execFile)(program, words, { timeout: longestReadMs, maxBuffer: mostBytes })
    return { kind: 'found', source, place, document: preferencesDocument(JSON.parse(stdout)) }
  } catch {
    return { kind: 'unusable', source, place, because: { kind: 'no_property_list' } }
  }
}

/** Brings the payload into the one form of a policy; what lies under `Defaults` is a proposal. What macOS adds of its own is left out. */
export function preferencesDocument(preferences: unknown): unknown {
  if (typeof preferences !== 'object' || preferences === null || Array.isArray(preferences)) return null
  const enforced: Record<string, unknown> = {}
  let defaults: unknown = {}
  for (const [name, value] of Object.entries(preferences)) {
    if (name === 'Defaults') defaults = value
    else if (!name.startsWith('Payload')) enforced[name] = value
  }
  return { version: 1, enforced, defaults }
}
