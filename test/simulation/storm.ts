// What happens to the folder and to the computer of a run: changes, crashes, signals, and at last the calm.
import type { Faults } from './faults.ts'
import type { Random } from './random.ts'
import type { SimDisk } from './sim-disk.ts'
import type { SimDropbox } from './sim-dropbox.ts'
import type { SimWatcher } from './sim-folder.ts'
import type { Timeline } from './timeline.ts'
import type { Trace } from './trace.ts'
import type { Engine } from '#engine/events.ts'
import { wishes } from '#shared/upload.ts'

export type Stage = {
  readonly timeline: Timeline
  readonly random: Random
  readonly disk: SimDisk
  readonly dropbox: SimDropbox
  readonly trace: Trace
  readonly stormEndsMs: number
  readonly faults: () => Faults
  readonly engine: () => Engine | null
  readonly watcher: () => SimWatcher | null
  readonly crash: () => void
  readonly isOutage: () => boolean
}

export const paths = ['a.txt', 'b/b.txt', 'b/c.txt', 'd.mov', 'e.pdf'] as const

const allNames = paths.flatMap((path) => [path, path.toUpperCase()])

/** Scans go on this long after the storm. */
export const longestCalmMs = 6 * 60 * 60_000

export class Storm {
  readonly #stage: Stage

  constructor(stage: Stage) {
    this.#stage = stage
  }

  plan(): void {
    const { disk, engine, random, stormEndsMs, timeline, trace, watcher } = this.#stage
    const { nowMs } = timeline
    for (const path of paths) timeline.after(random.pick(20_000), () => this.change(path))
    for (let atMs = nowMs; atMs < stormEndsMs; atMs += 50 + Math.floor(random.next() ** 3 * 60_000)) {
      timeline.at(atMs, () => this.change(random.among(paths)))
    }
    this.#every(10_000, stormEndsMs, () => this.#mishap())
    this.#every(60_000, stormEndsMs + longestCalmMs, () => {
      watcher()?.scan()
      // In the end the person wants every file sent.
      if (timeline.nowMs >= stormEndsMs) this.#letAllGo()
    })
    timeline.at(stormEndsMs, () => {
      trace.add('calm')
      disk.setAway(false)
      watcher()?.scan()
      engine()?.tell({ kind: 'resume' })
    })
  }

  /** Something happens to the file, and perhaps the watcher says so. */
  change(path: string): void {
    const { disk, faults, random, stormEndsMs, timeline, trace, watcher } = this.#stage
    if (timeline.nowMs >= stormEndsMs || disk.isAway) return
    const draw = random.next()
    if (random.chance(faults().revert)) disk.revert(path)
    else if (draw < 0.3) disk.replace(path)
    else if (draw < 0.65) disk.edit(path, random.chance(faults().keepsTime))
    else if (draw < 0.72) disk.truncate(path)
    else if (draw < 0.8) disk.remove(path)
    else if (draw < 0.84) disk.makeLink(path)
    else if (draw < 0.9) disk.touchMode(path)
    else if (draw < 0.95) this.#twin(path)
    trace.add(`change ${path} ${disk.file(path)?.chunks.join('+') ?? 'nothing'}`)
    watcher()?.ring(path)
  }

  /** While a send is under way the file changes, or the process dies. */
  disturbSend(path: string, sizeBytes: number): void {
    const { crash, faults, random, timeline } = this.#stage
    const spanMs = 2_000 + sizeBytes / 8_192
    if (random.chance(faults().harassment)) timeline.after(random.pick(spanMs), () => this.change(path))
    if (random.chance(faults().crashDuringSend)) timeline.after(random.pick(spanMs), crash)
  }

  #every(periodMs: number, untilMs: number, happen: () => void): void {
    const { random, timeline } = this.#stage
    for (let atMs = timeline.nowMs + periodMs; atMs < untilMs; atMs += periodMs) {
      timeline.at(atMs + random.pick(periodMs), happen)
    }
  }

  /** Things that happen to a computer, beside files and network. */
  #mishap(): void {
    const { crash, disk, dropbox, engine, isOutage, random, timeline, trace } = this.#stage
    const faults = this.#stage.faults()
    if (random.chance(faults.crash)) crash()
    if (random.chance(faults.folderAway)) this.#takeFolderAway()
    if (random.chance(faults.locked)) {
      disk.lockedUntilMs.set(random.among(paths), timeline.nowMs + random.pick(30_000))
    }
    if (random.chance(faults.rival)) dropbox.rivalWrites(random.among(paths), `rival${timeline.nowMs}`)
    // Signals excuse early tries, so none comes while tries are counted.
    if (isOutage()) return
    if (random.chance(0.05)) engine()?.tell({ kind: 'retry', paths: 'all' })
    if (random.chance(0.05)) engine()?.tell({ kind: 'world_changed' })
    if (random.chance(0.1)) this.#changeMind()
    if (random.chance(0.03)) {
      trace.add('pause')
      engine()?.tell({ kind: 'pause' })
      timeline.after(random.pick(20_000), () => engine()?.tell({ kind: 'resume' }))
    }
  }

  /** A person holds a file back, leaves it out, lets it go again, or wants it first. */
  #changeMind(): void {
    const { engine, random, trace } = this.#stage
    const path = random.among(paths)
    const wish = random.among(wishes)
    trace.add(`wish ${path} ${wish}`)
    engine()?.tell({ kind: 'wish', wish, paths: [path] })
    if (random.chance(0.3)) engine()?.tell({ kind: 'first', paths: [random.among(paths)] })
  }

  /** Told only when it changes something, so that it wakes nobody who sleeps for ever. */
  #letAllGo(): void {
    const engine = this.#stage.engine()
    const held = allNames.filter((path) => (engine?.upload(path)?.wish ?? 'go') !== 'go')
    if (held.length > 0) engine?.tell({ kind: 'wish', wish: 'go', paths: held })
  }

  #takeFolderAway(): void {
    const { disk, random, timeline, trace, watcher } = this.#stage
    disk.setAway(true)
    trace.add('folder away')
    timeline.after(random.pick(5_000), () => watcher()?.scan())
    timeline.after(random.pick(60_000), () => {
      disk.setAway(false)
      watcher()?.scan()
    })
  }

  /** The same name in other case: renamed, or beside the first. */
  #twin(path: string): void {
    const { disk, random, watcher } = this.#stage
    const other = path.toUpperCase()
    if (random.chance(0.6)) disk.rename(path, other)
    else if (random.chance(0.5)) disk.remove(other)
    else disk.replace(other)
    watcher()?.ring(other)
  }
}
