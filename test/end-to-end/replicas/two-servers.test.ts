// Two company servers on one PostgreSQL, as processes behind a balancer. A person who signed in and a computer that came by a code send
// small files and large ones, while Dropbox fails in many ways, one server is killed again and again, and PostgreSQL crashes and is
// followed by its standby.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { recordOfLine } from '#server/audit/parse-line.ts'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { startDropbox } from '#emulator/start.ts'
import type { Dropbox } from '#emulator/start.ts'
import { startIdentityProvider } from '#test/rigs/identity-provider/identity-provider.ts'
import { aPerson } from '#test/rigs/identity-provider/person.ts'
import { startBalancer } from '#test/rigs/network/balancer.ts'
import { hasPostgres, runSql, startPostgres } from '#test/rigs/postgres/postgres.ts'
import type { Postgres } from '#test/rigs/postgres/postgres.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { startOutbox, summaryOf } from '../outbox-process.ts'
import { runServer, startReplica } from './replica-process.ts'

/** Of each of the two who send. `OUTBOX_TEST_FILES`: for a long run. */
const smallFiles = Number(process.env['OUTBOX_TEST_FILES'] ?? 70)
const oneMiB = 1024 * 1024
/** A server is killed when all together did so much: lines in Dropbox's journal, four or so a file. */
const linesOfALife = 100
/** Tight enough that the files of this test have to wait for it. */
const rate = { perSecond: 10, burst: 10 }
/**
 * A link may come out of Dropbox later than its place in the meter was taken: of two senders with four files each under way. And a crash of
 * PostgreSQL forgets what the meters counted in its last 600 ms.
 */
const unevenness = 8 + rate.perSecond * 0.6

/** One of these meets the next question or send each time some work was done. */
const faults: readonly Parameters<Dropbox['order']>[0][] = [
  { kind: 'next', on: 'api', effect: { kind: 'answer', status: 429, retryAfter: '1' } },
  { kind: 'next', on: 'link', effect: { kind: 'reset_after_commit' } },
  { kind: 'next', on: 'api', count: 3, effect: { kind: 'answer', status: 500 } },
  { kind: 'next', on: 'link', effect: { kind: 'answer_after_commit', status: 503 } },
  { kind: 'next', on: 'api', effect: { kind: 'reset_before_body' } },
  { kind: 'next', on: 'link', effect: { kind: 'reset_in_body', afterBytes: 3 } },
  { kind: 'next', on: 'api', route: 'files/upload_session/append_v2', effect: { kind: 'reset_after_commit' } },
  { kind: 'tokens', to: 'expire' },
  { kind: 'next', on: 'link', effect: { kind: 'cut_answer', afterBytes: 5 } },
  { kind: 'next', on: 'api', route: 'files/upload_session/finish', effect: { kind: 'reset_after_commit' } },
]

const compare = (one: string, other: string): number => (one < other ? -1 : 1)

/** Files of one sender, by their place in Dropbox. */
type Saved = Map<string, string>

async function saveFiles(folder: string, base: string, largeFiles: number): Promise<Saved> {
  const hashes: Saved = new Map()
  await mkdir(folder)
  const save = async (name: string, bytes: Buffer): Promise<void> => {
    hashes.set(`${base}/${name}`, contentHashOf(bytes))
    await writeFile(join(folder, name), bytes)
  }
  for (let at = 0; at < smallFiles; at += 1)
    await save(`small ${at}.txt`, Buffer.from(`a small file of ${base}: ${at}`))
  for (let at = 0; at < largeFiles; at += 1) await save(`large ${at}.mp4`, Buffer.alloc(9 * oneMiB + at, `${at}`))
  return hashes
}

/** What goes wrong, each after so much work as the one before, until it is told that all is over. */
async function storm(dropbox: Dropbox, postgres: Postgres, replace: () => Promise<void>, isOver: () => boolean) {
  let kills = 0
  let orders = 0
  const hasWorked = async (lines: number): Promise<void> => {
    const before = dropbox.journal().length
    const isDone = (): boolean => isOver() || dropbox.journal().length >= before + lines
    await vi.waitUntil(isDone, { timeout: 120_000, interval: 10 })
  }
  while (!isOver()) {
    for (let part = 0; part < 4 && !isOver(); part += 1) {
      const fault = faults[orders % faults.length]
      if (fault !== undefined) dropbox.order(fault)
      orders += 1
      await hasWorked(linesOfALife / 4)
    }
    if (isOver()) break
    kills += 1
    if (kills === 2) await postgres.restart()
    if (kills === 3) await postgres.failOver()
    await replace()
  }
  // Nobody asks any more for what is left of it.
  dropbox.order({ kind: 'clear' })
  return { kills, orders }
}

/** How many more there were in any span than `perSecond` of it allows. */
function mostAbove(perSecond: number, moments: readonly number[]): number {
  const before = moments.map((from, first) =>
    moments.slice(first).map((to, more) => more + 1 - perSecond * Math.max(0, to - from)),
  )
  return Math.max(...before.flat())
}

test.runIf(hasPostgres('two servers, one killed again and again'))(
  'each file arrives once, no meter is exceeded, and the audit is whole, whatever fails',
  { timeout: 600_000 },
  async () => {
    const home = temporaryFolder()
    const started = await Promise.all([startPostgres(), startDropbox(), startBalancer(), startIdentityProvider()])
    const [postgres, dropbox, balancer, provider] = started
    onTestFinished(async () => {
      for (const each of [balancer, dropbox, postgres, provider]) await each.close()
    })
    const url = await postgres.aDatabase()
    await postgres.addStandby()
    const { appKey, refreshToken } = dropbox
    const secret = async (name: string, text: string): Promise<string> => {
      await writeFile(join(home, name), text, { mode: 0o600 })
      return name
    }
    const config = join(home, 'server.json')
    const settings = {
      dropbox: { appKey, refreshTokenFile: await secret('refresh-token', refreshToken), url: dropbox.url },
      devices: [],
      signIn: { ...provider.settings, base: '/People' },
      databaseUrlFile: await secret('database-url', url),
      directMaxBytes: oneMiB,
      relayPieceBytes: 4 * oneMiB,
      linkAlarmMinutes: 1,
      limits: { linksPerNamespace: rate },
    }
    await writeFile(config, JSON.stringify(settings))

    const steady = await startReplica(config)
    let victim = await startReplica(config)
    balancer.setPorts([steady.port, victim.port])
    const reach = ['--server', balancer.url, '--allow-loopback']
    const enrolled = await runServer(['--config', config, '--enrol', 'laptop-7', '--base', '/Scans', '--json'])
    const { code } = JSON.parse(enrolled.said) as { code: string } // our own server's only line
    const coded = await startOutbox(['sign-in', ...reach, '--data', join(home, 'laptop'), '--code', code]).ended
    const person = startOutbox(['sign-in', ...reach, '--data', join(home, 'kim')])
    const told = await person.until(({ event }) => event === 'notice')
    await aPerson(provider.issuer, 'kim').open(String(told['whole']))
    expect([coded.code, (await person.ended).code]).toEqual([0, 0])

    const ofLaptop = await saveFiles(join(home, 'laptop files'), '/Scans', 2)
    const ofKim = await saveFiles(join(home, 'kim files'), '/People/kim', 1)
    const outboxes = ['laptop', 'kim'].map((who) => {
      const words = ['watch', '--folder', join(home, `${who} files`), '--data', join(home, who), '--once', '--yes']
      const outbox = startOutbox([...words, ...reach])
      onTestFinished(() => outbox.signal('SIGKILL'))
      return outbox
    })
    let isOver = false
    const replace = async (): Promise<void> => {
      await victim.kill()
      victim = await startReplica(config)
      balancer.setPorts([steady.port, victim.port])
    }
    const storms = storm(dropbox, postgres, replace, () => isOver)
    const ends = await Promise.all(outboxes.map(({ ended }) => ended))
    isOver = true
    const { kills, orders } = await storms
    for (const [at, { size }] of [ofLaptop, ofKim].entries()) {
      expect(summaryOf(ends[at] ?? { code: null, events: [], errors: '' })).toMatchObject({ done: size, blocked: 0 })
    }
    // The standby took over, and each fault came about.
    expect(kills).toBeGreaterThanOrEqual(3)
    expect(orders).toBeGreaterThanOrEqual(faults.length)

    const saved = new Map([...ofLaptop, ...ofKim])
    const journal = dropbox.journal()
    const arrived = journal.flatMap((entry) => (entry.kind === 'commit' ? [`${entry.path} ${entry.contentHash}`] : []))
    expect(arrived.toSorted(compare)).toEqual([...saved].map((each) => each.join(' ')).toSorted(compare))
    // All links live equally long, so that their ends are as far apart as their beginnings.
    const moments = journal.flatMap((entry) => (entry.kind === 'link_issued' ? [entry.expiresAtMs / 1000] : []))
    expect(mostAbove(rate.perSecond, moments)).toBeLessThanOrEqual(rate.burst + unevenness)

    await steady.kill()
    await victim.kill()
    expect(await runServer(['audit', 'verify', '--config', config])).toEqual({
      code: 0,
      said: expect.stringMatching(/^All \d+ rows are as they were written/),
    })
    // Each file that came to Dropbox is in the record with its bytes, and the record names nothing else.
    const rows = await runSql(url, 'SELECT line FROM audit_rows ORDER BY id')
    const records = rows.map(({ line }) => recordOfLine(String(line)))
    const sent = records.filter((record) => record?.outcome === 'issued' || record?.action === 'relay_finish')
    const recorded = new Set(
      sent.flatMap((record) => (record?.dropboxPath ? [`${record.dropboxPath} ${record.contentHash}`] : [])),
    )
    expect([...recorded].toSorted(compare)).toEqual([...saved].map((each) => each.join(' ')).toSorted(compare))
  },
)
