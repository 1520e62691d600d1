// How bytes leave: written down before, on a fresh link, beside no others that may still land, and stopped by a pause.
import type { Scene } from './scene.ts'
import { sendSlots, slackMs } from './scene.ts'
import { largeBytes, longestReadyMs } from '#engine/limits.ts'
import type { CancelSignal } from '#engine/cancel.ts'
import { foldPath } from '#shared/names.ts'
import type { Fingerprint, Stored, Upload } from '#shared/upload.ts'
import type { Grant, PostGrant } from '#shared/grant.ts'

/** A send, from its begin until it can land no more. */
export type Send = {
  readonly name: string
  readonly path: string
  readonly hash: string
  readonly targetId: number
  readonly life: number
  readonly signal: CancelSignal
  hasLeft: boolean
}

type Link = { readonly expiresAtMs: number; readonly grantedAtMs: number }

export class SendChecks {
  readonly #scene: Scene
  readonly #links = new Map<string, Link>()
  readonly #posted = new Set<string>()
  /** Sends whose bytes may land yet, also those of a process that is dead. */
  readonly #open = new Set<Send>()
  #life = 0
  #pausedSinceMs: number | null = null
  #toldTargetAtMs = -Infinity
  isLedgerFailing = false
  sends = 0

  constructor(scene: Scene) {
    this.#scene = scene
  }

  restarts(): void {
    this.#life++
    this.#pausedSinceMs = null
    this.#toldTargetAtMs = -Infinity
    this.isLedgerFailing = false
  }

  /** What is said to be replaced was agreed with this server, and its receipt is its own. */
  linkAsked(path: string, replaces: Stored | null): void {
    const { faults, findings, targets, timeline } = this.#scene
    if (replaces === null || !targets.isSettled) return
    if (timeline.nowMs < this.#toldTargetAtMs + slackMs(faults)) return
    const { dropbox, receipts } = targets.told
    const wasThere = dropbox.model.journal.some(
      (entry) => entry.kind === 'commit' && entry.contentHash === replaces.contentHash,
    )
    if (!wasThere) findings.fail('what is replaced was agreed there', `${path}: ${replaces.contentHash}`)
    if (replaces.receipt === null) return
    const receipted = receipts.get(replaces.receipt)
    if (receipted?.contentHash !== replaces.contentHash || receipted.destination !== replaces.destination) {
      findings.fail('what is replaced was agreed there', `${path}: the receipt is for something else`)
    }
  }

  /** `expiresAtMs` is in the world's clock. */
  linkGranted({ url }: PostGrant, expiresAtMs: number): void {
    this.#links.set(url, { expiresAtMs, grantedAtMs: this.#scene.timeline.nowMs })
  }

  begins(grant: Grant, path: string, fingerprint: Fingerprint, signal: CancelSignal): Send {
    const { findings, places, store, targets } = this.#scene
    this.sends++
    const name = this.#nameOf(path)
    const hash = fingerprint.contentHash
    const send: Send = { name, path, hash, targetId: targets.told.id, life: this.#life, signal, hasLeft: false }
    if (grant.way === 'post') this.#checkLink(grant, path)
    const kept = store.of(places.watched.name).get(path)
    const isWritten = kept?.unconfirmed?.fingerprint.contentHash === hash && kept.state.kind === 'waiting'
    if (!isWritten) findings.fail('written down before it is sent', path)
    if (this.isLedgerFailing) findings.fail('nothing is sent that is not kept', `${path} while the ledger fails`)
    this.#checkOthers(send)
    this.#checkLarge()
    this.#open.add(send)
    return send
  }

  /** Nothing of it can land any more. */
  ends(send: Send): void {
    this.#open.delete(send)
  }

  /** These bytes are in Dropbox. What lands of them yet finds them there, or finds that they were replaced. */
  proved(path: string, hash: string): void {
    const name = this.#nameOf(path)
    for (const send of this.#open) if (send.hasLeft && send.name === name && send.hash === hash) this.#open.delete(send)
  }

  paused(): void {
    const { faults, timeline } = this.#scene
    this.#pausedSinceMs ??= timeline.nowMs
    const [sinceMs, life] = [this.#pausedSinceMs, this.#life]
    timeline.after(1_000 + slackMs(faults), () => {
      if (this.#pausedSinceMs === sinceMs && this.#life === life) this.#checkPause()
    })
  }

  resumed(): void {
    this.#pausedSinceMs = null
  }

  /** What is under way to an earlier target is stopped. */
  targetIsTold(): void {
    const { faults, findings, targets, timeline } = this.#scene
    const { id } = targets.told
    const toldAtMs = timeline.nowMs
    this.#toldTargetAtMs = toldAtMs
    timeline.after(1_000 + slackMs(faults), () => {
      if (this.#toldTargetAtMs !== toldAtMs) return
      for (const send of this.#open) {
        const isOld = send.life === this.#life && send.targetId !== id
        if (isOld && !send.hasLeft && !send.signal.aborted) {
          findings.fail('a pause stops sends', `${send.path} goes on to another target`)
        }
      }
    })
  }

  #nameOf(path: string): string {
    return `${this.#scene.places.watched.name}:${foldPath(path)}`
  }

  #checkPause(): void {
    const { engine, findings } = this.#scene
    for (const { signal, hasLeft, life, path } of this.#open) {
      const goesOn = life === this.#life && !hasLeft && !signal.aborted
      if (goesOn) findings.fail('a pause stops sends', path)
    }
    const keepsLink = ({ state }: Upload): boolean => state.kind === 'linking' && state.ready !== null
    const keeper = [...(engine()?.uploads() ?? [])].find(keepsLink)
    if (keeper !== undefined) findings.fail('a pause stops sends', `${keeper.path} keeps its link`)
  }

  #checkLink({ url }: PostGrant, path: string): void {
    if (this.#posted.has(url)) this.#scene.findings.fail('a link is used once', path)
    this.#posted.add(url)
    this.#checkAge(url, path)
  }

  #checkAge(url: string, path: string): void {
    const { faults, findings, timeline } = this.#scene
    const link = this.#links.get(url)
    const slack = faults.slowLedger > 0 ? slackMs(faults) : 100
    if (link === undefined) return findings.fail('a link is used while it is fresh', `${path}: nobody gave it`)
    if (timeline.nowMs > link.expiresAtMs + slack - 100) {
      findings.fail('a link is used while it is fresh', `${path}: it has ended`)
    }
    if (timeline.nowMs > link.grantedAtMs + longestReadyMs + slack) {
      findings.fail('a link is used while it is fresh', `${path}: it lay about for too long`)
    }
  }

  /** The two fences are judged apart: here, that the client sends no other bytes while older ones may land. */
  #checkOthers({ hash, life, name, path }: Send): void {
    const { faults, findings } = this.#scene
    for (const other of this.#open) {
      if (other.name !== name || other.hash === hash) continue
      if (other.life !== life && (!other.hasLeft || faults.ledgerLost > 0)) continue
      findings.fail('no other bytes while older ones may land', `${path}: ${hash} while ${other.hash} may`)
    }
  }

  /** One slot is left, whatever its size: the large ones take all others at most. */
  #checkLarge(): void {
    const { engine, findings } = this.#scene
    const isLarge = ({ observed, state }: Upload): boolean =>
      state.kind === 'sending' &&
      state.terms.way === 'post' &&
      observed.kind === 'file' &&
      observed.stat.sizeBytes > largeBytes
    const large = [...(engine()?.uploads() ?? [])].filter(isLarge).length
    if (large > sendSlots - 1) findings.fail('a slot is left for small files', `${large} large ones are sent`)
  }
}
