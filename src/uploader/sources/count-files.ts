// This folder: where files come from: a folder, or names in a command.

// Counts what is in a folder before it is watched: how many files would be sent, how large they are, and a few names.
import { isToBeFetched } from '#adapters/files/file-stat.ts'
import { withFileRules } from '#adapters/folder/names/company-rules.ts'
import { createIgnore } from '#adapters/folder/names/ignore.ts'
import { isSentFolderOurs } from '#adapters/originals/sent-folder.ts'
import { lookAtRoot } from '#adapters/files/root-identity.ts'
import { pathIn } from '#adapters/files/paths.ts'
import { scanContextOf } from '#adapters/folder/read-folder.ts'
import { noFileRules, type FileRules } from '#shared/policy/file-rules.ts'
import { walkUnknownFolder } from '#adapters/folder/walk-folder.ts'

export type FileCount = {
  readonly files: number
  readonly bytes: number
  /** Those of `files` whose bytes are not on this computer (iCloud, OneDrive): reading them fetches them. */
  readonly toFetch: number
  /** False when the counting was cut short, or a folder could not be read: there may be more. */
  readonly isAll: boolean
  /** The first few paths. */
  readonly examples: readonly string[]
}

const mostExamples = 5

/** Nobody reads an exact number beyond this. */
const mostFiles = 200_000

/** Looks through `folder` by the rules of a watched folder, until `signal` is aborted. Changes nothing. */
export async function countFiles(
  folder: string,
  options: {
    readonly ignore: readonly string[]
    readonly fileRules?: FileRules
    readonly isToBeFetched?: typeof isToBeFetched
  },
  signal: AbortSignal,
): Promise<FileCount> {
  const look = await lookAtRoot(folder)
  if (look.kind !== 'folder') return { files: 0, bytes: 0, toFetch: 0, isAll: false, examples: [] }
  const isPlaceholder = options.isToBeFetched ?? isToBeFetched
  let toFetch = 0
  const context = scanContextOf(look, {
    ignore: withFileRules(
      createIgnore(options.ignore, await isSentFolderOurs(folder)),
      options.fileRules ?? noFileRules,
    ),
    names: { emoji: 'allow' },
    onFile: (stats) => (toFetch += isPlaceholder(stats) ? 1 : 0),
  })
  const examples: string[] = []
  let files = 0
  let bytes = 0
  let isAll = true
  for await (const reading of walkUnknownFolder(context)) {
    if (signal.aborted || files >= mostFiles) return { files, bytes, toFetch, isAll: false, examples }
    if (reading.kind !== 'read') {
      isAll = false
      continue
    }
    for (const [name, entry] of reading.entries) {
      if (entry.kind !== 'file') continue
      files++
      bytes += entry.stat.sizeBytes
      if (examples.length < mostExamples) examples.push(pathIn(reading.folder, name))
    }
  }
  return { files, bytes, toFetch, isAll, examples }
}
