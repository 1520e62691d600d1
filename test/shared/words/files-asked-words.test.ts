import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { askedFilesOf } from '#shared/rows/files-asked.ts'
import { askedMoreWords, askedSentence, askedText } from '#shared/words/files-asked-words.ts'

test('the list says how many, where, what, and how to answer', () => {
  const asked = askedFilesOf([
    { path: 'In/a.txt', sizeBytes: 1_200 },
    { path: 'b', sizeBytes: 1 },
  ])
  expect(askedText(asked, '/data', english).split('\n')).toEqual([
    '2 files (1.2 kB) came at once: none of them is sent before you say so.',
    '  By folder:',
    '    In: 1 file, 1.2 kB',
    '    in no folder: 1 file, 1 byte',
    '  By type:',
    '    txt: 1 file, 1.2 kB',
    '    without a type: 1 file, 1 byte',
    '  To send all of them: npm run outbox -- decide --data /data --send',
    '  To leave them out: npm run outbox -- decide --data /data --leave-out',
    '  For one folder only add --in FOLDER. A start with --yes asks nothing.',
  ])
  expect(askedSentence({ files: 1, bytes: 5 }, english)).toBe(
    '1 file (5 bytes) came at once: it is not sent before you say so.',
  )
  expect([
    askedMoreWords(0, 'type', english),
    askedMoreWords(1, 'type', english),
    askedMoreWords(2, 'folder', english),
  ]).toEqual(['', 'and 1 more type', 'and 2 more folders'])
})
