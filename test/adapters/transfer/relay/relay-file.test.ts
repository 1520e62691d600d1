// The file of one relay as it is read.
import fs from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createFolderSource } from '#adapters/files/folder-source.ts'
import { createBlockPool } from '#adapters/hashing/block-pool.ts'
import { contentHashOf, hashBlock } from '#adapters/hashing/content-hash.ts'
import { createHashing } from '#adapters/hashing/hashing-thread.ts'
import { openRelayFile } from '#adapters/transfer/relay/relay-file.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { someBytes } from '../../../server/relays/relay-rig.ts'

const block = 4 * 1024 * 1024

async function aFile(bytes: Uint8Array) {
  const folder = temporaryFolder()
  const name = join(folder, 'film')
  fs.writeFileSync(name, bytes)
  const hashing = createHashing()
  onTestFinished(() => hashing.close())
  const source = createFolderSource({ root: folder, identity: () => null })
  const answer = await source.open('film')
  if (answer.kind !== 'opened') throw new Error('the file just written can be opened')
  await answer.file.close()
  const fingerprint = { contentHash: contentHashOf(bytes), stat: answer.file.stat }
  const open = (print = fingerprint) =>
    openRelayFile({ source, hashing, pool: createBlockPool(hashing, 4) }, 'film', print)
  return { fingerprint, name, open }
}

it('is read piece by piece, in the memory of two, and verified at its end', async () => {
  const bytes = someBytes(4 * block + 7)
  const { open } = await aFile(bytes)
  const file = await open()
  if ('kind' in file) throw new Error(file.kind)
  const memory = new Set<ArrayBufferLike>()
  for (let at = 0; at < bytes.length;) {
    const piece = await file.read(Math.min(at + 2 * block, bytes.length))
    if (piece.kind === 'stop') throw new Error('the file is there')
    const { blocks, digests } = piece.bytes
    expect(Buffer.concat(blocks).equals(bytes.subarray(piece.start, piece.end))).toBe(true)
    expect(Buffer.concat(digests)).toEqual(Buffer.concat(blocks.map(hashBlock)))
    for (const block of blocks) memory.add(block.buffer)
    at = piece.end
  }
  expect([await file.verify(), memory.size]).toEqual([null, 4])
  await file.close()
})

it('that is another one by now is not read', async () => {
  const { fingerprint, open } = await aFile(someBytes(block))
  const other = { ...fingerprint, stat: { ...fingerprint.stat, mtimeMs: 1 } }
  expect(await open(other)).toMatchObject({ kind: 'stop', because: { kind: 'source', observed: { kind: 'file' } } })
})

it('that becomes shorter while it is read stops there', async () => {
  const { name, open } = await aFile(someBytes(2 * block))
  const file = await open()
  if ('kind' in file) throw new Error(file.kind)
  await file.read(block)
  fs.truncateSync(name, block)
  expect(await file.read(2 * block)).toMatchObject({ kind: 'stop', because: { kind: 'source' } })
  await file.close()
})

it('that was not read to its end, or holds other bytes, is not verified', async () => {
  const { fingerprint, open } = await aFile(someBytes(2 * block))
  for (const print of [fingerprint, { ...fingerprint, contentHash: 'a'.repeat(64) }]) {
    const file = await open(print)
    if ('kind' in file) throw new Error(file.kind)
    await file.read(print === fingerprint ? block : 2 * block)
    expect(await file.verify()).toMatchObject({ kind: 'stop', because: { kind: 'source' } })
    await file.close()
  }
})
