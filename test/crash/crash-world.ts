// A company whose only uploader dies again and again, and what was found after each of its deaths.
import { english } from '#shared/messages/english.ts'
import { aChangingFolder } from './changing-folder.ts'
import type { ChangingFolder } from './changing-folder.ts'
import type { Arming } from './armed-ports.ts'
import { judgeCommits, judgeHistory, judgeLedger, judgeMoved, judgeRest } from './judge.ts'
import { filesBelow } from './changing-folder.ts'
import type { Row } from './messages.ts'
import type { Plant } from './messages.ts'
import { startUploaderChild } from './uploader-child.ts'
import type { UploaderChild } from './uploader-child.ts'
import type { AfterUpload } from '#shared/sent/original.ts'
import type { JournalEntry } from '#emulator/model/journal.ts'
import { openSentHistory } from '#uploader/history/open-history.ts'
import { aCompany, demoToken } from '#test/end-to-end/company.ts'
import { builtProgram } from '#test/rigs/bundles/built-program.ts'
import type { Company } from '#test/end-to-end/company.ts'

export interface CrashWorld extends AsyncDisposable {
  readonly company: Company
  readonly folder: ChangingFolder
  /** What went wrong so far. */
  readonly findings: readonly string[]
  /** Starts the uploader on what the last one left. */
  start(arming?: Arming): UploaderChild
  /** Waits until the uploader is at rest and judges, also what the ledger held at its start. False when it died before. */
  rest(child: UploaderChild): Promise<boolean>
  /** Starts the uploader, waits until it is at rest, judges, and answers it alive. */
  recover(): Promise<UploaderChild>
  /** Waits for the end and takes note of what was told. */
  bury(child: UploaderChild): Promise<void>
  /** Calls `strike` while Dropbox notes the `nth` entry of this kind from now on. */
  strikeAt(kind: JournalEntry['kind'], nth: number, strike: () => void): void
}

/** What stands before the company's server. */
export type Before = { readonly url: string; close(): Promise<void> }

/**
 * Starts a company, for `await using`. `relaysThrough` gives its server relays, and makes what the uploader takes for the
 * server.
 */
export async function aCrashWorld(
  plant: Plant | null = null,
  relaysThrough: ((serverUrl: string) => Promise<Before>) | null = null,
  afterUpload: AfterUpload = 'keep',
): Promise<CrashWorld> {
  let hear: (entry: JournalEntry) => void = () => undefined
  const options = { keepBytes: false, onEntry: (entry: JournalEntry) => hear(entry) }
  const script = builtProgram('test/crash/uploader-main.ts', 'cjs')
  const company = await aCompany({ ...options, hasRelays: relaysThrough !== null })
  const before = await relaysThrough?.(company.serverUrl())
  const folder = aChangingFolder(company.home)
  const findings = new Set<string>()
  /** The living, each with what Dropbox had noted when it began. */
  const lives = new Map<UploaderChild, readonly JournalEntry[]>()
  let striking: { kind: JournalEntry['kind']; left: number; strike: () => void } | null = null
  hear = (entry) => {
    folder.heard(entry)
    for (const child of lives.keys()) child.moved()
    if (striking?.kind !== entry.kind) return
    striking.left -= 1
    if (striking.left > 0) return
    const { strike } = striking
    striking = null
    strike()
  }
  function find(problems: readonly string[]): void {
    for (const problem of problems) findings.add(problem)
  }
  function start(arming: Arming | null = null): UploaderChild {
    const child = startUploaderChild(script, {
      folder: company.folder,
      data: company.data,
      server: before?.url ?? company.serverUrl(),
      token: demoToken,
      arming,
      plant,
      afterUpload,
    })
    lives.set(child, [...company.dropbox.journal()])
    return child
  }
  function hearOut(child: UploaderChild): void {
    find(child.complaints)
    if (child.loaded !== null) find(judgeLedger(lives.get(child) ?? [], child.loaded))
  }
  function historyFaults(rows: readonly Row[]): readonly string[] {
    const answer = openSentHistory(company.data, 'the data folder', english)
    if (answer.kind === 'refused') return [answer.text]
    const { history } = answer
    try {
      const all = { before: null, most: 100_000, search: '', fromMs: null, toMs: null }
      const kept = history.page(all).rows.map(({ row }) => row)
      return judgeHistory(kept, history.check().chain.breaks.length === 0, folder, rows)
    } finally {
      history.close()
    }
  }
  async function rest(child: UploaderChild): Promise<boolean> {
    const rows = await child.rest()
    hearOut(child)
    if (rows === null) return false
    const journal = company.dropbox.journal()
    find(judgeCommits(journal, folder))
    find(judgeRest(journal, folder, rows))
    find(historyFaults(rows))
    if (afterUpload === 'sent') find(judgeMoved(filesBelow(company.folder), folder))
    return true
  }

  return {
    company,
    folder,
    get findings() {
      return [...findings]
    },
    start,
    rest,
    async recover() {
      const child = start()
      if (!(await rest(child))) find(['the uploader ended by itself', ...child.complaints])
      return child
    },
    async bury(child) {
      await child.ended
      hearOut(child)
      lives.delete(child)
    },
    strikeAt(kind, nth, strike) {
      striking = { kind, left: nth, strike }
    },
    async [Symbol.asyncDispose]() {
      for (const child of lives.keys()) child.kill()
      await Promise.all([...lives.keys()].map((child) => child.ended))
      await before?.close()
      await company[Symbol.asyncDispose]()
    },
  }
}
