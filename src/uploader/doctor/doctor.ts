// The doctor's questions about the folder: is it fit, can it be read. Each answer is a line.
import { refuseRoot } from '#adapters/folder/folder-rules.ts'
import { describeRefusal } from '#adapters/folder/folder-rules.ts'
import { ignoreRuleNames } from '#adapters/folder/names/ignore.ts'
import { createIgnore } from '#adapters/folder/names/ignore.ts'
import { lookAtRootInTime } from '#adapters/files/root-identity.ts'
import { folderItself } from '#adapters/files/paths.ts'
import { readFolder, scanContextOf } from '#adapters/folder/read-folder.ts'
import { english } from '#shared/messages/english.ts'
import { degradedWords } from '#shared/degraded-words.ts'
import { plural } from '#shared/words/format.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import type { Finding } from './check-server.ts'

export { isAmongSent } from '#adapters/folder/token-place.ts'
export { checkServer } from './check-server.ts'
export type { Finding, ServerCheck } from './check-server.ts'

/** What is wrong when the token file lies in the folder, or has a second name there. */
export function tokenInFolder(folder: string): Finding {
  const text = `The token file has a name in ${visibleName(folder)}, so it would be sent itself. Keep it in another folder.`
  return { check: 'token file', ok: false, text }
}

/** Looks at the folder itself and at the names directly in it. Both paths are absolute; `dataFolder` null: not known. */
export async function checkFolder(folder: string, dataFolder: string | null): Promise<readonly Finding[]> {
  const shown = visibleName(folder)
  // Where there is no data folder to compare with, a path that cannot be inside or around anything stands for it.
  const refusal = await refuseRoot(folder, { dataFolder: dataFolder ?? `${folder}.outbox-data` })
  if (refusal !== null) return [{ check: 'folder', ok: false, text: `${shown}: ${describeRefusal(refusal)}` }]
  const look = await lookAtRootInTime(folder)
  if (look.kind !== 'folder') return [{ check: 'folder', ok: false, text: `${shown} is not reachable.` }]
  const place = scanContextOf(look, { ignore: createIgnore(), names: { emoji: 'allow' } })
  const reading = await readFolder(place, folderItself, { folderId: null, entries: new Map() })
  if (reading.kind !== 'read')
    return [{ check: 'folder', ok: false, text: `${shown} cannot be read. Check who may open it.` }]
  const excluded = [...reading.entries.values()].filter(({ kind }) => kind === 'excluded').length
  const text = `${plural(reading.entries.size, 'name')} in it, ${excluded} left out by ${plural(ignoreRuleNames.length, 'rule')}.`
  const { traits } = look.evidence.fileSystem
  return [
    { check: 'folder', ok: true, text: `${shown} can be read.` },
    ...(traits.tellsChanges
      ? []
      : [{ check: 'changes in the folder', ok: true, text: degradedWords('network_folder', english) }]),
    { check: 'rules', ok: true, text },
  ]
}
