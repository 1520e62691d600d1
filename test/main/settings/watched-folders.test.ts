import { expect, it } from 'vitest'
import { watchedFolders } from '#main/settings/watched-folders.ts'

it('names the first folder first, and none before the set-up', () => {
  const furtherFolders = [{ folder: '/srv/scans', into: 'Scans', afterUpload: null }]
  expect(watchedFolders({ folder: '/srv/box', furtherFolders })).toEqual(['/srv/box', '/srv/scans'])
  expect(watchedFolders({ folder: null, furtherFolders })).toEqual([])
})
