// The policy as a document of JSON: /etc/outbox/policy.json on Linux. Whoever may write it decides where a company's files go, so it is
// used only where nobody but root may.
import { constants } from 'node:fs'
import { lstat, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorCodeOf } from '#shared/error-code.ts'
import type { PolicyRead } from '#shared/policy/policy.ts'
import type { UnusableFile } from '#shared/policy/unusable-file.ts'

export const linuxPolicyFile = '/etc/outbox/policy.json'

const mostPolicyBytes = 1_000_000
const writableByOthers = 0o022

/** Reads the policy of the computer at `place`. `owner` is the user id that must own the file and its folder. Never throws. */
export async function readPolicyFile(place: string, owner = 0): Promise<PolicyRead> {
  const unusable = (because: UnusableFile): PolicyRead => ({ kind: 'unusable', source: 'machine', place, because })
  try {
    const folder = await lstat(dirname(place))
    // The link itself would be judged by its own owner, and what it leads to by nobody.
    const handle = await open(place, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      const file = await handle.stat()
      if (!file.isFile()) return unusable({ kind: 'no_file' })
      if (!isOwned(file, owner) || !isOwned(folder, owner)) {
        return unusable({ kind: 'others_may_change' })
      }
      if (file.size > mostPolicyBytes) return unusable({ kind: 'too_long' })
      const document: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await handle.readFile()))
      return { kind: 'found', source: 'machine', place, document }
    } finally {
      await handle.close()
    }
  } catch (error) {
    const code = errorCodeOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'nothing', source: 'machine', place }
    if (code === 'ELOOP') return unusable({ kind: 'link' })
    return unusable(code === null || code.startsWith('ERR_') ? { kind: 'no_json' } : { kind: 'unreadable', why: code })
  }
}

/** Reads a document that somebody wants checked; whose it is does not matter. Never throws. */
export async function readPolicyDocument(place: string): Promise<PolicyRead> {
  try {
    const document: unknown = JSON.parse(await readFile(place, 'utf8'))
    return { kind: 'found', source: 'machine', place, document }
  } catch (error) {
    const code = errorCodeOf(error)
    const because: UnusableFile = code === null ? { kind: 'no_json' } : { kind: 'unreadable', why: code }
    return { kind: 'unusable', source: 'machine', place, because }
  }
}

function isOwned({ mode, uid }: { readonly mode: number; readonly uid: number }, owner: number): boolean {
  return uid === owner && (mode & writableByOthers) === 0
}
