// Looks for newer versions now and then, says what it found, and installs nothing but at the end of the program.
import type { UpdateStep } from '#shared/contract/ipc-channels.ts'
import type { Language } from '#shared/messages/language.ts'
import type { ShellClock } from '../clock.ts'
import type { Log } from '../log/log-file.ts'
import type { Updater } from './nsis-updates.ts'
import { faultOf } from './update-fault.ts'
import type { UpdateRules } from './update-rules.ts'

export type UpdatesParts = {
  readonly rules: () => UpdateRules
  /** Opens what finds and loads newer versions. Not before they are looked for: most starts need none of it. */
  readonly open: (feed: string) => Promise<Updater>
  readonly version: string
  /** Tells the person; null: there is nothing to say any more. */
  readonly tell: (text: string | null) => void
  /** What can be done about updates is another by now. */
  readonly onChange: () => void
  readonly language: Language
  readonly clock: ShellClock
  readonly log: Log
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'available' | 'ready'; readonly version: string; readonly updater: Updater; readonly feed: string }

/** A start is busy enough. */
const firstLookMs = 60_000
const lookPeriodMs = 6 * 3_600_000

export class Updates {
  readonly #parts: UpdatesParts
  #state: State = { kind: 'idle' }
  #startsAgain = false

  constructor(parts: UpdatesParts) {
    this.#parts = parts
  }

  /** Begins to look. */
  begin(): void {
    const { clock } = this.#parts
    clock.later(firstLookMs, () => void this.#look(false))
    clock.every(lookPeriodMs, () => void this.#look(false))
  }

  /** Other rules may hold. What was found at another place counts no more. */
  rulesChanged(): void {
    const rules = this.#parts.rules()
    const { kind } = this.#state
    const isStale =
      (kind === 'available' || kind === 'ready') && (rules.kind === 'off' || rules.feed !== this.#state.feed)
    if (isStale) this.#become({ kind: 'idle' }, null)
    else this.#parts.onChange()
  }

  /** What a person can do; null: nothing, here. */
  step(): UpdateStep | null {
    if (this.#parts.rules().kind === 'off' || this.#state.kind === 'busy') return null
    if (this.#state.kind === 'idle') return 'check'
    return this.#state.kind === 'available' ? 'download' : 'restart'
  }

  /** The step, and who brings newer versions to this computer. */
  shown(): { readonly step: UpdateStep | null; readonly who: string } {
    return { step: this.step(), who: updateWords(this.#parts.rules(), this.#parts.language) }
  }

  /** Settles when what a person asked for is done, or was refused and told. */
  async check(): Promise<void> {
    await this.#look(true)
  }

  async download(): Promise<void> {
    if (this.#state.kind === 'available') await this.#load(this.#state)
  }

  /** True where the program is to end now, to be another version when it starts again. */
  wantsRestart(): boolean {
    this.#startsAgain = this.#state.kind === 'ready'
    return this.#startsAgain
  }

  /** The person changed their mind. */
  forgetRestart(): void {
    this.#startsAgain = false
  }

  /** The last thing before the program ends, when nothing is under way any more: starts the installer of what was loaded. */
  install(): void {
    const { log, rules } = this.#parts
    if (this.#state.kind !== 'ready' || rules().kind === 'off') return
    const isBegun = this.#state.updater.install(this.#startsAgain)
    log.info('update', { step: isBegun ? 'installing' : 'not installed', version: this.#state.version })
  }

  async #look(isAsked: boolean): Promise<void> {
    const { language, open, rules, version: own } = this.#parts
    const now = rules()
    if (now.kind === 'off' || this.#state.kind === 'busy' || this.#state.kind === 'ready') return
    this.#become({ kind: 'busy' })
    try {
      const updater = await open(now.feed)
      const version = await updater.check()
      if (version === null) {
        this.#become({ kind: 'idle' }, isAsked ? language.say('update.newest', { version: own }) : null)
        return
      }
      const found = { kind: 'available', version, updater, feed: now.feed } as const
      this.#become(found, language.say('update.available', { version }))
      if (now.mode === 'auto') await this.#load(found)
    } catch (error) {
      this.#refuse(error, isAsked)
    }
  }

  async #load(found: Extract<State, { readonly kind: 'available' | 'ready' }>): Promise<void> {
    const { language } = this.#parts
    const { updater, version } = found
    this.#become({ kind: 'busy' }, language.say('update.loading', { version }))
    try {
      await updater.load()
      // Updates may have been turned off meanwhile.
      this.#become({ ...found, kind: 'ready' }, language.say('update.ready', { version }))
      this.rulesChanged()
    } catch (error) {
      this.#refuse(error, true)
    }
  }

  /** A feed that is away for a while is no news, unless somebody asked. */
  #refuse(error: unknown, isAsked: boolean): void {
    const { language, log, version } = this.#parts
    const fault = faultOf(error)
    log.warning('update refused', { fault })
    const why = language.say(`update.fault.${fault}`)
    const isSaid = isAsked || fault !== 'unreachable'
    this.#become({ kind: 'idle' }, isSaid ? language.say('update.refused', { why, version }) : null)
  }

  /** `text`: what the person is told from now on; left out: what was said holds. */
  #become(state: State, text?: string | null): void {
    this.#state = state
    if (text !== undefined) this.#parts.tell(text)
    this.#parts.onChange()
  }
}

/** A sentence about who brings newer versions to this computer. */
export function updateWords(rules: UpdateRules, { say }: Language): string {
  return rules.kind === 'off'
    ? say(`update.off.${rules.because}`)
    : say('update.by', { host: new URL(rules.feed).host })
}
