// What happens to the folder and to the computer of a run: changes, crashes, signals, and at last the calm.
import type { Faults } from './faults.ts'
import type { Random } from '#test/rigs/random.ts'
import { quietMs } from './checks/scene.ts'
import { beside, type SimFolders } from './fakes/sim-folders.ts'
import type { SimDisk } from './fakes/sim-disk.ts'
import type { SimPerson } from './fakes/sim-person.ts'
import type { SimProcess } from './fakes/sim-process.ts'
import { SlowSave } from './fakes/slow-save.ts'
import type { SimPlaces } from './fakes/sim-places.ts'
import type { SimTargets } from './fakes/sim-targets.ts'
import type { Timeline } from './timeline.ts'
import type { Trace } from './trace.ts'

export type Stage = {
  readonly timeline: Timeline
  readonly random: Random
  /** Draws what happens to the folder as a whole, beside all else, so that a run without it stays as it was. */
  readonly rootRandom: Random
  /** The same for the second folder. */
  readonly besideRandom: Random
  readonly places: SimPlaces
  readonly folders: SimFolders
  readonly targets: SimTargets
  readonly trace: Trace
  readonly stormEndsMs: number
  readonly faults: () => Faults
  readonly process: SimProcess
  readonly person: SimPerson
  readonly isOutage: () => boolean
}

const paths = ['a.txt', 'b/b.txt', 'b/c.txt', 'd.mov', 'e.pdf'] as const
/** In a run with two folders both have a file of one name. */
const pathsOfTwo = ['a.txt', 'b/a.txt', 'b/c.txt', 'd.mov', 'e.pdf'] as const

/** What a person may want with one file. */
const wishes = ['go', 'pause', 'skip'] as const

/** Scans go on this long after the storm. */
export const longestCalmMs = 6 * 60 * 60_000

/** Restless runs start the program anew for so long after the storm, each time before ten minutes are over. */
export const restlessMs = 70 * 60_000
const longestRestMs = 9 * 60_000

export class Storm {
  readonly #stage: Stage
  readonly #paths: readonly [string, ...string[]]

  constructor(stage: Stage) {
    this.#stage = stage
    this.#paths = stage.folders.areTwo ? pathsOfTwo : paths
  }

  plan(): void {
    const { faults, folders, places, process, random, stormEndsMs, timeline, trace } = this.#stage
    const { nowMs } = timeline
    for (const path of this.#paths) timeline.after(random.pick(20_000), () => this.change(path))
    for (let atMs = nowMs; atMs < stormEndsMs; atMs += 50 + Math.floor(random.next() ** 3 * 60_000)) {
      timeline.at(atMs, () => this.change(random.among(this.#paths)))
    }
    this.#every(10_000, stormEndsMs, () => this.#mishap())
    this.#every(60_000, stormEndsMs + longestCalmMs, () => {
      process.watcher?.scan()
      // In the end the person wants every file sent.
      if (timeline.nowMs >= stormEndsMs) this.#letAllGo()
    })
    timeline.at(stormEndsMs, () => {
      trace.add('calm')
      for (const { disk } of places.all) for (const root of folders.roots) disk.setRoot('there', root)
      process.watcher?.scan()
      process.resume()
    })
    if (!faults().restless) return
    for (let atMs = stormEndsMs; atMs < stormEndsMs + restlessMs; atMs += random.pick(longestRestMs)) {
      timeline.at(atMs, () => process.crash())
    }
  }

  /** Something happens to the file, and perhaps the watcher says so. */
  change(path: string): void {
    const { faults, places, process, random, stormEndsMs, timeline, trace } = this.#stage
    const isBeside = faults().elsewhere > 0 && random.chance(0.15)
    const place = isBeside ? (places.all.find((other) => other !== places.watched) ?? places.watched) : places.watched
    const { disk } = place
    if (timeline.nowMs >= stormEndsMs || disk.isAwayAt(path)) return
    const draw = random.next()
    if (random.chance(faults().slowSave)) this.#saveSlowly(disk, path)
    else if (random.chance(faults().reuse)) this.#reuse(disk, path)
    else if (random.chance(faults().revert)) disk.revert(path)
    else if (draw < 0.3) disk.replace(path)
    else if (draw < 0.65) disk.edit(path, random.chance(faults().keepsTime))
    else if (draw < 0.72) disk.truncate(path)
    else if (draw < 0.8) disk.remove(path)
    else if (draw < 0.84) disk.makeLink(path)
    else if (draw < 0.9) disk.touchMode(path)
    else if (draw < 0.95) this.#twin(disk, path)
    trace.add(`change ${place.name} ${path} ${disk.file(path)?.chunks.join('+') ?? 'nothing'}`)
    process.watcher?.changed(path)
  }

  /** While a send is under way the file changes, the process dies, a person pauses, or files go elsewhere. */
  disturbSend(path: string, sizeBytes: number): void {
    const { faults, process, random, timeline } = this.#stage
    const spanMs = 2_000 + sizeBytes / 8_192
    if (random.chance(faults().harassment)) timeline.after(random.pick(spanMs), () => this.change(path))
    if (random.chance(faults().crashDuringSend)) timeline.after(random.pick(spanMs), () => process.crash())
    if (random.chance(faults().pauseDuringSend)) timeline.after(random.pick(spanMs), () => this.#pause())
    if (random.chance(faults().retarget)) timeline.after(random.pick(spanMs), () => this.#retarget())
  }

  /** In the moments in which an original is moved. */
  disturbMove(path: string, random: Random): void {
    const { faults, process, timeline } = this.#stage
    if (random.chance(faults().changedDuringMove)) timeline.after(random.pick(20), () => this.change(path))
    if (random.chance(faults().crashDuringMove)) timeline.after(random.pick(20), () => process.crash())
  }

  #every(periodMs: number, untilMs: number, happen: () => void): void {
    const { random, timeline } = this.#stage
    for (let atMs = timeline.nowMs + periodMs; atMs < untilMs; atMs += periodMs) {
      timeline.at(atMs + random.pick(periodMs), happen)
    }
  }

  /** Things that happen to a computer, beside files and network. */
  #mishap(): void {
    const { isOutage, places, process, random, targets, timeline } = this.#stage
    const faults = this.#stage.faults()
    if (random.chance(faults.crash)) process.crash()
    if (random.chance(faults.folderAway)) this.#takeFolderAway()
    this.#changeRoot()
    this.#takeBesideAway()
    if (random.chance(faults.locked)) {
      places.watched.disk.lockedUntilMs.set(random.among(this.#paths), timeline.nowMs + random.pick(30_000))
    }
    if (random.chance(faults.rival)) {
      const { base, dropbox } = targets.serving
      dropbox.rivalWrites(`${base}/${random.among(this.#paths)}`, `rival${timeline.nowMs}`)
    }
    // Signals excuse early tries, so none comes while tries are counted.
    if (isOutage()) return
    if (random.chance(faults.retarget)) this.#retarget()
    if (random.chance(0.05)) process.signal({ kind: 'retry', paths: 'all' })
    if (random.chance(0.05)) process.signal({ kind: 'world_changed' })
    if (random.chance(0.1)) this.#changeMind()
    if (random.chance(0.03)) this.#pause()
  }

  #pause(): void {
    const { process, random, stormEndsMs, timeline } = this.#stage
    if (timeline.nowMs >= stormEndsMs) return
    process.pause()
    timeline.after(random.pick(40_000), () => process.resume())
  }

  /**
   * The admin moves the device, or the server another Dropbox; the engine hears of it a little later, at the latest with
   * the next answer.
   */
  #retarget(): void {
    const { faults, isOutage, process, random, stormEndsMs, targets, timeline, trace } = this.#stage
    if (!targets.isSettled || isOutage() || timeline.nowMs >= stormEndsMs) return
    targets.change()
    trace.add(`target ${targets.serving.id}`)
    // A server that tells nothing beside its answers tells this by other means.
    const isHeardAtOnce = faults().isSimpleServer || random.chance(0.3)
    timeline.after(isHeardAtOnce ? 0 : random.pick(30_000), () => process.tellTarget())
  }

  /** A person holds a file back, leaves it out, lets it go again, or wants it first. */
  #changeMind(): void {
    const { person, process, random, trace } = this.#stage
    const path = random.among(this.#paths)
    const intent = random.among(wishes)
    trace.add(`intent ${path} ${intent}`)
    person.wants(intent, [path])
    if (random.chance(0.3)) process.engine?.dispatch({ kind: 'first', paths: [random.among(this.#paths)] })
  }

  /** Told only when it changes something, so that it wakes nobody who sleeps forever. */
  #letAllGo(): void {
    const { person, process } = this.#stage
    const known = [...(process.engine?.uploads() ?? [])]
    const held = known.filter(({ intent }) => intent !== 'go').map(({ path }) => path)
    if (held.length > 0) person.wants('go', held)
  }

  #takeFolderAway(): void {
    const { places, process, random, timeline, trace } = this.#stage
    const { disk } = places.watched
    disk.setRoot('away')
    trace.add('folder away')
    timeline.after(random.pick(5_000), () => process.watcher?.scan())
    timeline.after(random.pick(60_000), () => {
      disk.setRoot('there')
      process.watcher?.scan()
    })
  }

  /** One of two folders vanishes and returns; the other goes on. */
  #takeBesideAway(): void {
    const { besideRandom, faults, folders, places, process, stormEndsMs, timeline, trace } = this.#stage
    const { disk } = places.watched
    if (!folders.areTwo || !besideRandom.chance(faults().besideAway) || timeline.nowMs >= stormEndsMs) return
    const state = besideRandom.among(['away', 'away', 'replaced'] as const)
    disk.setRoot(state, beside)
    trace.add(`folder beside ${state}`)
    timeline.after(besideRandom.pick(5_000), () => process.watcher?.scan())
    timeline.after(besideRandom.pick(60_000), () => {
      disk.setRoot('there', beside)
      process.watcher?.scan()
    })
  }

  /** The disk is mounted anew, or another folder takes the place of the watched one: it goes again, or a person takes it. */
  #changeRoot(): void {
    const { faults, isOutage, places, process, rootRandom, timeline, trace } = this.#stage
    const { disk } = places.watched
    if (rootRandom.chance(faults().renumbered)) {
      disk.renumber()
      trace.add('renumbered')
      process.watcher?.scan()
    }
    if (!rootRandom.chance(faults().folderReplaced) || disk.isAway || isOutage()) return
    disk.setRoot('replaced')
    trace.add('folder replaced')
    timeline.after(rootRandom.pick(5_000), () => process.watcher?.scan())
    timeline.after(30_000 + rootRandom.pick(30_000), () => {
      if (disk.root !== 'replaced') return
      disk.setRoot('there')
      const isTaken = places.watched.disk === disk && process.engine !== null && rootRandom.chance(0.5)
      trace.add(isTaken ? 'adopt' : 'folder back')
      if (isTaken) process.adopt()
      else process.watcher?.scan()
    })
  }

  /** A save that removes first, another document at the name, or a file that was away for a while. */
  #reuse(disk: SimDisk, path: string): void {
    const { process, random, timeline } = this.#stage
    const later = (ms: number, happen: () => void): void =>
      timeline.after(ms, () => {
        happen()
        process.watcher?.changed(path)
      })
    const draw = random.next()
    if (draw < 0.3) {
      disk.remove(path)
      later(random.pick(quietMs / 2), () => disk.replace(path))
    } else if (draw < 0.65) {
      disk.remove(path)
      later(3 * quietMs + random.pick(90_000), () => disk.replace(path))
    } else {
      disk.moveAway(path)
      later(random.pick(60_000), () => disk.moveBack(path))
    }
  }

  /** A program writes part after part, with the same pause after each; some programs never close what they wrote. */
  #saveSlowly(disk: SimDisk, path: string): void {
    const { process, random, timeline } = this.#stage
    const parts = 3 + random.pick(8)
    const pauseMs = 2_500 + random.pick(20_000)
    const isHeldOpen = random.chance(0.4)
    const save = new SlowSave(disk, path, { pauseMs, isHeldOpen })
    const isClosed = random.chance(0.8)
    for (let part = 1; part <= parts; part++) {
      timeline.after((part - 1) * pauseMs, () => {
        if (part === parts) save.finish(isClosed)
        else save.writePart()
        process.watcher?.changed(path)
      })
    }
  }

  /** The same name in other case: renamed, or beside the first. */
  #twin(disk: SimDisk, path: string): void {
    const { folders, process, random } = this.#stage
    const into = folders.rootOf(path)
    const other = `${into}${path.slice(into.length).toUpperCase()}`
    if (random.chance(0.6)) disk.rename(path, other)
    else if (random.chance(0.5)) disk.remove(other)
    else disk.replace(other)
    process.watcher?.changed(other)
  }
}
