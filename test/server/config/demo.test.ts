// The demo's token.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { demoDevice, keepDemoToken } from '#server/config/demo.ts'
import { hashToken } from '#server/devices.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('a kept token is the same again after a restart, and nobody else can read it', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'token')
  const token = await keepDemoToken(path)
  expect(await keepDemoToken(path)).toBe(token)
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o077).toBe(0)
})

test('without a file each run has its own', async () => {
  expect(await keepDemoToken(null)).not.toBe(await keepDemoToken(null))
})

test("the demo's device keeps only the hash of its token", () => {
  expect(demoDevice('obx_x')).toEqual({
    name: 'demo-computer',
    tokenSha256: hashToken('obx_x'),
    base: '/Outbox',
    namespace: '',
  })
})
