// The command as a person runs it, at a local Dropbox.
import { execFile } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { startDropbox } from '#emulator/start.ts'
import { temporaryFolder } from '../rigs/temporary-folder.ts'

const run = promisify(execFile)
const program = new URL('../../src/start.mjs', import.meta.url).pathname

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string }

async function probe(...words: readonly string[]): Promise<Ended> {
  try {
    return { code: 0, ...(await run(process.execPath, [program, 'probe:dropbox', ...words])) }
  } catch (error) {
    // Of a process that ended with another status than 0, Node says so.
    return error as Ended
  }
}

async function aDropbox() {
  const dropbox = await startDropbox()
  onTestFinished(() => dropbox.close())
  const tokenFile = join(temporaryFolder(), 'token')
  writeFileSync(tokenFile, dropbox.accessToken, { mode: 0o600 })
  return { dropbox, words: ['--token-file', tokenFile, '--api-url', dropbox.url] }
}

test('it says what it will write, asks all, sets the switches, and leaves nothing', async () => {
  const { dropbox, words } = await aDropbox()
  const { code, stdout, stderr } = await probe(...words, '--yes', '--json')
  expect([code, stderr]).toEqual([0, ''])
  const lines = stdout
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
  const folder = expect.stringMatching(/^\/outbox-probe-[0-9a-f]{12}$/)
  expect(lines[0]).toMatchObject({ event: 'ready', api: dropbox.url, folder, files: 27 })
  expect(lines).toHaveLength(11)
  for (const line of lines.slice(1, -1)) {
    expect(line).toMatchObject({ event: 'probe', outcome: expect.stringMatching(/^(as_expected|new)$/) })
  }
  expect(lines.at(-1)).toMatchObject({ event: 'summary', folderGone: true, switches: { onAbort: 'reusable' } })
  expect(readdirSync(dropbox.filesDir)).toEqual([])
  expect(stdout).not.toContain(dropbox.accessToken)
  expect(stdout).not.toContain('/apitul/')
})

test('without a person to ask, and without --yes, nothing is written', async () => {
  const { dropbox, words } = await aDropbox()
  const { code, stderr } = await probe(...words)
  expect(code).toBe(1)
  expect(stderr).toMatch(
    /^It writes up to 27 files, \d+ MiB together, into the folder \/outbox-probe-\w+ at 127\.0\.0\.1:\d+, and takes/,
  )
  expect(stderr).toMatch(/Say --yes to begin\.\n$/)
  expect(dropbox.journal()).toEqual([])
})

test.each([
  [['--yes'], '--token-file F is needed.'],
  [
    ['--token-file', 'x', '--api-url', 'https://example.com'],
    '--api-url must be the address of a local Dropbox on this computer.',
  ],
  [
    ['--token-file', 'x', '--api-url', 'no address'],
    '--api-url must be the address of a local Dropbox on this computer.',
  ],
  [['--token-file', 'a-file-that-is-not-there', '--yes'], 'a-file-that-is-not-there'],
  [['--wrong'], "Unknown option '--wrong'"],
])('%j is refused in words', async (words, sentence) => {
  const { code, stderr, stdout } = await probe(...words)
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toContain(sentence)
})
