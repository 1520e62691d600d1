import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPolicyFile } from '#adapters/policy/policy-file.ts'
import { isWindows } from '#test/rigs/possible.ts'

const me = userInfo().uid
let folder = ''
let place = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-'))
  place = join(folder, 'policy.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const read = (): ReturnType<typeof readPolicyFile> => readPolicyFile(place, me)

// Windows has the registry instead, and no owners and modes of this kind.
describe.skipIf(isWindows)('the policy of a computer', () => {
  it('is nothing where there is no file, nor a folder', async () => {
    expect(await read()).toMatchObject({ kind: 'nothing' })
    expect(await readPolicyFile(join(folder, 'none', 'policy.json'), me)).toMatchObject({ kind: 'nothing' })
  })

  it('is read as it is', async () => {
    const document = { version: 1, enforced: { autostart: false } }
    writeFileSync(place, JSON.stringify(document), { mode: 0o644 })
    expect(await read()).toEqual({ kind: 'found', source: 'machine', place, document })
  })

  it('is not used where others may write it', async () => {
    writeFileSync(place, '{}')
    for (const mode of [0o664, 0o646, 0o666]) {
      chmodSync(place, mode)
      expect(await read()).toMatchObject({ kind: 'unusable', because: { kind: 'others_may_change' } })
    }
  })

  it('is not used where others may put another file in its place', async () => {
    writeFileSync(place, '{}')
    chmodSync(folder, 0o777)
    expect(await read()).toMatchObject({ kind: 'unusable' })
  })

  it('is not used where it belongs to somebody else', async () => {
    writeFileSync(place, '{}')
    expect(await readPolicyFile(place, me + 1)).toMatchObject({ kind: 'unusable' })
  })

  it('is neither a link, nor a folder, nor a pipe', async () => {
    writeFileSync(join(folder, 'other.json'), '{}')
    symlinkSync(join(folder, 'other.json'), place)
    expect(await read()).toMatchObject({ kind: 'unusable', because: { kind: 'link' } })
    rmSync(place)
    mkdirSync(place)
    expect(await read()).toMatchObject({ kind: 'unusable', because: { kind: 'no_file' } })
  })

  it('is not used where it cannot be understood', async () => {
    for (const content of ['', '{', Buffer.from([0xff, 0xfe, 0x7b]), ' '.repeat(1_000_001)]) {
      writeFileSync(place, content)
      expect(await read()).toMatchObject({ kind: 'unusable' })
    }
  })
})
