// Hashing in a thread, with real threads that are made to die.
import { spawnSync } from 'node:child_process'
import { Worker } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { contentHashOf, hashBlockBytes } from '#adapters/hashing/content-hash.ts'
import { createHashing, hashedWithoutThreadBytes, HashingStopped } from '#adapters/hashing/hashing-thread.ts'
import type { ContentHasher, Hashing } from '#adapters/hashing/hashing-thread.ts'
import { countedBytes } from '../http/counted-bytes.ts'

const opened: Hashing[] = []
afterEach(async () => {
  for (const hashing of opened.splice(0)) await hashing.close()
})

function started(startWorker?: () => Worker): Hashing {
  const hashing = createHashing(startWorker)
  opened.push(hashing)
  return hashing
}

async function addAll(hashing: Hashing, hasher: ContentHasher, bytes: Uint8Array): Promise<void> {
  const block = hashing.allocateBlock()
  for (let from = 0; from < bytes.byteLength; from += hashBlockBytes) {
    const part = bytes.subarray(from, from + hashBlockBytes)
    block.set(part)
    await hasher.addBlock(block.subarray(0, part.byteLength))
  }
}

test('files of all sizes have the hash that the calling thread computes', async () => {
  const hashing = started()
  for (const sizeBytes of [0, 1, 300_000, hashBlockBytes - 1, hashBlockBytes, hashBlockBytes + 1, 9_711_423]) {
    const bytes = countedBytes(sizeBytes, 0)
    const hasher = hashing.start()
    await addAll(hashing, hasher, bytes)
    expect(await hasher.digest()).toBe(contentHashOf(bytes))
  }
})

test('one file of a megabyte makes no thread, and a larger one does', async () => {
  let threads = 0
  const hashing = started(() => {
    threads += 1
    return new Worker(new URL('../../../src/adapters/hashing/hash-worker.ts', import.meta.url))
  })
  for (const sizeBytes of [300_000, hashedWithoutThreadBytes - 1]) {
    await addAll(hashing, hashing.start(), countedBytes(sizeBytes, 0))
    expect(threads).toBe(0)
  }
  await addAll(hashing, hashing.start(), countedBytes(hashedWithoutThreadBytes, 0))
  await addAll(hashing, hashing.start(), countedBytes(300_000, 0))
  expect(threads).toBe(1)
})

test('several hashes at once do not mix', async () => {
  const hashing = started()
  const files = [0, 1, 2, 3].map((start) => countedBytes(hashBlockBytes * 2 + 400_000 + start, start * 17))
  const hashes = await Promise.all(
    files.map(async (bytes) => {
      const hasher = hashing.start()
      await addAll(hashing, hasher, bytes)
      return hasher.digest()
    }),
  )
  expect(hashes).toEqual(files.map(contentHashOf))
})

test('blocks given without waiting for each other keep their order', async () => {
  const hashing = started()
  const bytes = countedBytes(hashBlockBytes * 2 + 500_000, 5)
  const hasher = hashing.start()
  const adding = [0, 1, 2].map((index) =>
    hasher.addBlock(bytes.subarray(index * hashBlockBytes, (index + 1) * hashBlockBytes)),
  )
  await Promise.all(adding)
  expect(await hasher.digest()).toBe(contentHashOf(bytes))
})

test('blocks are shared memory of 4 MiB, so that the thread reads them without a copy', () => {
  const hashing = started()
  expect(hashing.allocateBlock().buffer).toBeInstanceOf(SharedArrayBuffer)
  expect(hashing.allocateBlock().byteLength).toBe(hashBlockBytes)
})

test('a thread that dies fails the hash it held, and the next hash gets a new thread', async () => {
  const deadly = 'require("node:worker_threads").parentPort.on("message", () => process.exit(3))'
  let made = 0
  const hashing = started(() => {
    made += 1
    if (made === 1) return new Worker(deadly, { eval: true })
    return new Worker(new URL('../../../src/adapters/hashing/hash-worker.ts', import.meta.url))
  })
  const bytes = countedBytes(hashBlockBytes, 1)
  await expect(hashing.start().addBlock(bytes)).rejects.toBeInstanceOf(HashingStopped)
  const hasher = hashing.start()
  await hasher.addBlock(bytes)
  expect(await hasher.digest()).toBe(contentHashOf(bytes))
  expect(made).toBe(2)
})

test('a thread that throws, or cannot even start, fails the hash and nothing hangs', async () => {
  const throwing = 'require("node:worker_threads").parentPort.on("message", () => { throw new Error("no") })'
  const missing = new URL('./no-such-worker.ts', import.meta.url)
  for (const make of [() => new Worker(throwing, { eval: true }), () => new Worker(missing)]) {
    const hashing = started(make)
    await expect(hashing.start().addBlock(countedBytes(hashBlockBytes, 1))).rejects.toBeInstanceOf(HashingStopped)
  }
})

test('closing answers what is under way, and a closed hashing answers at once', async () => {
  const silent = 'require("node:worker_threads").parentPort.on("message", () => undefined)'
  const hashing = started(() => new Worker(silent, { eval: true }))
  const adding = hashing.start().addBlock(countedBytes(hashBlockBytes, 1))
  const failed = expect(adding).rejects.toBeInstanceOf(HashingStopped)
  await hashing.close()
  await failed
  await expect(hashing.start().addBlock(countedBytes(hashBlockBytes, 1))).rejects.toBeInstanceOf(HashingStopped)
})

test('an idle thread does not keep the program alive, and one at work does', () => {
  const module = new URL('../../../src/adapters/hashing/hashing-thread.ts', import.meta.url).href
  const program = `
    const { createHashing } = await import(${JSON.stringify(module)})
    const hashing = createHashing()
    const hasher = hashing.start()
    await hasher.addBlock(hashing.allocateBlock())
    console.log(await hasher.digest())`
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    timeout: 120_000,
  })
  expect(run.status).toBe(0)
  expect(run.stdout.trim()).toBe('c7e946d101855255d919ef0c70718633adf77d3dfb3adeeecf5d0cb4e951be58')
})
