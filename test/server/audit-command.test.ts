// A company's server leaves rows; `audit verify` and `audit export` read them. No link and no token is among them.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { AuditStore } from '#server/audit/audit-store.ts'
import { runAudit } from '#server/audit-command.ts'
import { systemClock } from '#server/clock.ts'
import { demoCredentials } from '#server/config/demo.ts'
import { readSettings } from '#server/config/settings.ts'
import { makeToken } from '#server/devices.ts'
import { startCompany } from '#server/start.ts'
import { startDropbox } from '#emulator/start.ts'
import { collectLines, laptopToken, sendTo, twoDevices } from './company.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

async function run(config: string, act: Parameters<typeof runAudit>[1]) {
  const lines: string[] = []
  const complaints: string[] = []
  const outs = { out: collectLines(lines), complain: (text: string) => complaints.push(text) }
  const status = await runAudit({ kind: 'config', path: config }, act, outs)
  return { status, lines, complaints }
}

test('all that is asked becomes rows, without a link or a token; a changed row is found', async () => {
  const folder = temporaryFolder()
  const config = join(folder, 'server.json')
  const dropbox = await startDropbox()
  onTestFinished(() => dropbox.close())
  await writeFile(join(folder, 'secret'), demoCredentials.appSecret ?? '', { mode: 0o600 })
  await writeFile(join(folder, 'refresh'), demoCredentials.refreshToken, { mode: 0o600 })
  const { appKey } = demoCredentials
  const text = {
    port: 0,
    dropbox: { appKey, appSecretFile: 'secret', refreshTokenFile: 'refresh', url: dropbox.url },
    devices: twoDevices,
    auditFile: 'audit.jsonl',
    auditDatabase: 'audit.db',
    relayFile: 'relays.db',
  }
  await writeFile(config, JSON.stringify(text))
  const answer = await readSettings(config)
  if (answer.kind === 'refused') throw new Error(answer.because)
  const complaints: string[] = []
  const started = await startCompany(answer.settings, null, { audit: null, onFailure: (t) => complaints.push(t) })
  if (started.kind === 'refused') throw new Error(started.because)
  const strange = makeToken()
  const ask = async (path: string, body: object, token = laptopToken): Promise<Record<string, unknown>> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const answered = await fetch(`${started.server.url}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    return (await answered.json()) as Record<string, unknown> // our own server answers with objects
  }
  const file = {
    path: '=1+1.txt',
    size: 5,
    contentHash: '9595c9df90075148eb06860365df33584b75bff782a510c6cd4883a419833d50',
  }
  const wanted = { ...file, clientModified: null, replaces: null }
  const link = await ask('/v1/links', wanted)
  expect(await sendTo(link['url'], 'hello')).toBe(200)
  await ask('/v1/checks', file)
  await ask('/v1/links', wanted, strange)
  await ask('/v1/links', { ...wanted, path: '../up' })
  await ask('/v1/relays', { ...wanted, path: 'film', size: 6_000_000, contentHash: 'b'.repeat(64) })

  // Read beside the server that goes on writing.
  const whole = await run(config, { act: 'verify' })
  expect(whole).toMatchObject({ status: 0, lines: [expect.stringMatching(/^All 5 rows are as they were written/)] })
  await started.server.close()
  const exported = await run(config, { act: 'export', span: null, format: 'jsonl' })
  const rows = exported.lines.map((line) => JSON.parse(line) as Record<string, unknown>) // each line is an object
  expect(rows.map(({ action, outcome }) => `${String(action)} ${String(outcome)}`)).toEqual([
    'link issued',
    'check present',
    'denied sign_in_needed',
    'link name_not_allowed',
    'relay opened',
  ])
  const csv = await run(config, { act: 'export', span: null, format: 'csv' })
  expect(csv.lines[1]).toContain(",'=1+1.txt,")
  const none = await run(config, { act: 'export', span: { fromMs: 0, toMs: 1 }, format: 'jsonl' })
  expect([none.status, none.lines]).toEqual([0, []])

  const secrets = [
    laptopToken,
    strange,
    String(link['url']),
    new URL(String(link['url'])).pathname.split('/').at(-1) ?? '',
  ]
  const written = (await readdir(folder)).filter((name) => /^(audit|relays)/.test(name))
  expect(written).toEqual(expect.arrayContaining(['audit.db', 'audit.jsonl']))
  for (const name of written) {
    const bytes = await readFile(join(folder, name), 'latin1')
    for (const secret of secrets) expect(bytes.includes(secret), name).toBe(false)
  }
  expect(complaints).toEqual([])

  const db = new DatabaseSync(join(folder, 'audit.db'))
  db.exec(`UPDATE rows SET line = replace(line, 'laptop-7', 'office') WHERE id = 2; DELETE FROM rows WHERE id = 4`)
  db.close()
  expect(await run(config, { act: 'verify' })).toMatchObject({
    status: 1,
    lines: [
      'Row 2 is not as it was written, or the one before it is not.',
      'Row 4 is missing.',
      'The audit is not as the server wrote it.',
    ],
  })
})

test('a place where no rows are is told', async () => {
  const complaints: string[] = []
  const outs = { out: collectLines([]), complain: (text: string) => complaints.push(text) }
  const path = join(temporaryFolder(), 'none.db')
  expect(await runAudit({ kind: 'file', path }, { act: 'verify' }, outs)).toBe(1)
  expect(complaints).toEqual([expect.stringMatching(/none\.db cannot be read \(unable to open database file\)\.$/)])
})

test('a reader that has seen enough is no trouble of the database', async () => {
  const path = join(temporaryFolder(), 'audit.db')
  const store = new AuditStore({ path, clock: systemClock, lostLine: String, onFailure: () => undefined })
  store.write('{"a":1}\n', 1)
  store.close()
  const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })
  const out = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => done(gone) })
  out.on('error', () => undefined)
  const complaints: string[] = []
  const outs = { out, complain: (text: string) => complaints.push(text) }
  const act = { act: 'export', format: 'csv', span: null } as const
  expect([await runAudit({ kind: 'file', path }, act, outs), complaints]).toEqual([1, []])
})
