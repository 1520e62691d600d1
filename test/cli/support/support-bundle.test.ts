// The canary: after a run with a token, links, names and a trouble, none of them stands in the bundle.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { SupportCommand } from '#cli/arguments/policy-arguments.ts'
import { createJsonPrinter } from '#cli/output/json-printer.ts'
import { runSupportBundle } from '#cli/support/support-bundle.ts'
import { english } from '#shared/messages/english.ts'
import { aCompany, demoToken } from '#test/end-to-end/company.ts'

test('the bundle says what IT needs, and no name, no link and no token', async () => {
  await using company = await aCompany()
  await company.save('sent/Canary of Acme.txt', 'a')
  await company.run(company.watchOnce())
  await company.save('waits/Canary for Bob.pdf', 'b')
  await company.stopServer()
  await company.run(company.watchOnce())
  await company.startServer()
  const logs = join(company.home, 'logs')
  await mkdir(logs)
  const link = 'https://content.dropboxapi.com/apitul/1/canaryLink0123456789abcdefghij'
  const logged = [
    { event: 'route', host: 'uploads.example' },
    { event: 'uncaught', why: `ENOENT: open '${join(company.folder, 'Canary in the log.txt')}'` },
    { event: 'failed', text: `POST ${link} with Bearer ${demoToken}` },
  ]
  await writeFile(join(logs, 'outbox.log'), logged.map((line) => `${JSON.stringify(line)}\n`).join(''))

  const lines: string[] = []
  const out = { write: (text: string) => void lines.push(text), columns: () => null }
  const make = async (to: string, withNames: boolean, more: Partial<SupportCommand> = {}): Promise<number> =>
    runSupportBundle(
      {
        kind: 'support-bundle',
        data: company.data,
        to,
        folder: null,
        settings: null,
        withNames,
        server: company.serverUrl(),
        tokenFile: join(company.home, 'token'),
        allowLoopback: true,
        json: true,
        ...more,
      },
      {
        version: '1.2.3',
        trialFile: null,
        printer: createJsonPrinter(out, out),
        stop: new AbortController().signal,
        language: english,
      },
    )
  const to = join(company.home, 'bundle.txt')
  expect(await make(to, false)).toBe(0)
  const text = await readFile(to, 'utf8')
  for (const part of ['Effective settings', 'Policy', 'Doctor', 'Disk space', 'Queue', 'Log']) {
    expect(text).toMatch(new RegExp(`== ${part} ==\\n(?!–)`))
  }
  expect(text).toContain('Outbox 1.2.3, ')
  expect(text).toMatch(/"done":1,"blocked":0,"waiting":1/)
  expect(text).toMatch(/"file":"[\da-f]{10}\/[\da-f]{10}\.pdf"/)
  expect(text).toContain('"event":"route"')
  for (const secret of ['Canary', 'Acme', 'Bob', 'canaryLink', demoToken, company.home])
    expect(text).not.toContain(secret)
  for (const name of [userInfo().username, hostname()]) {
    expect(text).not.toMatch(new RegExp(`(?<!\\w)${name}(?!\\w)`, 'i'))
  }

  // Names stay when that is said; secrets never do.
  const named = join(company.home, 'named.txt')
  expect(await make(named, true)).toBe(0)
  const withNames = await readFile(named, 'utf8')
  expect(withNames).toContain('waits/Canary for Bob.pdf')
  for (const secret of ['canaryLink', demoToken]) expect(withNames).not.toContain(secret)

  // Without a token, or a server, it is made all the same, and says what could not be asked.
  const saysOfServer = async (name: string, more: Partial<SupportCommand>): Promise<string> => {
    expect(await make(join(company.home, name), false, more)).toBe(0)
    return readFile(join(company.home, name), 'utf8')
  }
  const tokenFile = join(company.data, 'sign-in')
  const unasked = await saysOfServer('no-token.txt', { tokenFile })
  expect(unasked).toMatch(/^not ok +token file: .* Without it, the company server was asked nothing\.$/m)
  expect(unasked).not.toContain('The server knows this computer as')
  expect(await saysOfServer('no-server.txt', { tokenFile, server: null })).toContain('No company server is named')

  // Nothing is replaced, and nothing is put where it would be sent.
  lines.length = 0
  expect(await make(to, false)).toBe(1)
  expect(await make(join(company.folder, 'bundle.txt'), false)).toBe(1)
  expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
    { code: 'not_saved' },
    { code: 'in_watched_folder' },
  ])
})
