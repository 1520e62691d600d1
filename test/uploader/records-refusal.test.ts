import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { refusalOfRecords } from '#uploader/records-refusal.ts'

const kinds = ['no_ledger', 'newer_data', 'older_data', 'disk_full', 'unreadable'] as const

test.each(kinds)('%s has a sentence that names the folder', (kind) => {
  expect(refusalOfRecords(kind, 'the data folder', english).text).toMatch(/the data folder.*\.$/)
})
