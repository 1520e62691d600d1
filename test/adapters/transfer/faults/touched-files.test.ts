// Files of which only ctime moves while they are sent: what holds the same bytes arrives, and nothing else does.
import fs from 'node:fs'
import { describe, expect, test } from 'vitest'
import { countedBytes } from '../../http/counted-bytes.ts'
import { aBody, blockBytes, drain, phases } from './a-verified-body.ts'
import type { Watch } from '../../../rigs/watched-source.ts'

/** Only ctime tells of it, as it does of a backup that links the file. */
function editAndPutTimeBack(file: string): void {
  const { atime, mtime } = fs.statSync(file)
  const handle = fs.openSync(file, 'r+')
  fs.writeSync(handle, 'edit', 0)
  fs.closeSync(handle)
  fs.utimesSync(file, atime, mtime)
}

/** What moves ctime and leaves the bytes alone. */
const touches: Readonly<Record<string, (file: string) => void>> = {
  'gets another link': (file) => fs.linkSync(file, `${file}.backup`),
  'gets another mode': (file) => fs.chmodSync(file, 0o640),
}

/** The body of a file that `change` strikes at `phase`. */
async function aBodyWith(phase: string, bytes: Uint8Array, change: (file: string) => void) {
  let strike: (() => void) | null = null
  const watch: Watch = {
    phase(name) {
      if (name !== phase) return
      strike?.()
      strike = null
    },
  }
  const { body, file } = await aBody({ bytes, watch })
  strike = () => change(file)
  return body
}

describe.each(phases)('a file of three blocks: %s', (phase) => {
  test.each(Object.entries(touches))('when it %s, it is sent all the same', async (_what, touch) => {
    const bytes = countedBytes(2 * blockBytes + 1_000)
    const body = await aBodyWith(phase, bytes, touch)
    const { stopped, blocks } = await drain(body)
    expect([stopped, Buffer.concat(blocks).equals(bytes)]).toEqual([null, true])
  })

  test('when it is edited and its time put back, the whole older version is sent, or nothing', async () => {
    const bytes = countedBytes(2 * blockBytes + 1_000)
    const body = await aBodyWith(phase, bytes, editAndPutTimeBack)
    const { stopped, blocks } = await drain(body)
    const isBeforeReading = phase === 'opened' || phase === 'before the first read'
    expect(stopped?.kind).toBe(isBeforeReading ? 'source' : undefined)
    if (!isBeforeReading) expect(Buffer.concat(blocks).equals(bytes)).toBe(true)
  })
})

describe('bytes kept from hashing', () => {
  test('are compared with the file again when somebody touched it', async () => {
    const bytes = countedBytes(10_000)
    const touched = await aBody({ bytes, keep: true })
    fs.chmodSync(touched.file, 0o640)
    const { stopped, blocks } = await drain(touched.body)
    expect([stopped, Buffer.concat(blocks).equals(bytes)]).toEqual([null, true])
    const edited = await aBody({ bytes, keep: true })
    editAndPutTimeBack(edited.file)
    expect(await drain(edited.body)).toMatchObject({ stopped: { kind: 'source' }, blocks: [] })
  })
})
