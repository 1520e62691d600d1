import fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createFolderSource } from '#adapters/files/folder-source.ts'
import { createVerifiedBody } from '#adapters/transfer/withhold-last-block.ts'
import { createSmallFileCache } from '#adapters/hashing/small-file-cache.ts'
import { countedBytes } from '../http/counted-bytes.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { hashOf } from '../../rigs/network/one-shot-link.ts'
import { blockBytes, drain, phases, saved, verifiedBodies } from './faults/a-verified-body.ts'
import type { Hashing } from '#adapters/hashing/hashing-thread.ts'
import type { Watch } from '../../rigs/watched-source.ts'

const { aBody, bodies, hashing } = verifiedBodies()

const sizes = [0, 1, 1_000, 300_000, blockBytes - 1, blockBytes, blockBytes + 1, 2 * blockBytes, 5 * blockBytes + 7]

describe('a gated body', () => {
  test.each(sizes)('of %i bytes has exactly these bytes, in blocks of 4 MiB', async (sizeBytes) => {
    const bytes = countedBytes(sizeBytes)
    const { body } = await aBody({ bytes })
    expect(body.sizeBytes).toBe(sizeBytes)
    const { stopped, blocks } = await drain(body)
    expect(stopped).toBeNull()
    expect(Buffer.concat(blocks).equals(bytes)).toBe(true)
    expect(blocks.length).toBe(Math.max(1, Math.ceil(sizeBytes / blockBytes)))
  })

  test.each(sizes)('of %i bytes that are not those of the fingerprint keeps its last block', async (sizeBytes) => {
    const { body, fingerprint } = await aBody({
      bytes: countedBytes(sizeBytes),
      contentHash: hashOf(Buffer.from('other')),
    })
    const { stopped, blocks } = await drain(body)
    expect(stopped).toEqual({ kind: 'source', observed: { kind: 'file', stat: fingerprint.stat } })
    expect(blocks.length).toBe(Math.max(0, Math.ceil(sizeBytes / blockBytes) - 1))
  })

  test('lets no memory be used again while it is hashed: a slow hash slows the reading', async () => {
    const bytes = countedBytes(6 * blockBytes)
    const slow: Hashing = {
      ...hashing,
      start() {
        const hasher = hashing.start()
        return {
          digest: () => hasher.digest(),
          async addBlock(block) {
            await new Promise((resolve) => setTimeout(resolve, 5))
            return await hasher.addBlock(block)
          },
        }
      },
    }
    const { body } = await aBody({ bytes, hashing: slow })
    const { stopped, blocks } = await drain(body)
    expect(stopped).toBeNull()
    expect(Buffer.concat(blocks).equals(bytes)).toBe(true)
  })

  test('stops as unreadable when hashing fails', async () => {
    const broken: Hashing = {
      ...hashing,
      start: () => ({ addBlock: () => Promise.reject(new Error('no thread')), digest: async () => '' }),
    }
    for (const sizeBytes of [1, 6 * blockBytes]) {
      const { body } = await aBody({ bytes: countedBytes(sizeBytes), hashing: broken })
      expect((await drain(body)).stopped).toEqual({ kind: 'unreadable', reason: 'read_error' })
    }
  })

  test('stops as unreadable when the disk fails', async () => {
    const watch: Watch = {
      phase(name) {
        if (name === 'before a later read') throw Object.assign(new Error('disk'), { code: 'EIO' })
      },
    }
    const { body } = await aBody({ bytes: countedBytes(2 * blockBytes), watch })
    const { stopped, blocks } = await drain(body)
    expect(stopped).toEqual({ kind: 'unreadable', reason: 'read_error' })
    expect(blocks.length).toBeLessThan(2)
  })
})

describe('bytes kept from hashing', () => {
  test('are sent without reading the file again', async () => {
    const bytes = countedBytes(10_000)
    const { body, phases } = await aBody({ bytes, keep: true })
    const { stopped, blocks } = await drain(body)
    expect(stopped).toBeNull()
    expect(Buffer.concat(blocks).equals(bytes)).toBe(true)
    expect(phases).toEqual(['opened'])
  })

  test('are held back when the file is another by now', async () => {
    for (const change of [fs.rmSync, (file: string) => fs.appendFileSync(file, 'x')]) {
      const { body, file } = await aBody({ bytes: countedBytes(10_000), keep: true })
      change(file)
      const { stopped, blocks } = await drain(body)
      expect(stopped?.kind).toBe('source')
      expect(blocks).toEqual([])
    }
  })

  test('of another length than the file are not trusted', async () => {
    const { cache, fingerprint, file } = await aBody({ bytes: countedBytes(10) })
    cache.keep(saved, fingerprint.contentHash, countedBytes(9))
    const source = createFolderSource({ root: join(file, '../..'), identity: () => null })
    const body = createVerifiedBody({ source, hashing, cache })(saved, fingerprint)
    bodies.push(body)
    expect(Buffer.concat((await drain(body)).blocks).byteLength).toBe(10)
  })
})

/** What a person or a program does to a file. Each makes a version that is whole in itself. */
const changes: Readonly<Record<string, (file: string) => void>> = {
  grows: (file) => fs.appendFileSync(file, 'more'),
  shrinks: (file) => fs.truncateSync(file, Math.floor(fs.statSync(file).size / 2)),
  'is edited in place': (file) => {
    const handle = fs.openSync(file, 'r+')
    fs.writeSync(handle, 'edit', Math.floor(fs.fstatSync(handle).size / 2))
    fs.closeSync(handle)
  },
  'is edited at its end': (file) => {
    const handle = fs.openSync(file, 'r+')
    fs.writeSync(handle, 'e', fs.fstatSync(handle).size - 1)
    fs.closeSync(handle)
  },
  'is replaced': (file) => {
    fs.writeFileSync(`${file}.new`, fs.readFileSync(file).reverse())
    fs.renameSync(`${file}.new`, file)
  },
  'is removed': (file) => fs.rmSync(file),
  'is renamed': (file) => fs.renameSync(file, `${file}.old`),
  'becomes a link': (file) => {
    fs.renameSync(file, `${file}.old`)
    fs.symlinkSync(`${file}.old`, file)
  },
}

describe.each(phases)('a file of three blocks that changes: %s (F53)', (phase) => {
  test.each(Object.entries(changes))('when it %s, the last block stays here', async (_what, change) => {
    let isChanged = false
    let path = ''
    const watch: Watch = {
      phase(name) {
        if (name !== phase || isChanged) return
        isChanged = true
        change(path)
      },
    }
    const { body, file } = await aBody({ bytes: countedBytes(2 * blockBytes + 1_000), watch })
    path = file
    const { stopped, blocks } = await drain(body)
    expect(isChanged).toBe(true)
    expect(stopped?.kind).toBe('source')
    expect(blocks.length).toBeLessThan(3)
  })
})

test('a file that changes after the last look is sent as the version that was looked at', async () => {
  const bytes = countedBytes(1_000)
  const { body, file } = await aBody({ bytes })
  const part = await body.next()
  fs.writeFileSync(file, 'entirely different')
  expect(part.kind === 'block' && Buffer.from(part.bytes).equals(bytes)).toBe(true)
})

test('a closed body holds no file open and gives its memory back', async () => {
  let allocated = 0
  const counting: Hashing = {
    ...hashing,
    allocateBlock() {
      allocated += 1
      return hashing.allocateBlock()
    },
  }
  const folder = temporaryFolder()
  fs.writeFileSync(join(folder, 'file'), countedBytes(3 * blockBytes))
  const source = createFolderSource({ root: folder, identity: () => null })
  const verifiedBody = createVerifiedBody({ source, hashing: counting, cache: createSmallFileCache() })
  const answer = await source.open('file')
  if (answer.kind !== 'opened') throw new Error('the file just written can be opened')
  const fingerprint = { contentHash: '0'.repeat(64), stat: answer.file.stat }
  await answer.file.close()
  const before = openFiles()
  for (let round = 0; round < 5; round += 1) {
    const body = verifiedBody('file', fingerprint)
    await body.next()
    await body.close()
  }
  const unread = verifiedBody('file', fingerprint)
  await unread.close()
  expect(openFiles()).toBe(before)
  expect(allocated).toBe(3)
})

/** How many files of this process are in the temporary folder; on other systems nothing can be said. */
function openFiles(): number {
  if (process.platform !== 'linux') return 0
  return fs.readdirSync('/proc/self/fd').filter((descriptor) => isOurs(`/proc/self/fd/${descriptor}`)).length
}

function isOurs(descriptor: string): boolean {
  try {
    return fs.readlinkSync(descriptor).includes('outbox-')
  } catch {
    return false // the one that listed the others is closed by now
  }
}
