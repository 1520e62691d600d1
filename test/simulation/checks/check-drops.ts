// Whatever came all at once does not leave before a person said so, also when the program died in between.
import { slackMs, type Scene } from './scene.ts'
import type { Upload } from '#shared/upload.ts'

export class DropChecks {
  readonly #scene: Scene
  /** What nobody said anything about yet, by place and path. */
  readonly #undecided = new Map<string, { readonly place: string; readonly path: string }>()

  /** When a person said something last, for the engine hears of it a little later. */
  #decidedAtMs = -Infinity

  constructor(scene: Scene) {
    this.#scene = scene
  }

  /** More files than the guard lets pass were told in one moment. */
  dropped(paths: readonly string[]): void {
    for (const path of paths) this.#add(path)
  }

  /** Every change of an upload: what the engine itself asks about is asked about for everybody. */
  uploadChanged({ intent, path, state }: Upload): void {
    if (state.kind === 'done' || state.kind === 'gone') this.#undecided.delete(this.#keyOf(path))
    // A send that was under way before it goes on, and may end before anybody hears that it is asked about.
    else if (intent === 'ask' && state.kind !== 'sending' && !this.#isBehind()) this.#add(path)
  }

  /** A person spoke of these files of the watched folder. */
  decided(fits: (path: string) => boolean): void {
    this.#decidedAtMs = this.#scene.timeline.nowMs
    for (const [key, { path, place }] of this.#undecided) {
      if (place === this.#scene.places.watched.name && fits(path)) this.#undecided.delete(key)
    }
  }

  /** What was written down as asked is asked about again; of the rest nobody had heard. */
  restarts(): void {
    const { store } = this.#scene
    for (const [key, { path, place }] of this.#undecided) {
      if (store.of(place).get(path)?.intent !== 'ask') this.#undecided.delete(key)
    }
  }

  /** A link is asked for, or a send begins. */
  begins(path: string): void {
    if (this.#undecided.has(this.#keyOf(path))) {
      this.#scene.findings.fail('nothing of an undecided drop is sent', path)
    }
  }

  /** What the engine shows may be from before a person's word. */
  #isBehind(): boolean {
    const { faults, timeline } = this.#scene
    return timeline.nowMs <= this.#decidedAtMs + slackMs(faults)
  }

  #add(path: string): void {
    this.#undecided.set(this.#keyOf(path), { place: this.#scene.places.watched.name, path })
  }

  #keyOf(path: string): string {
    return `${this.#scene.places.watched.name} ${path}`
  }
}
