// Two company servers on one PostgreSQL, as processes behind a balancer. A person who signed in and a computer that came by a code send
// small files and large ones, while Dropbox fails in many ways, one server is killed again and again, and PostgreSQL crashes and is
// followed by its standby.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { amount } from '#test/rigs/amount.ts'
import { aPerson } from '#test/rigs/identity-provider/person.ts'
import { hasPostgres } from '#test/rigs/postgres/postgres.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { until } from '#test/rigs/until.ts'
import { startOutbox, summaryOf } from '../outbox-process.ts'
import type { OutboxEvent } from '../outbox-process.ts'
import { runServer } from './replica-process.ts'
import { arrivedIn, inOrder, startReplicatedCompany } from './replicated-company.ts'
import { storm } from './storm.ts'

/** Of each of the two who send. */
const smallFiles = amount(45, 70)
const oneMiB = 1024 * 1024
/** Tight enough that the files of this test have to wait for it. */
const rate = { perSecond: 10, burst: 10 }
/**
 * A link may come out of Dropbox later than its place in the meter was taken: of two senders with four files each under way. And a crash of
 * PostgreSQL forgets what the meters counted in its last 600 ms.
 */
const unevenness = 8 + rate.perSecond * 0.6

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

function sentIn(events: readonly OutboxEvent[]): number {
  return new Set(events.flatMap(({ path, state }) => (state === 'done' ? [path] : []))).size
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
    const company = await startReplicatedCompany({
      home,
      atEnd: onTestFinished,
      hasStandby: true,
      settings: { limits: { linksPerNamespace: rate } },
    })
    const { config, dropbox, postgres, provider } = company
    const reach = ['--server', company.url, '--allow-loopback']
    const enrolled = await runServer(['--config', config, '--enrol', 'laptop-7', '--base', '/Scans', '--json'])
    const { code } = JSON.parse(enrolled.said) as { code: string } // our own server's only line
    const coded = await startOutbox(['sign-in', ...reach, '--data', join(home, 'laptop'), '--code', code]).ended
    const person = startOutbox(['sign-in', ...reach, '--data', join(home, 'kim')])
    const told = await person.until(({ event }) => event === 'notice')
    await aPerson(provider.issuer, 'kim').open(String(told['whole']))
    expect([coded.code, (await person.ended).code]).toEqual([0, 0])

    const ofLaptop = await saveFiles(join(home, 'laptop files'), '/Scans', 2)
    const ofKim = await saveFiles(join(home, 'kim files'), '/People/kim', 1)
    // Not with `--once`: that gives up where a busy machine takes long to bring the servers back.
    const outboxes = ['laptop', 'kim'].map((who) => {
      const words = ['watch', '--folder', join(home, `${who} files`), '--data', join(home, who), '--yes']
      const outbox = startOutbox([...words, ...reach])
      onTestFinished(() => outbox.signal('SIGKILL'))
      return outbox
    })
    let isOver = false
    const storms = storm({
      dropbox,
      filesOfALife: 24,
      filesBetweenFaults: 6,
      isOver: () => isOver,
      replace: async (kill) => {
        if (kill === 2) await postgres.restart()
        if (kill === 3) await postgres.failOver()
        await company.replaceOne()
      },
    })
    const sizes = [ofLaptop.size, ofKim.size]
    const areAllSent = () => outboxes.every(({ events }, at) => sentIn(events) === sizes[at])
    await until('each file is sent', areAllSent, 500_000).finally(() => (isOver = true))
    const { arrivedAtKills, notMet } = await storms
    for (const [at, outbox] of outboxes.entries()) {
      outbox.signal('SIGTERM')
      expect(summaryOf(await outbox.ended)).toMatchObject({ done: sizes[at], blocked: 0, waiting: 0 })
    }
    // The standby took over, and each fault came about.
    expect(arrivedAtKills.length).toBeGreaterThanOrEqual(3)
    expect(notMet).toEqual([])

    const saved = inOrder([...ofLaptop, ...ofKim].map((each) => each.join(' ')))
    expect(arrivedIn(dropbox)).toEqual(saved)
    // All links live equally long, so that their ends are as far apart as their beginnings.
    const moments = dropbox
      .journal()
      .flatMap((entry) => (entry.kind === 'link_issued' ? [entry.expiresAtMs / 1000] : []))
    expect(mostAbove(rate.perSecond, moments)).toBeLessThanOrEqual(rate.burst + unevenness)

    const { sent, verified } = await company.endAndAudit()
    expect(verified).toEqual({ code: 0, said: expect.stringMatching(/^All \d+ rows are as they were written/) })
    // Each file that came to Dropbox is in the record with its bytes, and the record names nothing else.
    expect(sent).toEqual(saved)
  },
)
