import { expect, it } from 'vitest'
import { folderTags } from '#renderer/words/folder-tags.ts'

const scans = { folder: '~/scans', into: 'Scans' }

it('says of a file which of several folders it is of, and where in it', () => {
  const tagOf = folderTags({ folder: '~/Outbox', further: [scans] })
  expect(tagOf('Scans/2026/a.pdf')).toEqual({ label: 'Scans', folder: '~/scans', path: '2026/a.pdf' })
  expect(tagOf('Scans 2/a.pdf')).toEqual({ label: 'Outbox', folder: '~/Outbox', path: 'Scans 2/a.pdf' })
})

it('says nothing where there is one folder', () => {
  expect(folderTags({ folder: '~/Outbox', further: [] })('Scans/a.pdf')).toBeNull()
})

it('knows the name of a folder of Windows', () => {
  expect(folderTags({ folder: '~\\Documents', further: [scans] })('a.pdf')?.label).toBe('Documents')
})
