// The sign-in of a person is kept before it is used, and what was there before comes back when nothing began.
import { expect, test } from 'vitest'
import { keepFirst } from '#main/uploads/sign-in/keep-first.ts'
import type { ServerKey } from '#main/settings/device-key.ts'

test("a person's is kept at once and can be taken back; that of a computer waits until it works", async () => {
  const kept: ServerKey[] = []
  const keys = {
    keyFor: (server: string) => (server === 'https://old.example' ? 'old-key' : null),
    keep: async (one: ServerKey) => {
      kept.push(one)
      return 'kept' as const
    },
  }
  const server = 'https://uploads.example'
  expect(await keepFirst(keys, null, { server, key: 'obx_token' })).toBeNull()
  expect(kept).toEqual([])
  const first = await keepFirst(keys, 'https://old.example', { server, key: 'obxperson_x' })
  expect([first?.end, kept]).toEqual(['kept', [{ server, key: 'obxperson_x' }]])
  await first?.takeBack()
  expect(kept.at(-1)).toEqual({ server: 'https://old.example', key: 'old-key' })
  const fresh = await keepFirst(keys, null, { server, key: 'obxperson_x' })
  await fresh?.takeBack()
  expect(kept.at(-1)).toEqual({ server, key: 'obxperson_x' })
})
