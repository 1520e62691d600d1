// Secrets in files.
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSecretFile } from '#server/config/secret-file.ts'
import { folderForAll } from '#test/rigs/temporary-folder.ts'

const folder = folderForAll()

async function aFile(text: string, mode = 0o600): Promise<string> {
  const path = join(folder, `secret-${mode.toString(8)}-${text.length}`)
  await writeFile(path, text)
  await chmod(path, mode)
  return path
}

test('a secret is read without the line break an editor adds', async () => {
  expect(await readSecretFile(await aFile('canary\n'))).toEqual({ kind: 'secret', text: 'canary' })
})

test.skipIf(process.platform === 'win32').each([0o640, 0o604, 0o666, 0o620])(
  'a secret that others may read or write is refused (mode %i), and not told',
  async (mode) => {
    const answer = await readSecretFile(await aFile('canary', mode))
    expect(answer).toMatchObject({ kind: 'refused', because: expect.stringContaining('chmod 600') })
    expect(JSON.stringify(answer)).not.toContain('canary')
  },
)

test('what is no secret is refused with a sentence', async () => {
  expect(await readSecretFile(join(folder, 'nowhere'))).toMatchObject({ because: expect.stringContaining('ENOENT') })
  expect(await readSecretFile(await aFile(' \n'))).toMatchObject({ because: expect.stringContaining('is empty') })
  expect(await readSecretFile(await aFile('x'.repeat(70_000)))).toMatchObject({
    because: expect.stringContaining('too long'),
  })
  expect(await readSecretFile(folder)).toMatchObject({ kind: 'refused' })
})
