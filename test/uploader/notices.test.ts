import { expect, test } from 'vitest'
import { noticeWords } from '#uploader/notices.ts'

test('records that were begun anew are told, with where the old ones are', () => {
  expect(noticeWords({ kind: 'records_renewed', keptAs: 'ledger-damaged-1.db' })).toBe(
    "Outbox's records were damaged and are begun anew. They are kept as ledger-damaged-1.db. What is already in Dropbox is not sent again.",
  )
  expect(noticeWords({ kind: 'records_renewed', keptAs: null })).not.toContain('kept as')
})

test.each(['open_to_others', 'network_folder', 'user_space_folder'] as const)('%s is told in a sentence', (because) => {
  expect(noticeWords({ kind: 'data_folder_unsafe', because, folder: '/data' })).toMatch(/^[A-Z].*\/data.*\.$/)
})
