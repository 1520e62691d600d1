// The key from a file, for trials.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readStartWords } from '#main/arguments.ts'
import type { DeviceKeyStore } from '#main/settings/device-key.ts'
import { withStartKey } from '#main/settings/device-key-from-file.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const keyStore: DeviceKeyStore = {
  keyFor: (server) => (server === 'https://kept.example' ? 'kept' : null),
  keep: async () => 'kept',
  isLocked: () => false,
  tryAgain: async () => 'key',
}

const logged: unknown[] = []

async function withFile(text: string | null): Promise<DeviceKeyStore> {
  const file = join(temporaryFolder(), 'token')
  if (text !== null) await writeFile(file, text)
  const words = readStartWords(['--server=http://127.0.0.1:8080/', `--token-file=${file}`], false)
  return withStartKey(keyStore, words, { warning: (event, facts) => logged.push([event, facts]) })
}

it('is known for the server of the same command line, and for no other', async () => {
  const keys = await withFile('trial-key\n')
  expect(keys.keyFor('http://127.0.0.1:8080')).toBe('trial-key')
  expect(keys.keyFor('http://127.0.0.1:8081')).toBeNull()
  expect(keys.keyFor('https://kept.example')).toBe('kept')
  expect(await keys.keep({ server: 'x', key: 'y' })).toBe('kept')
})

it.each([null, '', ' \n'])('is none when the file holds %j', async (text) => {
  logged.length = 0
  expect(await withFile(text)).toBe(keyStore)
  expect(logged).toEqual(text === null ? [['the key file cannot be read', { why: 'ENOENT' }]] : [])
})
