// Watched folders beside the first, as main keeps them, over settings in memory.
import { FurtherFolders, type FurtherFoldersParts } from '#main/uploads/further-folders.ts'
import { defaultSettings, type Settings } from '#shared/contract/settings.ts'
import { english } from '#shared/messages/english.ts'

type Rig = { readonly folders: FurtherFolders; readonly settings: () => Settings; readonly said: string[] }

/** `dataFolder` and `given.folder` are absolute. */
export function someFolders(
  dataFolder: string,
  given: Partial<Settings> = {},
  parts: Partial<FurtherFoldersParts> = {},
): Rig {
  let settings: Settings = { ...defaultSettings, ...given }
  const said: string[] = []
  const read = (): Settings => settings
  const write = (change: Partial<Settings>): void => void (settings = { ...settings, ...change })
  const folders = new FurtherFolders({
    read,
    write,
    isDecided: () => false,
    dataFolder,
    askFolder: async () => null,
    checkFolder: async () => [],
    rows: () => [],
    restart: async () => void said.push('restart'),
    language: english,
    ...parts,
  })
  return { folders, settings: read, said }
}
