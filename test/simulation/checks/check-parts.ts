// Files that are saved in parts: hardly anything is sent before the last one. A program that pauses for longer than the quiet
// time deceives once for each doubling of it, and never when the system tells that it has the file open.
import type { Scene } from './scene.ts'
import { quietMs, slackMs } from './scene.ts'

export class PartChecks {
  readonly #scene: Scene

  constructor(scene: Scene) {
    this.#scene = scene
  }

  /** The process started anew, or a person asked for another try: one more part may go. */
  excuses(): void {
    for (const { disk } of this.#scene.places.all) for (const save of new Set(disk.unfinished.values())) save.excuses++
  }

  /** A send of these bytes begins. */
  sends(path: string, hash: string): void {
    const { faults, findings, places } = this.#scene
    // Who is not told of a change cannot know that there was one.
    if (faults.silentWatcher > 0 || faults.folderAway > 0 || faults.ledgerLost > 0) return
    const save = places.watched.disk.unfinished.get(hash)
    if (save === undefined) return
    save.sentParts.add(hash)
    const { isHeldOpen, pauseMs } = save.habit
    const doublings = 1 + Math.floor(Math.log2((pauseMs + slackMs(faults)) / quietMs))
    const most = (isHeldOpen ? 0 : doublings) + save.excuses
    if (save.sentParts.size <= most) return
    const text = `${path}: ${save.sentParts.size} parts, with ${pauseMs} ms between them`
    findings.fail('a file is sent when it is saved completely', text)
  }
}
