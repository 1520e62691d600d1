// The doctor's questions about the folder: is it fit, can it be read. Each answer is a line.
import { refuseRoot } from '#adapters/folder/folder-rules.ts'
import { ignoreRuleNames } from '#adapters/folder/names/ignore.ts'
import { createIgnore } from '#adapters/folder/names/ignore.ts'
import { isSentFolderOurs } from '#adapters/originals/sent-folder.ts'
import { lookAtRootInTime } from '#adapters/files/root-identity.ts'
import { folderItself } from '#adapters/files/paths.ts'
import { readFolder, scanContextOf } from '#adapters/folder/read-folder.ts'
import type { Language } from '#shared/messages/language.ts'
import { degradedWords } from '#shared/degraded-words.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { folderRefusalWords } from '../refusals.ts'
import type { Finding } from './check-server.ts'

export { isAmongSent } from '#adapters/folder/token-place.ts'
export { checkServer } from './check-server.ts'
export type { Finding, ServerCheck } from './check-server.ts'

/** What is wrong when the token file lies in the folder, or has a second name there. */
export function tokenInFolder(folder: string, { say }: Language): Finding {
  const text = say('doctor.tokenInFolder', { folder: visibleName(folder) })
  return { check: 'token file', ok: false, text }
}

/** Looks at the folder itself and at the names directly in it. Both paths are absolute; `dataFolder` null: not known. */
export async function checkFolder(
  folder: string,
  dataFolder: string | null,
  language: Language,
): Promise<readonly Finding[]> {
  const { say } = language
  const shown = visibleName(folder)
  // Where there is no data folder to compare with, a path that cannot be inside or around anything stands for it.
  const refusal = await refuseRoot(folder, { dataFolder: dataFolder ?? `${folder}.outbox-data` })
  if (refusal !== null) return [{ check: 'folder', ok: false, text: folderRefusalWords(refusal, folder, language) }]
  const look = await lookAtRootInTime(folder)
  if (look.kind !== 'folder')
    return [{ check: 'folder', ok: false, text: say('doctor.folder.unreachable', { folder: shown }) }]
  const place = scanContextOf(look, {
    ignore: createIgnore([], await isSentFolderOurs(folder)),
    names: { emoji: 'allow' },
  })
  const reading = await readFolder(place, folderItself, { folderId: null, entries: new Map() })
  if (reading.kind !== 'read')
    return [{ check: 'folder', ok: false, text: say('doctor.folder.unreadable', { folder: shown }) }]
  const excluded = [...reading.entries.values()].filter(({ kind }) => kind === 'excluded').length
  const text = say('doctor.folder.names', { count: reading.entries.size, excluded, rules: ignoreRuleNames.length })
  const { traits } = look.evidence.fileSystem
  return [
    { check: 'folder', ok: true, text: say('doctor.folder.readable', { folder: shown }) },
    ...(traits.tellsChanges
      ? []
      : [{ check: 'changes in the folder', ok: true, text: degradedWords('network_folder', language) }]),
    { check: 'rules', ok: true, text },
  ]
}
