// Moves the original of a file that is in Dropbox (docs/decisions/0025): all that may fail comes before the file is touched, then it is taken
// aside and looked at again, and what a crash left is finished by what lies where.
import { link, lstat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isNothingThere } from '../files/file-stat.ts'
import type { PlaceInside } from '../files/folder-source.ts'
import { asideOf, giveBack, lookAside, take } from './aside.ts'
import { contentHashAt, copyProved, syncFolderOf } from './copy-file.ts'
import type { Destination, Spot, SpotAsk } from './destination.ts'
import { look, type MoveStep, type OriginalsOptions } from './look.ts'
import { moveBySystem } from './system-trash.ts'
import { removeEmptied } from './empty-folders.ts'
import { giveName, isTaken, type Link } from './give-name.ts'
import { errorCodeOf } from '#shared/error-code.ts'
import type { CancelSignal } from '#engine/cancel.ts'
import type { MoveAnswer, MoveAsk, Originals } from '#engine/ports.ts'
import type { MoveTo } from '#shared/sent/original.ts'
import { isSameSave, type Stat } from '#shared/upload.ts'

export function createOriginals(options: OriginalsOptions): Originals {
  return {
    async move(ask, signal) {
      const place = await options.source.locate(ask.path)
      if (place === null) return { kind: 'later', because: 'not_now' }
      const destination = destinationOf(options, ask.to)
      if (destination === null) return { kind: 'stays', because: 'trash_missing' }
      if ('bySystem' in destination) return moveBySystem(options, ask, place, destination.bySystem)
      return new Move(options, ask, place, destination, signal).run()
    },
  }
}

function destinationOf({ sent, trash }: OriginalsOptions, to: MoveTo): OriginalsOptions['trash'] {
  return to === 'sent' ? sent : trash
}

class Move {
  readonly #options: OriginalsOptions
  readonly #ask: MoveAsk
  readonly #place: PlaceInside
  readonly #destination: Destination
  readonly #signal: CancelSignal
  readonly #link: Link
  readonly #aside: string
  readonly #spotAsk: SpotAsk

  constructor(
    options: OriginalsOptions,
    ask: MoveAsk,
    place: PlaceInside,
    destination: Destination,
    signal: CancelSignal,
  ) {
    this.#options = options
    this.#ask = ask
    this.#place = place
    this.#destination = destination
    this.#signal = signal
    this.#link = options.link ?? link
    this.#aside = asideOf(place, ask.path, ask.fingerprint)
    this.#spotAsk = { root: place.realPath, path: ask.path, absolute: place.absolute, turn: ask.turn }
  }

  async run(): Promise<MoveAnswer> {
    let isAside = false
    try {
      const left = this.#ask.isBegun ? await lookAside(this.#aside, this.#place) : null
      isAside = left !== null
      const answer = await this.#destination.spot(this.#spotAsk)
      if (left !== null) {
        if (answer.kind === 'spot') return await this.#goOn(answer.spot, left)
        return { ...answer, ...(await this.#back()) }
      }
      const otherwise = await look(this.#options, this.#ask)
      // Where the file is still at its name the move was not done, whatever else has its bytes.
      const mayBeDone = this.#ask.isBegun && otherwise?.kind === 'changed' && answer.kind === 'spot'
      if (mayBeDone && (await this.#isDone(answer.spot))) return await this.#moved(answer.spot)
      if (otherwise !== null) return otherwise
      if (answer.kind === 'stays') return answer
      await this.#step('looked')
      return await this.#begin(answer.spot)
    } catch (error) {
      return isAside ? { kind: 'later', because: 'unfinished' } : this.#failed(error)
    }
  }

  /** Nothing is aside: what went wrong concerns the destination, or the file itself. */
  #failed(error: unknown): MoveAnswer {
    if (errorCodeOf(error) === 'EBUSY') return { kind: 'later', because: 'in_use' }
    // Windows says so of a file that another program has open.
    const isHeld = process.platform === 'win32' && ['EPERM', 'EACCES'].includes(errorCodeOf(error) ?? '')
    return isHeld ? { kind: 'later', because: 'in_use' } : { kind: 'stays', because: this.#destination.because(error) }
  }

  /** All that may fail, and then the file itself. */
  async #begin(spot: Spot): Promise<MoveAnswer> {
    if (await isTaken(spot.target)) return this.#taken()
    if ((await spot.reserve(this.#ask.isBegun)) === 'taken') return this.#taken()
    try {
      const copied = await this.#copyIfElsewhere(spot)
      const otherwise = copied === 'copied' ? null : await this.#notCopied(copied)
      if (otherwise !== null || this.#signal.aborted) {
        await this.#undo(spot)
        return otherwise ?? { kind: 'later', because: 'not_now' }
      }
      await this.#step('prepared')
      const taken = await take(this.#place, this.#aside, this.#ask.fingerprint.stat, this.#link)
      if (taken.kind === 'other') {
        await this.#undo(spot)
        return await this.#changed()
      }
    } catch (error) {
      await this.#undo(spot)
      return isNothingThere(error) ? this.#changed() : this.#failed(error)
    }
    await this.#step('taken')
    return this.#name(spot).catch((error: unknown) => this.#notNamed(spot, error))
  }

  /** A crash, or a failing disk, left the file aside. */
  async #goOn(spot: Spot, left: Stat): Promise<MoveAnswer> {
    const { fingerprint } = this.#ask
    if (!isSameSave(left, fingerprint.stat)) {
      await giveBack(this.#aside, this.#place, this.#link)
      return this.#changed()
    }
    // The name was given, and only the one aside is left.
    if (await this.#isDone(spot)) {
      await unlink(this.#aside)
      return this.#moved(spot)
    }
    if ((await isTaken(spot.target)) || (await spot.reserve(true)) === 'taken') return this.#takenBack()
    if (this.#isElsewhere(await this.#deviceOf(this.#aside), spot)) {
      const copied = await copyProved(this.#aside, this.#temporary(spot), fingerprint, this.#signal)
      if (copied !== 'copied') {
        await this.#undo(spot)
        const back = await this.#back()
        const later: MoveAnswer = { kind: 'later', because: 'not_now', ...back }
        return copied === 'other_bytes' ? this.#changed() : later
      }
    }
    return this.#name(spot).catch((error: unknown) => this.#notNamed(spot, error))
  }

  /** The file is aside, and its name could not be given: it goes back, unless it has the name after all. */
  async #notNamed(spot: Spot, error: unknown): Promise<MoveAnswer> {
    if (await this.#isDone(spot)) return { kind: 'later', because: 'unfinished' }
    try {
      await this.#undo(spot)
      return { kind: 'stays', because: this.#destination.because(error), ...(await this.#back()) }
    } catch {
      return { kind: 'later', because: 'unfinished' }
    }
  }

  /** The last step: from aside to its name, or the copy to its name and then nothing aside. */
  async #name(spot: Spot): Promise<MoveAnswer> {
    let isElsewhere = this.#isElsewhere(await this.#deviceOf(this.#aside), spot)
    const isNamed = await giveName(isElsewhere ? this.#temporary(spot) : this.#aside, spot.target, this.#link).catch(
      async (error: unknown) => {
        // One disk that is mounted at two places takes names from one to the other as little as two disks.
        if (errorCodeOf(error) !== 'EXDEV' || isElsewhere) throw error
        isElsewhere = true
        const copied = await copyProved(this.#aside, this.#temporary(spot), this.#ask.fingerprint, this.#signal)
        if (copied !== 'copied') throw error
        return giveName(this.#temporary(spot), spot.target, this.#link)
      },
    )
    if (!isNamed) {
      await this.#undo(spot)
      return this.#takenBack()
    }
    await this.#step('named')
    if (isElsewhere) {
      await syncFolderOf(spot.target)
      await unlink(this.#aside)
    }
    await this.#step('finished')
    return this.#moved(spot)
  }

  async #moved(spot: Spot): Promise<MoveAnswer> {
    const observed = await this.#options.source.observe(this.#ask.path)
    await removeEmptied(this.#place.realPath, this.#place.absolute)
    return { kind: 'moved', where: spot.where, ...(observed === null ? {} : { observed }) }
  }

  async #taken(): Promise<Extract<MoveAnswer, { kind: 'taken' }>> {
    const next = await this.#destination.freeTurn(this.#spotAsk)
    return { kind: 'taken', next: Math.max(next, this.#ask.turn + 1) }
  }

  async #takenBack(): Promise<MoveAnswer> {
    const stat = await giveBack(this.#aside, this.#place, this.#link)
    const taken = await this.#taken()
    return stat === null ? this.#changed() : { ...taken, stat }
  }

  async #back(): Promise<{ readonly stat?: Stat }> {
    const stat = await giveBack(this.#aside, this.#place, this.#link)
    return stat === null ? {} : { stat }
  }

  async #changed(): Promise<MoveAnswer> {
    const observed = await this.#options.source.observe(this.#ask.path)
    return observed === null ? { kind: 'later', because: 'not_now' } : { kind: 'changed', observed }
  }

  /** True when the file has the name already: the same one by its other name, or the same bytes. */
  async #isDone({ target }: Spot): Promise<boolean> {
    const there = await lstat(target, { bigint: true }).catch(() => null)
    const { contentHash, stat } = this.#ask.fingerprint
    if (there?.isFile() !== true || Number(there.size) !== stat.sizeBytes) return false
    const aside = await lstat(this.#aside, { bigint: true }).catch(() => null)
    if (aside !== null && aside.ino === there.ino && aside.dev === there.dev) return true
    // An empty name may be one that was only reserved; the file aside is what it was for.
    if (stat.sizeBytes === 0 && aside !== null) return false
    return (await contentHashAt(target)) === contentHash
  }

  async #copyIfElsewhere(spot: Spot): Promise<'copied' | 'other_bytes' | 'cancelled'> {
    const device = await this.#deviceOf(this.#place.absolute)
    if (!this.#isElsewhere(device, spot)) return 'copied'
    return copyProved(this.#place.absolute, this.#temporary(spot), this.#ask.fingerprint, this.#signal)
  }

  #notCopied(copied: 'other_bytes' | 'cancelled'): Promise<MoveAnswer> {
    return copied === 'other_bytes' ? this.#changed() : Promise.resolve({ kind: 'later', because: 'not_now' })
  }

  async #undo(spot: Spot): Promise<void> {
    await unlink(this.#temporary(spot)).catch(() => undefined)
    await spot.release().catch(() => undefined)
  }

  /** Beside the name that the copy is to get. */
  #temporary({ target }: Spot): string {
    return join(
      dirname(target),
      `${asideOf(this.#place, this.#ask.path, this.#ask.fingerprint).split(/[/\\]/).at(-1) ?? ''}.copy`,
    )
  }

  async #deviceOf(path: string): Promise<bigint> {
    return (await lstat(path, { bigint: true })).dev
  }

  #isElsewhere(device: bigint, spot: Spot): boolean {
    return device !== spot.device
  }

  async #step(step: MoveStep): Promise<void> {
    await this.#options.onStep?.(step)
  }
}
