// Bodies of real files for the tests of what leaves and what is withheld, and all that a test may do to them meanwhile.
import fs from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, afterEach } from 'vitest'
import { createFolderSource } from '#adapters/files/folder-source.ts'
import { createVerifiedBody } from '#adapters/transfer/withhold-last-block.ts'
import { createHashing } from '#adapters/hashing/hashing-thread.ts'
import { createSmallFileCache } from '#adapters/hashing/small-file-cache.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { hashOf } from '../../../rigs/network/one-shot-link.ts'
import { watched } from '../../../rigs/watched-source.ts'
import type { VerifiedBody } from '#adapters/transfer/withhold-last-block.ts'
import type { Hashing } from '#adapters/hashing/hashing-thread.ts'
import type { Source } from '#adapters/files/source.ts'
import type { Watch } from '../../../rigs/watched-source.ts'

/** Files are read in blocks of 4 MiB. */
export const blockBytes = 4 * 1024 * 1024

/** One thread for all tests of a file. */
export const hashing = createHashing()
afterAll(() => hashing.close())

/** Bodies that a test made; they are closed after it. */
export const bodies: VerifiedBody[] = []
afterEach(async () => {
  for (const body of bodies.splice(0)) await body.close()
})

type SetUp = {
  readonly bytes: Uint8Array
  /** The hash the fingerprint tells; that of `bytes` unless told otherwise. */
  readonly contentHash?: string
  readonly keep?: boolean
  readonly watch?: Watch
  readonly hashing?: Hashing
}

/** Not in the watched folder itself: where the time of birth is made up, that folder is another one after each change in it. */
export const saved = 'in/file'

/** A body of a file that was just saved. */
export async function aBody(set: SetUp) {
  const folder = temporaryFolder()
  const file = join(folder, saved)
  fs.mkdirSync(dirname(file))
  fs.writeFileSync(file, set.bytes)
  // A time that can be put back to the nanosecond.
  fs.utimesSync(file, 1_700_000_000, 1_700_000_000)
  const real = createFolderSource({ root: folder, identity: () => null })
  const answer = await real.open(saved)
  if (answer.kind !== 'opened') throw new Error('the file just written can be opened')
  const fingerprint = { contentHash: set.contentHash ?? hashOf(set.bytes), stat: answer.file.stat }
  await answer.file.close()
  const cache = createSmallFileCache()
  if (set.keep === true) cache.keep(saved, fingerprint.contentHash, set.bytes)
  const opened: string[] = []
  const source: Source = watched(real, {
    async phase(name) {
      opened.push(name)
      await set.watch?.phase(name)
    },
  })
  const body = createVerifiedBody({ source, hashing: set.hashing ?? hashing, cache })(saved, fingerprint)
  bodies.push(body)
  return { body, file, fingerprint, cache, phases: opened }
}

/** Reads a body to its end as the network side does. `stopped` tells why it stopped; null when it was whole. */
export async function drain(body: VerifiedBody) {
  const blocks: Buffer[] = []
  for (;;) {
    const part = await body.next()
    if (part.kind === 'stop') return { stopped: part.because, blocks }
    blocks.push(Buffer.from(part.bytes)) // a copy: the block's memory is used again
    if (part.last) return { stopped: null, blocks }
  }
}

/** When something can happen to a file of several blocks that is sent. */
export const phases = [
  'opened',
  'before the first read',
  'after the first read',
  'before a later read',
  'after a later read',
  'before the last look',
] as const
