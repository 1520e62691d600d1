// What people get wrong on the command line: one clear sentence, a code, exit status 1, nothing sent, nothing made.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'vitest'
import { aCompany, demoToken } from './company.ts'
import type { Company } from './company.ts'

/** Changes the words of a good `watch`, by option. */
function watchWith(company: Company, changes: Readonly<Record<string, string>>): readonly string[] {
  const words = [...company.watchOnce()]
  for (const [option, value] of Object.entries(changes)) words[words.indexOf(option) + 1] = value
  return words
}

type Case = readonly [string, string, (company: Company) => readonly string[] | Promise<readonly string[]>]

const cases: readonly Case[] = [
  ['an unknown option', 'wrong_arguments', (company) => [...company.watchOnce(), '--verbose']],
  ['no folder', 'wrong_arguments', (company) => company.watchOnce().toSpliced(1, 2)],
  ['an unknown command', 'wrong_arguments', () => ['synchronise']],
  ['a missing folder', 'folder_missing', (company) => watchWith(company, { '--folder': join(company.home, 'none') })],
  [
    'a file as folder',
    'folder_not_a_folder',
    (company) => watchWith(company, { '--folder': join(company.home, 'token') }),
  ],
  ['the whole disk', 'folder_file_system_root', (company) => watchWith(company, { '--folder': '/' })],
  ['the home folder', 'folder_home_folder', (company) => watchWith(company, { '--folder': homedir() })],
  ['its own data', 'folder_inside_data_folder', (company) => watchWith(company, { '--data': company.folder })],
  ['no token file', 'token_file', (company) => watchWith(company, { '--token-file': join(company.home, 'none') })],
  [
    'a token of two lines',
    'token_file',
    async (company) => {
      const file = join(company.home, 'two-lines')
      await writeFile(file, `${demoToken}\n${demoToken}\n`, { mode: 0o600 })
      return watchWith(company, { '--token-file': file })
    },
  ],
  [
    'a token file in the folder',
    'token_would_be_sent',
    async (company) => {
      await rename(join(company.home, 'token'), join(company.folder, 'kept.txt'))
      return watchWith(company, { '--token-file': join(company.folder, 'kept.txt') })
    },
  ],
  [
    'http without the flag',
    'server_not_https',
    (company) => company.watchOnce().filter((word) => word !== '--allow-loopback'),
  ],
  ['http elsewhere', 'server_not_https', (company) => watchWith(company, { '--server': 'http://uploads.example.com' })],
  ['no address', 'server_address_wrong', (company) => watchWith(company, { '--server': 'uploads.example.com' })],
  [
    'an address with a name',
    'server_address_wrong',
    (company) => watchWith(company, { '--server': 'https://a:b@c.example' }),
  ],
  [
    'a missing file to send',
    'file_missing',
    (company) => ['send', join(company.home, 'none'), ...company.watch().slice(3)],
  ],
  [
    'two files of one name',
    'file_twice',
    async (company) => {
      const [one, other] = [join(company.home, 'one'), join(company.home, 'other')]
      for (const folder of [one, other]) {
        await mkdir(folder)
        await writeFile(join(folder, 'same.txt'), folder)
      }
      return ['send', join(one, 'same.txt'), join(other, 'same.txt'), ...company.watch().slice(3)]
    },
  ],
  ['records that are not there', 'no_records', (company) => ['status', '--data', join(company.home, 'none')]],
]

test.concurrent.for(cases)('%s is refused as %s', async ([, code, words], { expect }) => {
  await using company = await aCompany()
  await company.save('kept.txt', 'kept')
  const ended = await company.run(await words(company))
  expect(ended.events).toEqual([{ event: 'error', code, text: expect.stringMatching(/^\S.*\.$/) }])
  expect(ended.code).toBe(1)
  expect(ended.errors).toBe('')
  expect(JSON.stringify(ended)).not.toContain(demoToken)
  expect(company.dropbox.journal()).toEqual([])
  expect(await readdir(company.folder)).toEqual(['kept.txt'])
  expect(existsSync(join(company.home, 'none'))).toBe(false)
})

test.concurrent('without --json the same is a sentence and where to look', async ({ expect }) => {
  const script = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
  const { code, errors, output } = await new Promise<{ code: unknown; errors: string; output: string }>((resolve) => {
    execFile(process.execPath, [script, 'watch', '--verbose'], (error, output, errors) => {
      resolve({ code: error?.code, errors, output })
    })
  })
  expect([code, output]).toEqual([1, ''])
  expect(errors).toBe("Unknown option '--verbose'.\nSee: npm run outbox -- watch --help\n")
})

test.concurrent('a token file that others may read is taken, with a warning', async ({ expect }) => {
  await using company = await aCompany()
  const file = join(company.home, 'open-token')
  await writeFile(file, `${demoToken}\n`, { mode: 0o644 })
  const ended = await company.run(watchWith(company, { '--token-file': file }))
  expect(ended.code).toBe(0)
  expect(ended.errors).toMatch(/Other users of this computer may read the token file .* chmod 600/)
})

test.concurrent('the doctor looks at all of it, line by line', async ({ expect }) => {
  await using company = await aCompany()
  const reach = ['--server', company.serverUrl(), '--token-file', join(company.home, 'token'), '--allow-loopback']
  const well = await company.run(['doctor', ...reach, '--folder', company.folder])
  expect(well.events.at(-1)).toEqual({ event: 'summary', ok: 9, notOk: 0 })
  expect(well.code).toBe(0)
  await writeFile(join(company.home, 'wrong-token'), 'some-other-token', { mode: 0o600 })
  const ill = await company.run(['doctor', ...reach.with(3, join(company.home, 'wrong-token')), '--folder', '/'])
  expect(ill.events.filter((event) => event['ok'] === false)).toEqual([
    { event: 'check', check: 'token', ok: false, text: expect.any(String), code: 'sign_in_needed' },
    { event: 'check', check: 'folder', ok: false, text: expect.stringContaining('whole drive') },
  ])
  expect(ill.code).toBe(2)
  await company.stopServer()
  const away = await company.run(['doctor', ...reach])
  expect(away.events).toContainEqual(
    expect.objectContaining({
      check: 'server reached',
      ok: false,
      code: 'server_unreachable',
    }),
  )
})
