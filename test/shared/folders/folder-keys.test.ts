// Several watched folders as one tree.
import { describe, expect, it } from 'vitest'
import { createFolderKeys, isSameInto } from '#shared/folders/folder-keys.ts'

const keys = createFolderKeys(['', 'Scans', 'Team/Ärzte'])

describe('a key', () => {
  it('is where the file goes, and tells whose it is', () => {
    const files = [
      { into: '', path: 'a.txt' },
      { into: '', path: 'Team/a.txt' },
      { into: '', path: 'ScansOld/a.txt' },
      { into: 'Scans', path: 'a.txt' },
      { into: 'Scans', path: 'Scans/a.txt' },
      { into: 'Team/Ärzte', path: 'sub/a.txt' },
    ]
    for (const file of files) {
      const key = keys.keyOf(file)
      expect(key).toBe(file.into === '' ? file.path : `${file.into}/${file.path}`)
      expect(keys.split(key ?? '')).toEqual(file)
    }
  })

  it("is nobody else's: equal names in two folders have two", () => {
    expect(keys.keyOf({ into: '', path: 'a.txt' })).not.toBe(keys.keyOf({ into: 'Scans', path: 'a.txt' }))
  })

  it('is none where the files of another folder go, in whatever letters', () => {
    for (const path of ['Scans/a.txt', 'scans/a.txt', 'Scans', 'Team', 'team/ärzte/x', 'Team/A\u0308rzte/x'])
      expect(keys.keyOf({ into: '', path })).toBe(null)
  })

  it('is read in other spellings, too', () => {
    expect(keys.split('team/A\u0308RZTE/Sub/a.txt')).toEqual({ into: 'Team/Ärzte', path: 'Sub/a.txt' })
  })
})

it('two folders in Dropbox are one when only their letters differ', () => {
  expect([isSameInto('Ärzte', 'A\u0308RZTE'), isSameInto('A', 'B')]).toEqual([true, false])
})
