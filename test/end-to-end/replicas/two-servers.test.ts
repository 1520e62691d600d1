// Two company servers on one PostgreSQL, as processes behind a balancer: one is killed again and again, and PostgreSQL crashes in
// between, while a real client sends small files and large ones.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test, vi } from 'vitest'
import { recordOfLine } from '#server/audit/parse-line.ts'
import { hashToken } from '#server/devices.ts'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { startDropbox } from '#emulator/start.ts'
import { builtProgram } from '#test/rigs/bundles/built-program.ts'
import { startBalancer } from '#test/rigs/network/balancer.ts'
import { hasPostgres, runSql, startPostgres } from '#test/rigs/postgres/postgres.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { startOutbox, summaryOf } from '../outbox-process.ts'

const token = 'obx_for-a-test-of-two-servers'
const program = builtProgram('src/server/main.ts')
const smallFiles = 150
const largeFiles = 2
/** A server is killed when both together did so much: lines in Dropbox's journal, two or three a file. */
const linesOfALife = 50
const oneMiB = 1024 * 1024
/** Tight enough that the files of this test have to wait for it. */
const rate = { perSecond: 25, burst: 10 }

type Server = { readonly port: number; readonly child: ChildProcess }

async function startServer(config: string): Promise<Server> {
  const words = [program, '--config', config, '--port', '0', '--json']
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let errors = ''
  child.stderr.on('data', (bytes: Buffer) => {
    errors += bytes.toString()
  })
  const lines = createInterface({ input: child.stdout })
  const first = once(lines, 'line').then(([line]) => String(line))
  const line = await Promise.race([first, once(child, 'exit').then(() => null)])
  // PostgreSQL was away as it started: whoever keeps servers running starts it again.
  if (line === null && errors.includes('The database cannot be used')) return startServer(config)
  if (line === null) throw new Error(errors)
  const { url } = JSON.parse(line) as { url: string } // our own server's first line
  return { port: Number(new URL(url).port), child }
}

const compare = (one: string, other: string): number => (one < other ? -1 : 1)

async function kill({ child }: Server): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

test.runIf(hasPostgres('two servers, one killed again and again'))(
  'each file arrives once, no meter is exceeded, and the audit is whole, whatever is killed',
  { timeout: 180_000 },
  async () => {
    const home = temporaryFolder()
    const [postgres, dropbox, balancer] = await Promise.all([startPostgres(), startDropbox(), startBalancer()])
    onTestFinished(async () => {
      await balancer.close()
      await dropbox.close()
      await postgres.close()
    })
    const url = await postgres.aDatabase()
    const { appKey, refreshToken } = dropbox
    const secret = async (name: string, text: string): Promise<string> => {
      await writeFile(join(home, name), text, { mode: 0o600 })
      return name
    }
    const settings = {
      dropbox: { appKey, refreshTokenFile: await secret('refresh-token', refreshToken), url: dropbox.url },
      devices: [{ name: 'laptop-7', tokenSha256: hashToken(token), base: '/Scans' }],
      databaseUrlFile: await secret('database-url', url),
      directMaxBytes: oneMiB,
      relayPieceBytes: 4 * oneMiB,
      linkAlarmMinutes: 1,
      limits: { linksPerNamespace: rate },
    }
    const config = join(home, 'server.json')
    await writeFile(config, JSON.stringify(settings))
    const folder = join(home, 'folder')
    await mkdir(folder)
    const hashes = new Map<string, string>()
    const save = async (name: string, bytes: Buffer): Promise<void> => {
      hashes.set(`/Scans/${name}`, contentHashOf(bytes))
      await writeFile(join(folder, name), bytes)
    }
    for (let at = 0; at < smallFiles; at += 1) await save(`small ${at}.txt`, Buffer.from(`the small file ${at}`))
    for (let at = 0; at < largeFiles; at += 1) await save(`large ${at}.mp4`, Buffer.alloc(9 * oneMiB + at, `${at}`))

    const steady = await startServer(config)
    let victim = await startServer(config)
    balancer.setPorts([steady.port, victim.port])
    await secret('token', `${token}\n`)
    const reach = ['--server', balancer.url, '--token-file', join(home, 'token'), '--data', join(home, 'data')]
    const began = performance.now()
    const outbox = startOutbox(['watch', '--folder', folder, '--once', '--yes', ...reach, '--allow-loopback'])
    onTestFinished(() => outbox.signal('SIGKILL'))

    let kills = 0
    let isOver = false
    const storm = async (): Promise<void> => {
      while (!isOver) {
        const before = dropbox.journal().length
        const hasWorked = (): boolean => isOver || dropbox.journal().length >= before + linesOfALife
        await vi.waitUntil(hasWorked, { timeout: 120_000, interval: 10 })
        if (isOver) return
        await kill(victim)
        kills += 1
        if (kills === 2) await postgres.restart()
        victim = await startServer(config)
        balancer.setPorts([steady.port, victim.port])
      }
    }
    const storms = storm()
    const ended = await outbox.ended
    const seconds = (performance.now() - began) / 1000
    isOver = true
    await storms
    expect(summaryOf(ended)).toMatchObject({ done: smallFiles + largeFiles, blocked: 0, waiting: 0 })
    expect(kills).toBeGreaterThan(1)

    const journal = dropbox.journal()
    const arrived = journal.flatMap((entry) => (entry.kind === 'commit' ? [`${entry.path} ${entry.contentHash}`] : []))
    const saved = [...hashes].map(([path, contentHash]) => `${path} ${contentHash}`)
    expect(arrived.toSorted(compare)).toEqual(saved.toSorted(compare))
    const metered = journal.filter((entry) => entry.kind === 'link_issued').length + largeFiles
    expect(metered).toBeLessThanOrEqual(rate.burst + rate.perSecond * seconds)

    await kill(steady)
    await kill(victim)
    const verified = spawn(process.execPath, [program, 'audit', 'verify', '--config', config])
    let said = ''
    verified.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString()
    })
    verified.stderr.on('data', (bytes: Buffer) => {
      said += bytes.toString()
    })
    const [code] = (await once(verified, 'close')) as [number]
    expect([code, said]).toEqual([0, expect.stringMatching(/^All \d+ rows are as they were written/)])
    const rows = await runSql(url, 'SELECT line FROM audit_rows ORDER BY id')
    const told = new Set<string | null>()
    for (const { line } of rows) {
      const record = recordOfLine(String(line))
      if (record?.outcome === 'issued' || record?.action === 'relay_finish') told.add(record.dropboxPath)
    }
    // Each file that came to Dropbox is in the record, and what it names is there.
    expect([...hashes.keys()].filter((path) => !told.has(path))).toEqual([])
  },
)
