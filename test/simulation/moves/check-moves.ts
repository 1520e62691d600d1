// Originals that are moved: only what is in Dropbox, only what was written down, once, and never half.
import type { Scene } from '../checks/scene.ts'
import { simHash, type SimFile } from '../fakes/sim-disk.ts'
import type { Engine } from '#engine/events.ts'
import type { MoveAsk } from '#engine/ports.ts'

export class MoveChecks {
  readonly #scene: Scene
  readonly #placed = new Set<string>()
  moves = 0
  /** Nobody promises anything of a move that was under way when the ledger was lost. */
  #isLedgerLost = false

  constructor(scene: Scene) {
    this.#scene = scene
  }

  ledgerIsLost(): void {
    this.#isLedgerLost = true
  }

  /** The engine asks for a move. */
  begins({ path, fingerprint, to, turn }: MoveAsk): void {
    const { findings, places, store } = this.#scene
    const kept = store.of(places.watched.name).get(path)
    const original = kept?.state.kind === 'done' ? kept.state.original : undefined
    const isWritten = original?.kind === 'due' && original.isBegun && original.to === to && original.turn === turn
    if (!isWritten || kept?.stored?.contentHash !== fingerprint.contentHash)
      findings.fail('written down before it is moved', path)
  }

  /** The file at the path is taken away. */
  taken(path: string, file: SimFile): void {
    const { engine, findings, targets } = this.#scene
    const hash = simHash(file.chunks)
    const destination = engine()?.upload(path)?.stored?.destination ?? null
    const isThere = targets.all.some(({ base, dropbox }) => {
      const full = destination ?? `${base}/${path}`
      return (
        dropbox.hashAt(full) === hash ||
        dropbox.everHeld(full, hash) ||
        dropbox.copiesOf(`${base}/${path}`, base).includes(hash)
      )
    })
    if (!isThere) findings.fail('only what is in Dropbox is moved', `${path} with ${hash}`)
  }

  placed(file: SimFile): void {
    this.moves++
    const which = `${file.stat.fileId} ${simHash(file.chunks)} ${file.stat.ctimeMs}`
    if (this.#placed.has(which)) this.#scene.findings.fail('a file is moved once', which)
    this.#placed.add(which)
  }

  /** At the end nothing is left on the way, and what should be moved is. */
  atEnd(engine: Engine): void {
    const { findings, places } = this.#scene
    const { away } = places.watched
    if (!this.#isLedgerLost && away.aside.size > 0)
      findings.fail('no move is left half', [...away.aside.keys()].join(', '))
    for (const { path, state } of engine.uploads()) {
      if (state.kind !== 'done') continue
      if (state.original?.kind === 'due') findings.fail('no move is left half', `${path} is still to be moved`)
      if (state.original?.kind !== 'moved') continue
      if (![...away.there.keys()].includes(state.original.where ?? ''))
        findings.fail('no move is left half', `${path} is not at ${state.original.where}`)
    }
  }
}
