// Questions about files, answered with what only the running app knows.
import { english } from '#shared/messages/english.ts'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { noFileRules } from '#shared/policy/file-rules.ts'
import { agreeOnFolder } from '#uploader/agreed-folder.ts'
import { FileQuestions } from '#main/history/file-questions.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'
import { openTestLedger } from '#test/rigs/ledger/open-test-ledger.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { createHandClock } from '../hand-clock.ts'
import { aRow } from '../samples.ts'

async function questionsAbout(rows: readonly UploadRow[], chosen: string | null) {
  const folder = temporaryFolder()
  for (const name of ['a.draft', 'late.txt']) writeFileSync(join(folder, name), 'x')
  const dataFolder = temporaryFolder()
  const { ledger } = await openTestLedger(dataFolder)
  await agreeOnFolder(ledger, { folder, adopt: 'yes', asked: null })
  await ledger.close()
  const said: string[] = []
  const questions = new FileQuestions({
    dataFolder,
    ignorePatterns: () => ['*.draft'],
    fileRules: () => noFileRules,
    rows: () => rows,
    askFile: async () => chosen,
    copyText: async (text) => void said.push(text),
    language: english,
    clock: createHandClock(),
  })
  return { folder, questions, said }
}

it('a rule of the settings, a row of the queue, and a file elsewhere', async () => {
  const { row } = aRow({}, { path: 'late.txt', state: 'blocked', reason: 'too_large' })
  if (row.state === 'excluded') throw new Error('it is an upload')
  const { folder, questions, said } = await questionsAbout([row], null)
  expect(await questions.about(join(folder, 'a.draft'))).toMatchObject({
    name: 'a.draft',
    what: '“a.draft” is left out by “*.draft”, which stands in the settings.',
  })
  const late = await questions.about(join(folder, 'late.txt'))
  expect(late.what).toMatch(/large/)
  const outside = await questions.about(join(temporaryFolder(), 'b.txt'))
  expect(outside.what).toContain('so Outbox never looks at it')
  expect(await questions.choose()).toBeNull()
  await questions.copy()
  expect(said).toEqual([`${outside.what} ${outside.todo}\n`])
})

it('about a file that was chosen; nothing is copied before there was an answer', async () => {
  const { questions, said } = await questionsAbout([], join(temporaryFolder(), 'c.txt'))
  await questions.copy()
  expect(said).toEqual([])
  expect((await questions.choose())?.name).toMatch(/c\.txt$/)
})
