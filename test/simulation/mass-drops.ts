// Very many files come at once, as far as the guard of a run is concerned, and a person says sooner or later what becomes of them.
import { dropFolders, dropNames } from './checks/scene.ts'
import type { Stage } from './storm.ts'
import type { Random } from '#test/rigs/random.ts'

export class MassDrops {
  readonly #stage: Stage
  /** A stream of its own, so that a run without a guard stays as it was. */
  readonly #random: Random

  constructor(stage: Stage, random: Random) {
    this.#stage = stage
    this.#random = random
  }

  plan(): void {
    const { stormEndsMs, timeline } = this.#stage
    const spanMs = stormEndsMs - timeline.nowMs
    for (const folder of dropFolders) timeline.after(this.#random.pick(spanMs), () => this.#drop(folder))
    for (let atMs = timeline.nowMs; atMs < stormEndsMs; atMs += 5_000 + this.#random.pick(60_000)) {
      timeline.at(atMs, () => this.#decide())
    }
  }

  #drop(folder: string): void {
    const { person, places, process, stormEndsMs, timeline, trace } = this.#stage
    const { disk } = places.watched
    if (timeline.nowMs >= stormEndsMs || disk.isAway) return
    const paths = dropNames.filter((path) => path.startsWith(`${folder}/`))
    trace.add(`drop ${folder}`)
    for (const path of paths) disk.replace(path)
    for (const path of paths) process.watcher?.look(path)
    person.dropped(paths)
    // Now and then the program dies before anything of it is written, or just after.
    if (this.#random.chance(0.3)) timeline.after(this.#random.pick(1_000), () => process.crash())
  }

  #decide(): void {
    const { person } = this.#stage
    const intent = this.#random.chance(0.7) ? 'go' : 'skip'
    const below = this.#random.chance(0.6) ? null : this.#random.among(dropFolders)
    person.decides(intent, below)
  }
}
