// A company as it runs, and a person's Outbox beside it, in this process: for tests in which something that they rely on goes away.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { personKeyText } from '#adapters/sign-in/person-key.ts'
import type { PersonKey } from '#adapters/sign-in/person-key.ts'
import { startDropbox } from '#emulator/start.ts'
import type { Dropbox } from '#emulator/start.ts'
import { systemClock } from '#server/clock.ts'
import type { ServerClock } from '#server/clock.ts'
import { demoCredentials } from '#server/config/demo.ts'
import { readSettings } from '#server/config/settings.ts'
import { startCompany } from '#server/start.ts'
import { english } from '#shared/messages/english.ts'
import { queueWords, uploadWords } from '#shared/words/upload-words.ts'
import { keyInUse } from '#uploader/sign-in/person.ts'
import type { TokenInUse } from '#uploader/sign-in/person.ts'
import { startUploader } from '#uploader/start.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { until } from '#test/rigs/until.ts'
import { laptopToken, twoDevices } from '../company.ts'

export type RunningCompany = {
  readonly url: string
  readonly home: string
  readonly dropbox: Dropbox
  /** What the operator reads. */
  readonly log: string[]
  readonly clock: { wallMs: () => number; steadyMs: () => number }
  /** The status of `/readyz`, and why not. */
  readonly ready: () => Promise<readonly unknown[]>
}

/** Starts it from a settings file with `changes`, beside which `files` lie. It ends with the test. */
export async function aRunningCompany(
  changes: Readonly<Record<string, unknown>>,
  files: Readonly<Record<string, string>> = {},
): Promise<RunningCompany> {
  const home = temporaryFolder()
  const dropbox = await startDropbox()
  const { appKey, appSecret, refreshToken } = demoCredentials
  const all = { secret: appSecret ?? '', refresh: refreshToken, ...files }
  for (const [name, text] of Object.entries(all)) await writeFile(join(home, name), text, { mode: 0o600 })
  const secrets = { appKey, appSecretFile: 'secret', refreshTokenFile: 'refresh', url: dropbox.url }
  const settings = { port: 0, dropbox: secrets, devices: twoDevices, directMaxBytes: 1_000, ...changes }
  await writeFile(join(home, 'server.json'), JSON.stringify(settings))
  const read = await readSettings(join(home, 'server.json'))
  if (read.kind === 'refused') throw new Error(read.because)
  const log: string[] = []
  const clock: ServerClock = { ...systemClock }
  const started = await startCompany(read.settings, null, { audit: null, onFailure: (text) => log.push(text) }, clock)
  if (started.kind === 'refused') throw new Error(started.because)
  const { url } = started.server
  onTestFinished(async () => {
    await started.server.close()
    await dropbox.close()
  })
  const ready = async () => {
    const answer = await fetch(`${url}/readyz`)
    const { because } = (await answer.json()) as { because?: string } // our own server's answer
    return because === undefined ? [answer.status] : [answer.status, because]
  }
  return { url, home, dropbox, log, clock, ready }
}

/** What a person at the computer sees and does. */
export type Computer = {
  /** Saves a file; resolves once Outbox has seen it. */
  save(name: string, text: string): Promise<void>
  /** What is said of all files, and of this one. */
  words(name: string): string
  state(name: string): string
  /** Presses "try again". */
  tryAgain(): void
}

/** A computer with a key of its own, or with that of a person. It ends with the test. */
export async function aComputer({ url }: RunningCompany, key: PersonKey | null): Promise<Computer> {
  const home = temporaryFolder()
  const folder = join(home, 'folder')
  await mkdir(folder)
  const started = await startUploader({
    from: { kind: 'folder', folder, adopt: 'yes' },
    server: url,
    token: key === null ? laptopToken : tokenOf({ ...key, server: url }, url),
    allowLoopback: true,
    dataFolder: join(home, 'data'),
    alarm: () => undefined,
    quietMs: 50,
  })
  if (started.kind === 'refused') throw new Error(started.refusal.kind)
  const { uploader } = started
  onTestFinished(() => uploader.stop())
  const rowOf = (name: string) => [...uploader.rows()].find(({ path }) => path === name)
  const viewer = () => ({ nowMs: uploader.nowMs(), timeZone: 'UTC', language: english })
  return {
    save: async (name, text) => {
      await writeFile(join(folder, name), text)
      await until(`${name} is seen`, () => rowOf(name) !== undefined)
    },
    words: (name) => {
      const row = rowOf(name)
      const own = row === undefined ? '' : uploadWords(row, viewer()).what
      return `${queueWords(uploader.report().facts, viewer()).what} ${own}`
    },
    state: (name) => rowOf(name)?.state ?? 'unknown',
    tryAgain: () => uploader.retry('all'),
  }
}

function tokenOf(key: PersonKey, url: string): string | TokenInUse {
  let kept = key
  const place = {
    read: async () => kept,
    keep: async (newer: PersonKey) => {
      kept = newer
      return true
    },
    alone: <Result>(work: () => Promise<Result>) => work(),
  }
  const found = keyInUse(personKeyText(key), url, place, {
    agentFor: () => null,
    allowLoopback: true,
    tellsComputerName: true,
  })
  if (found.kind !== 'token') throw new Error(found.kind)
  return found.token
}

/** What Dropbox holds under this name, by how often it came there. */
export function commitsOf({ dropbox }: RunningCompany, name: string): number {
  return dropbox.journal().filter((entry) => entry.kind === 'commit' && entry.path.endsWith(`/${name}`)).length
}

export type Outage = {
  readonly begin: () => unknown
  readonly end: () => unknown
  /** In what the operator reads meanwhile, and once it is over. */
  readonly told: string
  readonly over: string
  readonly ready: readonly unknown[]
  /** In what the person reads meanwhile. */
  readonly said: RegExp
}

/** Waits are tried again within half a minute, and this computer may be busy. */
const patienceMs = 60_000

/** Lets it happen while a file is saved: nothing is said to be sent that is not, and afterwards all goes on by itself, once. */
export async function endure(company: RunningCompany, computer: Computer, name: string, outage: Outage): Promise<void> {
  const before = company.log.length
  const isTold = (text: string) => company.log.slice(before).some((line) => line.includes(text))
  await outage.begin()
  await computer.save(name, `what is in ${name} ${'.'.repeat(name.startsWith('large') ? 2_000 : 0)}`)
  await until(`the person reads ${String(outage.said)}`, () => outage.said.test(computer.words(name)), patienceMs)
  await until(`the operator reads "${outage.told}"`, () => isTold(outage.told))
  // Each connection to what is away finds it out by itself.
  await expect.poll(company.ready).toEqual(outage.ready)
  // It waits, or is just asking once more.
  expect(['waiting', 'linking']).toContain(computer.state(name))
  expect(commitsOf(company, name)).toBe(0)
  await outage.end()
  await until('the server is ready', async () => (await company.ready())[0] === 200)
  await until(
    `${name} is sent`,
    () => {
      computer.tryAgain()
      return computer.state(name) === 'done'
    },
    patienceMs,
  )
  expect(commitsOf(company, name)).toBe(1)
  await until(`the operator reads "${outage.over}"`, () => isTold(outage.over), patienceMs)
}
