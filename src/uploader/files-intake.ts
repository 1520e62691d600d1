// Files that a person named, as an intake: looked at once at the start, and again when asked.
import { observeChosen } from '#adapters/chosen-files.ts'
import type { ChosenFiles } from '#adapters/chosen-files.ts'
import { createFilesSource } from '#adapters/files-source.ts'
import { ruleWords } from './folder-intake.ts'
import type { Intake, IntakeListener } from './intake.ts'

/** Makes the intake of files that were chosen before. */
export function createFilesIntake(files: ChosenFiles): Intake {
  return {
    source: createFilesSource(files.places),
    isHeldByAnother: async () => false,
    begin(listener) {
      listener.reachable(true)
      for (const [path, rule] of files.excluded) listener.excluded(path, ruleWords(rule))
      for (const [path, observed] of files.observed) listener.observed(path, observed)
      let isClosed = false
      return {
        firstLook: Promise.resolve(),
        rescan: () => lookAgain(files, listener, () => isClosed),
        async close() {
          isClosed = true
        },
      }
    },
  }
}

async function lookAgain(files: ChosenFiles, listener: IntakeListener, isClosed: () => boolean): Promise<void> {
  for (const [path, absolute] of files.places) {
    if (isClosed()) return
    if (files.observed.get(path)?.kind === 'unfit') continue
    const observed = await observeChosen(absolute)
    if (observed !== null) listener.observed(path, observed)
  }
}
