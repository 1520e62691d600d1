import { expect, it } from 'vitest'
import { furtherFolderText, isPossibleInto, parseFurtherFolder } from '#shared/folders/further-folders.ts'

it.each([
  ['Scans=/home/kim/scans', { into: 'Scans', folder: '/home/kim/scans', afterUpload: null }],
  ['Scans=trash:/home/kim/scans', { into: 'Scans', folder: '/home/kim/scans', afterUpload: 'trash' }],
  ['Fax/In=keep:D:\\fax', { into: 'Fax/In', folder: 'D:\\fax', afterUpload: 'keep' }],
  ['Scans=C:\\scans', { into: 'Scans', folder: 'C:\\scans', afterUpload: null }],
  ['Scans=sent:a=b', { into: 'Scans', folder: 'a=b', afterUpload: 'sent' }],
  ['Scans=delete:x', { into: 'Scans', folder: 'delete:x', afterUpload: null }],
] as const)('%s is read, and written the same', (text, folder) => {
  expect(parseFurtherFolder(text)).toEqual(folder)
  expect(furtherFolderText(folder)).toBe(text)
})

it('reads a folder in Dropbox without the slashes around it', () => {
  expect(parseFurtherFolder('/Scans/=scans')?.into).toBe('Scans')
})

it.each(['', 'Scans', '=scans', 'Scans=', '/=scans'])('%j lacks a part', (text) => {
  expect(parseFurtherFolder(text)).toBeNull()
})

it('knows which names Dropbox keeps', () => {
  expect(['Scans', 'Scans/2026', '', '..', 'a//b', ' a'].map(isPossibleInto)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ])
})
