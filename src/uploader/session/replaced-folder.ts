// Another folder stands at the watched path: tells it once each time, and hears when a person says that it is the one.
import type { RootState } from '#shared/root-state.ts'
import { createEmitter } from '../emitter.ts'
import type { Notice } from '../notices.ts'

export type ReplacedFolderOptions = {
  /** The watched folder, absolute. */
  readonly folder: string
  readonly dataFolder: string
  readonly stateNow: () => RootState
  /** The folder a person asks to be taken; null for none. */
  readonly readRequest: () => string | null
  /** Where a person said that a link is followed: whether it leads elsewhere now, so that nobody is asked. Null: everybody is. */
  readonly leadsElsewhere: (() => Promise<boolean>) | null
}

const everyTicks = 4

export class ReplacedFolder {
  /** Settles when a person asked that the folder at the path is taken: a start takes it. */
  readonly adoptAsked: Promise<void>
  readonly #options: ReplacedFolderOptions
  readonly #notices = createEmitter<[Notice]>()
  #told: Notice | null = null
  #ticks = 0
  #isLooking = false
  #settle: () => void = () => undefined

  constructor(options: ReplacedFolderOptions) {
    this.#options = options
    this.adoptAsked = new Promise((resolve) => {
      this.#settle = resolve
    })
  }

  /** Calls `listener` each time another folder came. Must not throw. */
  onNotice(listener: (notice: Notice) => void): void {
    this.#notices.on(listener)
    if (this.#told !== null) listener(this.#told)
  }

  /** To be called a few times a second. */
  tick(): void {
    const { folder, dataFolder, stateNow, readRequest, leadsElsewhere } = this.#options
    if (stateNow() !== 'replaced') {
      this.#told = null
      return
    }
    this.#ticks += 1
    // A link may be switched once more while a person is asked.
    const isDue = this.#told === null || (leadsElsewhere !== null && this.#ticks % everyTicks === 0)
    if (isDue && !this.#isLooking) void this.#judge(folder, dataFolder)
    if (this.#ticks % everyTicks === 0 && readRequest() !== null) this.#settle()
  }

  async #judge(folder: string, dataFolder: string): Promise<void> {
    const { leadsElsewhere, stateNow } = this.#options
    if (leadsElsewhere !== null) {
      this.#isLooking = true
      const isSwitched = await leadsElsewhere()
      this.#isLooking = false
      if (isSwitched) return this.#settle()
      if (stateNow() !== 'replaced' || this.#told !== null) return
    }
    this.#told = { kind: 'folder_replaced', folder, dataFolder }
    this.#notices.emit(this.#told)
  }
}
