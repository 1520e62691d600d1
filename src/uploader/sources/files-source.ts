// Files that a person named, as an intake: looked at once at the start, and again when asked.
import { observeChosen } from '#adapters/folder/chosen-files.ts'
import type { ChosenFiles } from '#adapters/folder/chosen-files.ts'
import { looksTemporary } from '#adapters/folder/names/temporary-names.ts'
import { createFilesSource } from '#adapters/files/files-source.ts'
import { sameObserved } from '#shared/upload.ts'
import type { NameKind, Observed } from '#shared/upload.ts'
import { ruleWords } from './folder-source.ts'
import type { UploadSource, SourceListener } from './source.ts'

/** Makes the intake of files that were chosen before. `realPaths` says where each is when no link is followed. */
export function createFilesUploadSource(files: ChosenFiles, realPaths: ReadonlyMap<string, string>): UploadSource {
  return {
    source: createFilesSource(files.places),
    scope: { kind: 'files', files: realPaths },
    whyHeld: async () => null,
    quietMs: null,
    nameKindOf,
    // A file that a person names stays where it is.
    originals: { move: () => Promise.resolve({ kind: 'stays', because: 'move_failed' }) },
    observe: async (path) => observeChosen(files.places.get(path) ?? ''),
    fileOf: (path) => files.places.get(path) ?? null,
    begin(listener) {
      listener.root('there')
      for (const [path, rule] of files.excluded) listener.excluded(path, ruleWords(rule))
      for (const [path, observed] of files.observed) listener.observed(path, observed)
      const told = new Map(files.observed)
      let isClosed = false
      return {
        firstLook: Promise.resolve(),
        rescan: () => lookAgain(files, told, listener, () => isClosed),
        // What the reader found is all there is to tell of a file that was named.
        lookAgain: () => undefined,
        async close() {
          isClosed = true
        },
      }
    },
  }
}

/** A person named files, or folders: of what lies in a folder nobody said anything. */
function nameKindOf(path: string): NameKind {
  const slash = path.indexOf('/')
  if (slash < 0) return 'named'
  return looksTemporary(path.slice(slash + 1)) ? 'temporary' : 'usual'
}

/** Tells what differs from what was told last. */
async function lookAgain(
  files: ChosenFiles,
  told: Map<string, Observed>,
  listener: SourceListener,
  isClosed: () => boolean,
): Promise<void> {
  for (const [path, absolute] of files.places) {
    if (isClosed()) return
    const before = told.get(path)
    if (before?.kind === 'unfit') continue
    const observed = await observeChosen(absolute)
    if (observed === null || (before !== undefined && sameObserved(before, observed))) continue
    told.set(path, observed)
    listener.observed(path, observed)
  }
}
