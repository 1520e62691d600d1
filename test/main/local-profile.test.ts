// The local profile: where it lies, and that nothing is lost on the way there, wherever a crash falls.
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { localProfileFolder, openLocalProfile, sessionFolder } from '#main/local-profile.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

describe('the place of the local profile', () => {
  it.each([
    ['win32', 'C:\\Users\\anna\\AppData\\Local', false, 'C:\\Users\\anna\\AppData\\Local\\Outbox\\profile'],
    ['win32', 'C:\\Users\\anna\\AppData\\Local', true, null],
    ['win32', undefined, false, null],
    ['win32', 'AppData', false, null],
    ['linux', '/home/anna', false, null],
    ['darwin', undefined, false, null],
  ] as const)('on %s with %s, named %s, is %s', (platform, localAppData, isFolderNamed, wanted) => {
    expect(localProfileFolder({ platform, localAppData, isFolderNamed })).toBe(wanted)
  })
})

function anOldFolder(): { readonly before: string; readonly profile: string } {
  const home = temporaryFolder()
  const before = join(home, 'Roaming', 'Outbox')
  mkdirSync(join(before, 'data', 'deep'), { recursive: true })
  mkdirSync(join(before, 'logs'))
  mkdirSync(join(before, 'Cache'))
  for (const [name, text] of [
    ['settings.json', '{}'],
    ['key', 'sealed'],
    ['Local State', 'key of the key'],
    ['data/ledger.db', 'records'],
    ['data/ledger.db-wal', 'newer records'],
    ['data/deep/more', 'more'],
    ['logs/outbox.log', 'lines'],
    ['lockfile', ''],
  ] as const) {
    writeFileSync(join(before, name), text)
  }
  return { before, profile: join(home, 'Local', 'Outbox', 'profile') }
}

describe('moving to the local profile', () => {
  it('takes along what is ours, and leaves the settings where they are', () => {
    const { before, profile } = anOldFolder()
    expect(openLocalProfile(profile, before)).toEqual({ kind: 'moved', left: [] })
    expect(readFileSync(join(profile, 'key'), 'utf8')).toBe('sealed')
    expect(readFileSync(join(profile, 'data/ledger.db-wal'), 'utf8')).toBe('newer records')
    expect(readFileSync(join(profile, 'data/deep/more'), 'utf8')).toBe('more')
    expect(readFileSync(join(profile, 'logs/outbox.log'), 'utf8')).toBe('lines')
    // Without it Windows does not open the key any more.
    expect(readFileSync(join(sessionFolder(profile), 'Local State'), 'utf8')).toBe('key of the key')
    expect(readdirSync(before).toSorted()).toEqual(['lockfile', 'settings.json'])
    expect(openLocalProfile(profile, before)).toEqual({ kind: 'there' })
  })

  it('makes an empty one for somebody new', () => {
    const home = temporaryFolder()
    const profile = join(home, 'Outbox', 'profile')
    expect(openLocalProfile(profile, join(home, 'nothing'))).toEqual({ kind: 'moved', left: [] })
    expect(readdirSync(profile)).toEqual(['session'])
  })

  it('begins anew after a crash that tore the copy', () => {
    const { before, profile } = anOldFolder()
    mkdirSync(join(`${profile}.new`, 'data'), { recursive: true })
    writeFileSync(join(`${profile}.new`, 'data/ledger.db'), 'rec')
    writeFileSync(join(`${profile}.new`, 'key'), '')
    expect(openLocalProfile(profile, before)).toMatchObject({ kind: 'moved' })
    expect(readFileSync(join(profile, 'data/ledger.db'), 'utf8')).toBe('records')
    expect(readFileSync(join(profile, 'key'), 'utf8')).toBe('sealed')
  })

  it('believes the profile that is there, and never takes away what lies elsewhere', () => {
    const { before, profile } = anOldFolder()
    mkdirSync(profile, { recursive: true })
    writeFileSync(join(profile, 'key'), 'newer')
    expect(openLocalProfile(profile, before)).toEqual({ kind: 'there' })
    expect(readFileSync(join(profile, 'key'), 'utf8')).toBe('newer')
    expect(readFileSync(join(before, 'key'), 'utf8')).toBe('sealed')
  })

  it('changes nothing when it cannot be made', () => {
    const { before, profile } = anOldFolder()
    mkdirSync(join(profile, '..', '..'), { recursive: true })
    writeFileSync(join(profile, '..'), 'a file where the folder should be')
    expect(openLocalProfile(profile, before)).toMatchObject({ kind: 'failed' })
    expect(readFileSync(join(before, 'data/ledger.db'), 'utf8')).toBe('records')
    expect(readFileSync(join(before, 'key'), 'utf8')).toBe('sealed')
    expect(existsSync(profile)).toBe(false)
  })

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'changes nothing when something of it cannot be read (needs rights that count, so not as root)',
    () => {
      const { before, profile } = anOldFolder()
      chmodSync(join(before, 'data/ledger.db'), 0)
      expect(openLocalProfile(profile, before)).toMatchObject({ kind: 'failed' })
      expect(existsSync(profile)).toBe(false)
      expect(readFileSync(join(before, 'key'), 'utf8')).toBe('sealed')
    },
  )
})
