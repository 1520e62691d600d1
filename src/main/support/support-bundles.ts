// The support bundle as a person sees it before it is saved: what is saved is what was shown.
import { resolve, sep } from 'node:path'
import { isAtOrInside } from '#shared/at-or-inside.ts'
import { errorCodeOf } from '#shared/error-code.ts'
import { english } from '#shared/messages/english.ts'
import type { Language } from '#shared/messages/language.ts'
import type { ReportLine } from '#shared/policy/report.ts'
import { dayOf } from '#shared/words/day-bound.ts'
import type { Finding } from '#uploader/doctor/doctor.ts'
import type { lookForPolicy } from '#uploader/policy.ts'
import { makeBundle, type Bundle } from '#uploader/support/make-bundle.ts'
import type { OwnPaths } from '../paths.ts'
import { saveWhole } from '../save-whole.ts'
import { shownFolder } from '../settings/display-names.ts'

export type SupportBundleParts = {
  readonly version: string
  readonly own: Pick<OwnPaths, 'data' | 'logs'>
  /** The folders that are watched, absolute. */
  readonly folders: () => readonly string[]
  readonly effective: () => readonly ReportLine[]
  readonly lookForPolicy: () => ReturnType<typeof lookForPolicy>
  /** The doctor's look at the company server. */
  readonly askServer: (signal: AbortSignal) => AsyncIterable<Finding>
  /** The system's dialog for where to save; null when it was left. */
  readonly askSave: (name: string) => Promise<string | null>
  readonly language: Language
  readonly nowMs: () => number
}

/** A person waits for the text: a network that answers nothing is not asked for longer. */
const mostAskingMs = 20_000

export class SupportBundles {
  readonly #parts: SupportBundleParts
  #shown: Bundle | null = null
  #asked = 0

  constructor(parts: SupportBundleParts) {
    this.#parts = parts
  }

  /** The text, in English: whoever helps reads one language, whatever the person here speaks. */
  async read(withNames: boolean): Promise<string> {
    const { effective, folders, lookForPolicy: look, own, version } = this.#parts
    this.#asked += 1
    const asked = this.#asked
    this.#shown = null
    const { places, policy } = await look()
    const bundle = await makeBundle({
      version,
      folders: folders(),
      data: own.data,
      logs: own.logs,
      effective: effective(),
      policy,
      places,
      serverFindings: await this.#serverFindings(),
      withNames,
      language: english,
    })
    // What was asked for later is what the window shows.
    if (asked === this.#asked) this.#shown = bundle
    return bundle.text
  }

  /** Asks for a place, saves the text that was read last, and answers what to say; null when nobody chose a place. */
  async save(): Promise<string | null> {
    const { askSave, language, nowMs } = this.#parts
    const { say } = language
    const bundle = this.#shown
    if (bundle === null) return null
    const chosen = await askSave(`outbox-support-${dayOf(nowMs())}.txt`)
    if (chosen === null) return null
    const file = resolve(chosen)
    if (bundle.watched.some((folder) => isAtOrInside(file, resolve(folder), sep))) return say('support.watched')
    const shown = shownFolder(file)
    try {
      // What is in it is the person's, until they give it to somebody.
      await saveWhole(file, (draft) => draft.writeFile(bundle.text), 0o600)
      return say('support.done', { file: shown })
    } catch (error) {
      return say('support.unwritable', { file: shown, code: errorCodeOf(error) ?? 'unknown error' })
    }
  }

  async #serverFindings(): Promise<readonly Finding[]> {
    const findings: Finding[] = []
    for await (const finding of this.#parts.askServer(AbortSignal.timeout(mostAskingMs))) findings.push(finding)
    return findings
  }
}
