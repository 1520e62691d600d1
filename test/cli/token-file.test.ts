import { execFileSync } from 'node:child_process'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { readTokenFile } from '#cli/token-file.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

let folder = ''
beforeEach(() => {
  folder = temporaryFolder()
})

async function tokenFile(content: string | Buffer, mode = 0o600): Promise<string> {
  const file = join(folder, 'token')
  await writeFile(file, content)
  await chmod(file, mode)
  return file
}

test.each(['abc-DEF_123.~+/=', 'abc-DEF_123.~+/=\n', '  abc-DEF_123.~+/=\r\n'])('%j holds a token', async (content) => {
  const file = await tokenFile(content)
  expect(await readTokenFile(file, english.say)).toEqual({ kind: 'token', token: 'abc-DEF_123.~+/=', warning: null })
})

test.each([
  ['', 'is empty'],
  [' \n\n', 'is empty'],
  ['one\ntwo\n', 'has several lines'],
  ['one two', 'holds spaces or special characters'],
  ['t\u00f6ken', 'holds spaces or special characters'],
  [Buffer.from([0x61, 0x00, 0x62]), 'holds spaces or special characters'],
  ['x'.repeat(16 * 1024 + 1), 'is too long to hold a token'],
])('%j is refused: it %s', async (content, sentence) => {
  const answer = await readTokenFile(await tokenFile(content), english.say)
  expect(answer).toMatchObject({ kind: 'refused', text: expect.stringContaining(sentence) })
})

test('no sentence repeats what the file holds', async () => {
  const answer = await readTokenFile(await tokenFile('canary one\ncanary two'), english.say)
  expect(JSON.stringify(answer)).not.toContain('canary')
})

test('a file that does not exist and a folder are refused', async () => {
  expect(await readTokenFile(join(folder, 'none'), english.say)).toMatchObject({
    text: expect.stringContaining('does not exist'),
  })
  expect(await readTokenFile(folder, english.say)).toMatchObject({ text: expect.stringContaining('not a file') })
})

test.skipIf(process.platform === 'win32')('a pipe is refused instead of waited for', async () => {
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  expect(await readTokenFile(pipe, english.say)).toMatchObject({ text: expect.stringContaining('not a file') })
})

test.skipIf(process.platform === 'win32')('a file that others may read is taken with a warning', async () => {
  const file = await tokenFile('abc', 0o644)
  expect(await readTokenFile(file, english.say)).toMatchObject({
    kind: 'token',
    warning: expect.stringContaining(`chmod 600 ${file}`),
  })
})
