import { expect, test } from 'vitest'
import { createIgnore, ignoreRule } from '#adapters/folder/ignore.ts'

const ignored: readonly (readonly [string, string])[] = [
  ['~$Report.docx', 'office_temporary'],
  ['~WRD0001.tmp', 'office_temporary'],
  ['.~lock.Report.odt#', 'office_temporary'],
  ['Report.lck', 'office_temporary'],
  ['lu12345.osl-tmp', 'office_temporary'],
  ['5F2A1C00', 'office_temporary'],
  ['film.mp4.crdownload', 'unfinished_download'],
  ['film.mp4.part', 'unfinished_download'],
  ['film.mp4.partial', 'unfinished_download'],
  ['film.mp4.download', 'unfinished_download'],
  ['film.mp4.filepart', 'unfinished_download'],
  ['ppt4A2.TMP', 'temporary'],
  ['x.temp', 'temporary'],
  ['.notes.txt.swp', 'editor_backup'],
  ['.notes.txt.swx', 'editor_backup'],
  ['notes.txt~', 'editor_backup'],
  ['.DS_Store', 'system_file'],
  ['._picture.jpg', 'system_file'],
  ['Thumbs.db', 'system_file'],
  ['THUMBS.DB', 'system_file'],
  ['ehthumbs.db', 'system_file'],
  ['desktop.ini', 'system_file'],
  ['Icon\r', 'system_file'],
  ['System Volume Information', 'system_file'],
  ['.fseventsd', 'system_file'],
  ['.Spotlight-V100', 'system_file'],
  ['.TemporaryItems', 'system_file'],
  ['.Trash-1000', 'trash'],
  ['.Trashes', 'trash'],
  ['$RECYCLE.BIN', 'trash'],
  ['.fuse_hidden0000', 'network_leftover'],
  ['.nfs000000', 'network_leftover'],
  ['.dropbox', 'dropbox_own'],
  ['.dropbox.cache', 'dropbox_own'],
  ['.~something', 'dropbox_own'],
]

test.each(ignored)('%s is left out as %s', (name, rule) => {
  const ignore = createIgnore()
  expect(ignore(name)?.name).toBe(rule)
  expect(ignore(name)?.madeBy).not.toBe('')
})

const ordinary = [
  'report.docx',
  'Report (final) v2.PDF',
  'part.pdf',
  'tmp',
  'temp.txt',
  'download.zip',
  'a.part.rar',
  'backup.db',
  'settings.ini',
  '.env',
  '.hidden.txt',
  '20261123',
  'deadbeef',
  'DEADBEEF',
  'A1B2C3D4E',
  'A1B2C3D4.txt',
  '$100.txt',
  'über uns.md',
  '写真.jpg',
  '~notes.txt',
  'Icon',
  'Thumbs.db.txt',
  'notes.txt.swpx',
  'trash',
]

test.each(ordinary)('%s is uploaded', (name) => {
  expect(createIgnore()(name)).toBeNull()
})

test('a folder of such a name leaves out all that is in it', () => {
  const ignore = createIgnore()
  expect(ignoreRule('a/.Trash-1000/files/report.docx', ignore)?.name).toBe('trash')
  expect(ignoreRule('a/b/~$report.docx', ignore)?.pattern).toBe('~$*')
  expect(ignoreRule('a/b/report.docx', ignore)).toBeNull()
})

test("the company's patterns are added to ours", () => {
  const ignore = createIgnore(['*.bak', 'private*'])
  expect(ignore('old.BAK')).toEqual({ name: 'company_pattern', pattern: '*.bak', madeBy: "your company's settings" })
  expect(ignoreRule('Private things/a.txt', ignore)?.pattern).toBe('private*')
  expect(ignore('a.tmp')?.name).toBe('temporary')
  expect(ignore('a.txt')).toBeNull()
})

test('the quick way for ordinary names decides as the patterns do', () => {
  const ignore = createIgnore()
  const endings = [
    'tmp',
    'temp',
    'part',
    'partial',
    'download',
    'filepart',
    'crdownload',
    'lck',
    'osl-tmp',
    'swp',
    'swx',
  ]
  for (const ending of endings) {
    for (const before of ['a', 'a b', 'é', 'a.b', '.a', 'a-b(1)', 'A'])
      expect(ignore(`${before}.${ending.toUpperCase()}`)).not.toBeNull()
  }
})
