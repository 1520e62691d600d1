import { expect, test } from 'vitest'
import { createIgnore, ignoreRule } from '#adapters/folder/names/ignore.ts'

const ignored: readonly (readonly [string, string])[] = [
  ['~$Report.docx', 'office_temporary'],
  ['~WRD0001.tmp', 'office_temporary'],
  ['.~lock.Report.odt#', 'office_temporary'],
  ['Report.lck', 'office_temporary'],
  ['lu12345.osl-tmp', 'office_temporary'],
  ['plan.dwl', 'office_temporary'],
  ['PLAN.DWL2', 'office_temporary'],
  ['plan.sv$', 'office_temporary'],
  ['base.laccdb', 'office_temporary'],
  ['base.ldb', 'office_temporary'],
  ['layout.idlk', 'office_temporary'],
  ['~layout~abc123.idlk', 'office_temporary'],
  ['catalog.lrcat.lock', 'office_temporary'],
  ['catalog.lrcat-wal', 'office_temporary'],
  ['film.mp4.crdownload', 'unfinished_download'],
  ['film.mp4.filepart', 'unfinished_download'],
  ['big.iso.aria2', 'unfinished_download'],
  ['big.iso.!qB', 'unfinished_download'],
  ['big.iso.!ut', 'unfinished_download'],
  ['big.iso.opdownload', 'unfinished_download'],
  ['.syncthing.a.txt.tmp', 'unfinished_download'],
  ['.report.docx.icloud', 'unfinished_download'],
  // As ProFTPD 1.3.8, lftp 4.9.2, Pure-FTPd 1.0.50 and Unison 2.52 named them when they were watched.
  ['.in.plan.pdf.', 'unfinished_download'],
  ['.in.plan.pdf', 'unfinished_download'],
  ['.pureftpd-upload.6b0dc56e.84b.5052.e2b622b8', 'unfinished_download'],
  ['.unison.plan.pdf.793523589180bca07ca7e449477204a4.unison.tmp', 'unfinished_download'],
  ['.Budget.xlsx.~1a2b3c4d', 'unfinished_download'],
  ['film.mov.!sync', 'unfinished_download'],
  ['sync.8ea2.ffs_tmp', 'unfinished_download'],
  ['.sync.ffs_db', 'system_file'],
  ['.com.google.Chrome.aB3dEf', 'unfinished_download'],
  ['.goutputstream-A1B2C3', 'temporary'],
  ['sheet.txt.crswap', 'temporary'],
  ['a.sb-1a2b3c4d-Xy12Zq', 'temporary'],
  ['photo.jpg_exiftool_tmp', 'temporary'],
  ['r.pdf.~qpdf-temp#', 'temporary'],
  ['places.sqlite-journal', 'temporary'],
  ['.notes.txt.swp', 'editor_backup'],
  ['notes.txt.swp', 'editor_backup'],
  ['.notes.txt.swx', 'editor_backup'],
  ['.notes.txt.swo', 'editor_backup'],
  ['.notes.txt.swn', 'editor_backup'],
  ['#notes.txt#', 'editor_backup'],
  ['.#notes.txt', 'editor_backup'],
  ['.notes.txt.kate-swp', 'editor_backup'],
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
  ['@eaDir', 'system_file'],
  ['lost+found', 'system_file'],
  ['.Trash-1000', 'trash'],
  ['.Trashes', 'trash'],
  ['$RECYCLE.BIN', 'trash'],
  ['#recycle', 'trash'],
  ['.fuse_hidden0000', 'network_leftover'],
  ['.nfs000000', 'network_leftover'],
  ['.dropbox', 'dropbox_own'],
  ['.dropbox.cache', 'dropbox_own'],
  ['.~something', 'dropbox_own'],
]

test.each(ignored)('%s is left out as %s', (name, rule) => {
  const ignore = createIgnore()
  expect(ignore(name, 'file')?.name).toBe(rule)
  expect(ignore(name, 'file')?.madeBy).not.toBe('')
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
  'Blau-wal',
  'Reise-journal',
  '000123.ldb',
  '#1 song.mp3',
  // Names that people choose, and programs too: these wait longer (temporary-names.ts), and are sent.
  '5F2A1C00',
  'Angebote.tmp',
  'x.temp',
  'Old drafts~',
  'scan.part',
  'film.mp4.partial',
  'film.mp4.download',
  '.Quarterly report.pdf.Xa3bQ9',
]

test.each(ordinary)('%s is uploaded', (name) => {
  expect(createIgnore()(name, 'file')).toBeNull()
})

test('a folder is left out by names that programs give to folders only', () => {
  const ignore = createIgnore()
  expect(ignoreRule('a/.Trash-1000/files/report.docx', ignore)?.name).toBe('trash')
  expect(ignoreRule('.~tmp~/report.docx', ignore)?.madeBy).toContain('rsync')
  expect(ignoreRule('a/b/~$report.docx', ignore)?.pattern).toBe('~$*')
  expect(ignoreRule('a/b/report.docx', ignore)).toBeNull()
  for (const folder of [
    '~$x',
    'plan.dwl',
    'x.crdownload',
    '#1#',
    '3A4F0B12',
    'Angebote.tmp',
    'Old drafts~',
    'scan.part',
  ]) {
    expect(ignoreRule(`${folder}/report.docx`, ignore), folder).toBeNull()
  }
})

test("the company's patterns are added to ours", () => {
  const ignore = createIgnore(['*.bak', 'private*'])
  const rule = { name: 'company_pattern', pattern: '*.bak', madeBy: "your company's settings" }
  expect(ignore('old.BAK', 'file')).toEqual(rule)
  expect(ignoreRule('Private things/a.txt', ignore)?.pattern).toBe('private*')
  expect(ignore('a.swp', 'file')?.name).toBe('editor_backup')
  expect(ignore('a.txt', 'file')).toBeNull()
})
