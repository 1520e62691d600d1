// What crosses the bridge while a person sets Outbox up.
import { expect, it } from 'vitest'
import { folderChoiceSchema, serverEntrySchema, setUpDraftSchema, setUpEndSchema } from '#shared/contract/ipc-setup.ts'

const folder = {
  shown: '~/Outbox',
  usable: true,
  findings: [{ check: 'folder', ok: true, text: 'It can be read.' }],
  files: 2,
  bytes: 1_000,
  toFetch: 0,
  isAll: true,
  examples: ['a.txt'],
}

it('what is shown of a folder crosses as it is', () => {
  expect(folderChoiceSchema.parse(folder)).toEqual(folder)
  const decided = { server: false, folder: false }
  expect(setUpDraftSchema.parse({ server: '', hasKey: false, folder, decided })).toEqual({
    server: '',
    hasKey: false,
    folder,
    decided,
  })
})

it('the key crosses inwards only', () => {
  expect(serverEntrySchema.safeParse({ server: 'https://a.example', key: 'secret' }).success).toBe(true)
  expect(
    setUpDraftSchema.safeParse({
      server: '',
      hasKey: true,
      folder: null,
      decided: { server: false, folder: false },
      key: 'secret',
    }).success,
  ).toBe(false)
})

it('the end is a beginning, or a refusal with its words', () => {
  expect(setUpEndSchema.safeParse({ kind: 'begun' }).success).toBe(true)
  expect(setUpEndSchema.safeParse({ kind: 'refused' }).success).toBe(false)
})
