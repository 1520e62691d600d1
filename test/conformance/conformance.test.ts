// The look at a company server: ours passes, one with only the link route is told plainly what it lacks, and each planted fault is found.
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startDropbox } from '#emulator/start.ts'
import type { Dropbox } from '#emulator/start.ts'
import { requirements } from '#conformance/requirements.ts'
import { isUsable } from '#conformance/conformance.ts'
import { startDemo } from '#server/start.ts'
import { lonelyLinkRoute } from './link-only-server.ts'
import { aServer } from '#test/end-to-end/simple-server.ts'
import { aCompany, laptopToken } from '#test/server/company.ts'
import { builtProgram } from '#test/rigs/bundles/built-program.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { lookAt, namesOf } from './looked-at.ts'

const token = 'a-token-for-trials-that-nobody-may-print-0123456789'

async function aDropbox(): Promise<Dropbox> {
  const dropbox = await startDropbox()
  onTestFinished(() => dropbox.close())
  return dropbox
}

describe('the company server', () => {
  test('has every part, and each is looked at', async () => {
    const dropbox = await aDropbox()
    const started = await startDemo(
      dropbox.url,
      token,
      0,
      { audit: null, onFailure: () => undefined },
      join(temporaryFolder(), 'relays.db'),
    )
    if (started.kind === 'refused') throw new Error(started.because)
    onTestFinished(() => started.server.close())
    const results = await lookAt(started.server.url, token)
    expect(results.filter(({ outcome }) => outcome !== 'passes')).toEqual([
      { name: 'tls', outcome: 'untried', seen: expect.stringContaining('this computer') },
      { name: 'retry_after', outcome: 'untried', seen: 'no 429 or 503 came' },
    ])
    expect(results.map(({ name }) => name).toSorted()).toEqual(Object.keys(requirements).toSorted())
    expect(isUsable(results)).toBe(true)
    // What it says that it leaves is all that it leaves.
    const folders = dropbox.journal().flatMap((entry) => (entry.kind === 'commit' ? [entry.path.split('/')[2]] : []))
    expect(new Set(folders)).toEqual(new Set([expect.stringMatching(/^outbox-conformance-[0-9a-f]{8}$/)]))
  })

  test.each(['replace', 'refuse'] as const)('passes with the conflict rule %s', async (conflict) => {
    const company = await aCompany({ policy: { conflict } })
    const results = await lookAt(await company.app.listen({ port: 0, host: '127.0.0.1' }), laptopToken)
    expect(namesOf(results, 'fails')).toEqual([])
    expect(namesOf(results, 'lacks')).toEqual(['relays'])
  })

  test('is waited for where it says so', async () => {
    const limits = { requestsPerDevice: { perSecond: 2, burst: 12 } }
    const company = await aCompany({ limits, relays: {} })
    const url = await company.app.listen({ port: 0, host: '127.0.0.1' })
    // The company's clock moves only when it is told to.
    const ticking = setInterval(() => company.clock.advance(200), 20)
    onTestFinished(() => clearInterval(ticking))
    const results = await lookAt(url, laptopToken)
    expect(namesOf(results, 'passes')).toContain('retry_after')
    expect(namesOf(results, 'untried')).toEqual(['tls'])
  })
})

describe('a server with only the link route', () => {
  test('is told what it lacks and what it does wrong', async () => {
    const dropbox = await aDropbox()
    await using server = await lonelyLinkRoute(dropbox)
    const results = await lookAt(server.url, token)
    expect(isUsable(results)).toBe(false)
    expect(namesOf(results, 'fails')).toEqual(['wrong_token', 'update', 'path', 'broken_question', 'codes'])
    const lacking = 'me path_told receipt account server_time no_store echo stored check_present check_absent bad_names'
    expect(namesOf(results, 'lacks').join(' ')).toBe(`${lacking} unknown_fields size idempotency relays`)
    const there = 'link link_life link_each link_works no_overwrite empty_file names optional_fields'
    expect(namesOf(results, 'passes').join(' ')).toBe(there)
  })

  test('that writes local time for UTC is found out: no link of its would ever be used', async () => {
    const dropbox = await aDropbox()
    await using server = await lonelyLinkRoute(dropbox, 'add', 300_000 - 5 * 3_600_000)
    const results = await lookAt(server.url, token)
    const seen = expect.stringMatching(/^a link that is over 17\d{3} s before it came/)
    expect(results.find(({ name }) => name === 'link_life')).toMatchObject({ outcome: 'fails', seen })
    expect(isUsable(results)).toBe(false)
  })

  test('that overwrites is found out', async () => {
    const dropbox = await aDropbox()
    await using server = await lonelyLinkRoute(dropbox, 'overwrite')
    const results = await lookAt(server.url, token)
    expect(results.find(({ name }) => name === 'no_overwrite')).toMatchObject({ outcome: 'fails' })
  })
})

test('no server at all: nothing passes, nothing is waited for', async () => {
  await using server = await aServer((_request, _body, response) => void response.writeHead(200).end('<html>'))
  const results = await lookAt(server.url, token)
  expect(isUsable(results)).toBe(false)
  expect(namesOf(results, 'passes')).toEqual([])
})

describe('the command', () => {
  const command = (words: readonly string[]) =>
    promisify(execFile)(process.execPath, [builtProgram('src/conformance/main.ts'), ...words]).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
    )

  test('prints a line for each part, what follows without it, and what to make of it all', async () => {
    const dropbox = await aDropbox()
    await using server = await lonelyLinkRoute(dropbox)
    const tokenFile = join(temporaryFolder(), 'token')
    await writeFile(tokenFile, token, { mode: 0o600 })
    const ended = await command(['--server', server.url, '--token-file', tokenFile, '--allow-loopback'])
    expect(ended).toMatchObject({ code: 2, stderr: '' })
    expect(ended.stdout).toMatch(/^The files it sends are in the folder outbox-conformance-[0-9a-f]{8} /)
    expect(ended.stdout).toContain('needed    ok       link             gives a link for new bytes\n')
    expect(ended.stdout).toMatch(
      /optional {2}lacks {4}me .*\n +Seen: 404 not_found\.\n +Without it: `outbox doctor` cannot say/,
    )
    expect(ended.stdout).toContain('\n\nNot yet: 4 needed parts must be mended. It does without')
    expect(ended.stdout).not.toContain(token)
  })

  test.each([
    [[], '--server URL and --token-file F are needed.'],
    [['--server', 'http://example.com', '--token-file', 'f'], 'https'],
    [['--server', 'https://example.com', '--token-file', '/nowhere/token'], '/nowhere/token'],
    [['--serve'], "'--serve'"],
  ])('says why it cannot look: %s', async (words, told) => {
    const { code, stderr, stdout } = await command(words)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain(told)
  })
})
