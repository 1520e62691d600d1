// The content hash as the product computes it for a large file, against `openssl speed sha256` on one core. Both hash
// memory, one second a round. The product hashes blocks of 4 MiB in its hashing thread, one ahead, as when it reads a
// file.
import { createHashing } from '#adapters/hashing/hashing-thread.ts'
import type { Hashing } from '#adapters/hashing/hashing-thread.ts'
import { missingProgram, runProgram } from '../rig/curl.ts'
import { usualRounds } from '../measure.ts'
import type { Measure, Taken } from '../measure.ts'
import { median } from '../median.ts'
import type { Workplace } from '../rig/workplace.ts'
import { join } from 'node:path'

const roundMs = 1_000

export const contentHash: Measure = {
  name: 'content-hash',
  what: "the product's content hash / openssl speed sha256, of one core, in throughput",
  target: 0.85,
  unit: 'times',
  higher: true,
  take: takeContentHash,
}

async function takeContentHash(place: Workplace): Promise<Taken> {
  const because = await missingProgram(place, ['openssl'])
  if (because !== null) return { kind: 'not_taken', because }
  const output = join(place.folder('content-hash'), 'openssl')
  const hashing = createHashing()
  await ourBytesPerSecond(hashing) // the thread starts with the first block
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < usualRounds; round += 1) {
    theirs.push(await openSslBytesPerSecond(place, output))
    ours.push(await ourBytesPerSecond(hashing))
  }
  await hashing.close()
  const values = ours.map((speed, round) => speed / (theirs[round] ?? Number.NaN))
  const beside = { productMBs: Math.round(median(ours) / 1e6), opensslMBs: Math.round(median(theirs) / 1e6) }
  return { kind: 'taken', values, beside }
}

async function ourBytesPerSecond(hashing: Hashing): Promise<number> {
  let free = hashing.allocateBlock()
  let busy = hashing.allocateBlock()
  for (const block of [free, busy]) block.fill(7)
  const hasher = hashing.start()
  let bytes = 0
  let hashed: Promise<unknown> = Promise.resolve()
  const startMs = performance.now()
  while (performance.now() - startMs < roundMs) {
    const next = hasher.addBlock(free)
    await hashed
    hashed = next
    bytes += free.byteLength
    ;[free, busy] = [busy, free]
  }
  await hashed
  await hasher.digest()
  return (bytes * 1_000) / (performance.now() - startMs)
}

/** OpenSSL's own speed test, with its largest usual block. */
async function openSslBytesPerSecond(place: Workplace, output: string): Promise<number> {
  const words = ['speed', '-mr', '-elapsed', '-seconds', String(roundMs / 1_000), '-bytes', '16384', '-evp', 'sha256']
  const run = await runProgram(place, 'openssl', words, output)
  return parseOpenSslSpeed(run.output)
}

/** The bytes a second in the machine-readable output of `openssl speed -mr` with one size of block. */
export function parseOpenSslSpeed(output: string): number {
  const speed = Number(/^\+F:\d+:[^:\n]+:([\d.]+)$/m.exec(output)?.[1])
  if (!(speed > 0)) throw new Error('the answer of openssl speed cannot be read')
  return speed
}
