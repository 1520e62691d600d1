// The set-up: what a person has typed and chosen so far, and whether it works. A key goes only to the server it is for.
import { mostExamples, mostFindings } from '#shared/contract/ipc-channels.ts'
import type { RequestReply } from '#shared/contract/ipc.ts'
import type { ExistingChoice, FolderChoice, ServerEntry, SetUpDraft } from '#shared/contract/ipc-setup.ts'
import type { Language } from '#shared/messages/language.ts'
import type { ShellClock } from '../clock.ts'
import type { Target, TargetEnd } from './stage.ts'
import { serverOrigin, shownFolder } from '../settings/display-names.ts'

export type Finding = { readonly check: string; readonly ok: boolean; readonly text: string }

/** The key, or why there is none, in a sentence. */
export type Enrolled =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'refused'; readonly text: string }

export type FileCount = {
  readonly files: number
  readonly bytes: number
  readonly toFetch: number
  readonly isAll: boolean
  readonly examples: readonly string[]
}

const noFiles: FileCount = { files: 0, bytes: 0, toFetch: 0, isAll: true, examples: [] }

/** What was known before anybody typed anything. */
export type Beginning = { readonly server: string; readonly folder: string | null }

/** What the company decides. */
export type Decided = { readonly server: boolean; readonly folder: boolean }

export type SetUpParts = {
  readonly beginning: () => Beginning
  readonly decided: () => Decided
  /** The key at hand for a server, by its origin. */
  readonly keyFor: (origin: string) => string | null
  /** The doctor's look at a server. `signal` ends it early. */
  readonly checkServer: (server: string, key: string, signal: AbortSignal) => AsyncIterable<Finding>
  /** A code from IT becomes a key, once; null where it is none. */
  readonly enrol: (server: string, typed: string, signal: AbortSignal) => Promise<Enrolled | null>
  readonly checkFolder: (folder: string) => Promise<readonly Finding[]>
  /** Counts what would be sent. */
  readonly fileCount: (folder: string, signal: AbortSignal) => Promise<FileCount>
  /** The system's dialog; null when it was left. */
  readonly askFolder: (startAt: string | null) => Promise<string | null>
  readonly changeTo: (target: Target) => Promise<TargetEnd>
  readonly language: Language
  readonly clock: ShellClock
}

type ServerFindings = RequestReply<'checkServer'>

/** Nobody waits longer for a number. What was counted until then is shown as "more than". */
const mostCountMs = 4_000

/** A wrong clock makes trouble later, and the way to Dropbox may open later; everything else must be well. */
const mayBeWrong: ReadonlySet<string> = new Set(['clock', 'Dropbox reached'])

export class SetUp {
  readonly #parts: SetUpParts
  #server: { readonly server: string; readonly key: string | null } | null = null
  #folder: { readonly path: string; readonly choice: FolderChoice } | null = null
  #check = new AbortController()
  /** A code is spent when its key comes: what was typed stands for that key until the set-up ends. */
  #enrolled: { readonly server: string; readonly typed: string; readonly key: string } | null = null

  constructor(parts: SetUpParts) {
    this.#parts = parts
  }

  async draft(): Promise<SetUpDraft> {
    const { server, folder } = this.#parts.beginning()
    const decided = this.#parts.decided()
    if ((this.#folder === null || (decided.folder && this.#folder.path !== folder)) && folder !== null)
      await this.#look(folder)
    const shown = decided.server ? server : (this.#server?.server ?? server)
    const hasKey = (this.#server?.key ?? null) !== null || this.#keyAtHand(shown) !== null
    return { server: shown, hasKey, folder: this.#folder?.choice ?? null, decided }
  }

  /** Checks a server and remembers it when it can be used. A check that is still under way is ended. */
  async checkServer({ server: typedServer, key }: ServerEntry): Promise<ServerFindings> {
    const server = withScheme(typedServer.trim())
    this.#check.abort()
    this.#check = new AbortController()
    const { signal } = this.#check
    this.#server = null
    const entered = await this.#keyOf(server, key.trim(), signal)
    if (entered.kind === 'refused')
      return { usable: false, findings: [{ check: 'code', ok: false, text: entered.text }] }
    const typed = entered.key
    const used = typed === '' ? this.#keyAtHand(server) : typed
    const findings: Finding[] = []
    for await (const finding of this.#parts.checkServer(server, used ?? '', signal)) findings.push(finding)
    if (used === null) findings.splice(0, findings.length, ...withoutKey(findings, this.#parts.language))
    const usable = findings.length > 0 && findings.every(({ check, ok }) => ok || mayBeWrong.has(check))
    if (usable && used !== null) this.#server = { server, key: typed === '' ? null : typed }
    return { usable, findings: worthReading(findings) }
  }

  /** The system's dialog and a look at what was chosen; null when nothing was. */
  async chooseFolder(): Promise<FolderChoice | null> {
    if (this.#parts.decided().folder) return null
    const chosen = await this.#parts.askFolder(this.#folder?.path ?? this.#parts.beginning().folder)
    return chosen === null ? null : this.#look(chosen)
  }

  /** Begins with what was checked and chosen. */
  async finish(existing: ExistingChoice): Promise<TargetEnd> {
    const server = this.#server
    const folder = this.#folder
    if (server === null) return refused('server_unchecked', this.#parts.language)
    if (folder === null || !folder.choice.usable) return refused('folder_missing', this.#parts.language)
    const end = await this.#parts.changeTo({ ...server, folder: folder.path, existing })
    if (end.kind === 'begun') this.forget()
    return end
  }

  /** The typed key is not kept longer than needed. */
  forget(): void {
    this.#check.abort()
    this.#server = null
    this.#folder = null
    this.#enrolled = null
  }

  async #keyOf(server: string, typed: string, signal: AbortSignal): Promise<Enrolled> {
    const known = this.#enrolled
    if (known !== null && known.server === server && known.typed === typed) return { kind: 'key', key: known.key }
    const enrolled = await this.#parts.enrol(server, typed, signal)
    if (enrolled?.kind === 'key') this.#enrolled = { server, typed, key: enrolled.key }
    return enrolled ?? { kind: 'key', key: typed }
  }

  #keyAtHand(server: string): string | null {
    const origin = serverOrigin(server)
    return origin === null ? null : this.#parts.keyFor(origin)
  }

  async #look(path: string): Promise<FolderChoice> {
    const findings = await this.#parts.checkFolder(path)
    const usable = findings.every(({ ok }) => ok)
    const fileCount = usable ? await this.#countFiles(path) : noFiles
    const choice = {
      shown: shownFolder(path),
      usable,
      findings: worthReading(findings),
      files: fileCount.files,
      bytes: fileCount.bytes,
      toFetch: fileCount.toFetch,
      isAll: fileCount.isAll,
      examples: fileCount.examples.slice(0, mostExamples),
    }
    this.#folder = { path, choice }
    return choice
  }

  async #countFiles(path: string): Promise<FileCount> {
    const abort = new AbortController()
    const cancel = this.#parts.clock.later(mostCountMs, () => abort.abort())
    try {
      return await this.#parts.fileCount(path, abort.signal)
    } finally {
      cancel()
    }
  }
}

/** People type `uploads.example.com`: only https:// can be meant. */
function withScheme(address: string): string {
  return address === '' || address.includes('://') ? address : `https://${address}`
}

/**
 * What the page says already is left out: the address, when it is one, and how many names the rules keep out. So are the
 * codes, which say nothing to the person who reads them.
 */
function worthReading(findings: readonly Finding[]): Finding[] {
  return findings
    .filter(({ check, ok }) => !ok || (check !== 'server address' && check !== 'rules'))
    .slice(0, mostFindings)
    .map(({ check, ok, text }) => ({ check, ok, text }))
}

/** Without a key nothing was asked of the server but whether its address can be one. */
function withoutKey(findings: readonly Finding[], { say }: Language): readonly Finding[] {
  const address = findings.filter(({ check }) => check === 'server address')
  if (address.some(({ ok }) => !ok)) return address
  return [...address, { check: 'key', ok: false, text: say('notBegun.key_missing') }]
}

function refused(code: 'server_unchecked' | 'folder_missing', { say }: Language): TargetEnd {
  return { kind: 'refused', code, text: say(`notBegun.${code}`) }
}
