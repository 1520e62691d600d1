// Why did Dropbox refuse? A link answers one and the same 409 for every cause, so the causes are looked at one by one.
import type { DiagnosisCode } from '#shared/contract/link-api.ts'
import { assertNever } from '#shared/assert.ts'
import type { ServerClock } from '../clock.ts'
import type { DropboxApi } from '../dropbox/client.ts'
import type { Space } from '../dropbox/parse-answers.ts'
import { folderOf } from './placement.ts'
import type { Policy } from './policy.ts'

export interface Diagnosis {
  /** The first cause found for a file of `sizeBytes` that is not at `path`; null when all looks well. */
  find(path: string, sizeBytes: number): Promise<DiagnosisCode | null>
}

const spaceKeptMs = 10_000 // one look at the account for a whole queue that meets a full Dropbox
const busyShownMs = 60_000

/** The direct parent, and a search by halves in seven above it. With it a check costs Dropbox a handful of calls. */
const mostLooksAbove = 4

/** Looks at size, parent folders, free space, Dropbox's recent mood and the name, in this order. */
export function createDiagnosis(dropbox: DropboxApi, policy: Policy, clock: ServerClock): Diagnosis {
  let space: { readonly found: Space; readonly untilMs: number } | null = null

  async function isFull(sizeBytes: number): Promise<boolean> {
    if (space === null || space.untilMs <= clock.steadyMs()) {
      const found = await dropbox.space()
      if (found.kind !== 'space') return false
      space = { found, untilMs: clock.steadyMs() + spaceKeptMs }
    }
    return space.found.usedBytes + sizeBytes > space.found.allocatedBytes
  }

  return {
    find: async (path, sizeBytes) => {
      if (sizeBytes > Math.max(policy.directMaxBytes, policy.relayMaxBytes)) return 'too_large'
      const above = await lookAbove(dropbox, path)
      if (above !== null) return above
      if (await isFull(sizeBytes)) return 'dropbox_full'
      if (dropbox.wasBusy(busyShownMs)) return 'dropbox_busy'
      // Accounts differ: some refuse every character beyond U+FFFF, and only with the body.
      return /[\u{10000}-\u{10FFFF}]/u.test(path) ? 'name_not_allowed' : null
    },
  }
}

/**
 * The nearest existing parent tells: a file in the way, or a folder that may not be written to. What is above an existing
 * folder exists too, so it is searched by halves; of a path that is deeper than any real one only a part is searched.
 */
async function lookAbove(dropbox: DropboxApi, path: string): Promise<DiagnosisCode | null> {
  const parents = foldersAbove(path)
  let [nearest, known] = [0, parents.length]
  let found: DiagnosisCode | null = null
  for (let looks = 0; looks < mostLooksAbove && nearest < known; looks += 1) {
    const middle = looks === 0 ? 0 : Math.floor((nearest + known) / 2)
    const there = await dropbox.look(parents[middle] ?? '')
    switch (there.kind) {
      case 'folder':
        found = there.readOnly ? 'folder_read_only' : null
        known = middle
        break
      case 'file':
        return 'folder_name_taken'
      case 'malformed_path':
        return 'name_not_allowed'
      case 'busy':
        return 'dropbox_busy'
      case 'nothing':
        nearest = middle + 1
        break
      case 'error':
      case 'holding':
      case 'signed_out':
      case 'unreachable':
        return null
      default:
        return assertNever(there)
    }
  }
  return found
}

/** The folders a path lies in, nearest first, without the top, which is always there. */
function foldersAbove(path: string): readonly string[] {
  const folders: string[] = []
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.push(folder)
  return folders
}
