// Watched folders beside the first, as a person adds, changes and removes them. The page names one by where in Dropbox its files go;
// paths come from the system's dialog only.
import { basename } from 'node:path'
import { mostFindings, mostFurtherFolders } from '#shared/contract/ipc-channels.ts'
import type { FurtherChoice, FurtherEnd, WaitingFiles } from '#shared/contract/ipc-setup.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { createFolderKeys, isSameInto } from '#shared/folders/folder-keys.ts'
import { isPossibleInto, type FurtherFolder } from '#shared/folders/further-folders.ts'
import type { Language } from '#shared/messages/language.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'
import { refusalWords } from '#uploader/refusals.ts'
import { refuseFolder, type JudgedFolder } from '#uploader/watched-folders.ts'
import { shownFolder } from '../settings/display-names.ts'
import type { Finding } from './set-up.ts'

export type FurtherFoldersParts = {
  readonly read: () => Settings
  readonly write: (change: Pick<Settings, 'furtherFolders'>) => void
  /** The company decides which folders are watched. */
  readonly isDecided: () => boolean
  readonly dataFolder: string
  /** The system's dialog; null when it was left. */
  readonly askFolder: (startAt: string | null) => Promise<string | null>
  /** The doctor's look at a folder. */
  readonly checkFolder: (folder: string) => Promise<readonly Finding[]>
  /** All rows of the queue as they are now. */
  readonly rows: () => Iterable<UploadRow>
  /** Lets other folders be watched. Settles when they are. */
  readonly restart: () => Promise<void>
  readonly language: Language
}

type Entry = Pick<FurtherFolder, 'afterUpload' | 'into'>

export class FurtherFolders {
  readonly #parts: FurtherFoldersParts
  #chosen: string | null = null

  constructor(parts: FurtherFoldersParts) {
    this.#parts = parts
  }

  /** The system's dialog and a look at what was chosen; null when nothing was. */
  async choose(): Promise<FurtherChoice | null> {
    const { askFolder, checkFolder, isDecided, language, read } = this.#parts
    if (isDecided()) return null
    const folder = await askFolder(read().folder)
    if (folder === null) return null
    const findings = await checkFolder(folder)
    const into = freeInto(basename(folder), read().furtherFolders)
    const refusal = findings.every(({ ok }) => ok) ? await this.#refusalOf({ folder, into, adopt: 'yes' }, null) : null
    const text = refusal === null ? [] : [{ check: 'folder', ok: false, text: refusalWords(refusal, language).text }]
    const told = [...findings.filter(({ check, ok }) => !ok || check !== 'rules'), ...text].slice(0, mostFindings)
    const usable = told.every(({ ok, check }) => ok || check === 'changes in the folder')
    this.#chosen = usable ? folder : null
    return {
      shown: shownFolder(folder),
      into,
      usable,
      findings: told.map(({ check, ok, text: said }) => ({ check, ok, text: said })),
    }
  }

  /** Watches the folder that was chosen last. */
  async add(entry: Entry): Promise<FurtherEnd> {
    const { isDecided, language, read } = this.#parts
    const { furtherFolders } = read()
    const folder = this.#chosen
    if (folder === null || isDecided()) return refused(language.say('notBegun.folder_missing'))
    if (furtherFolders.length >= mostFurtherFolders)
      return refused(language.say('notAdded.tooManyFolders', { most: mostFurtherFolders }))
    const refusal = await this.#refusalOf({ folder, into: entry.into, adopt: 'yes' }, null)
    if (refusal !== null) return refused(refusalWords(refusal, language).text)
    this.#chosen = null
    return this.#keep([...furtherFolders, { folder, ...entry }])
  }

  /** Another place in Dropbox for what is sent from now on, or another rule. `of` names the folder. */
  async change(of: string, entry: Entry): Promise<FurtherEnd> {
    const { language, read } = this.#parts
    const known = this.#find(of)
    if (known === null) return refused(language.say('notAdded.folderGone'))
    // Its drive may be away for the moment.
    const refusal = await this.#refusalOf({ folder: known.folder, into: entry.into, adopt: 'no' }, known)
    if (refusal !== null) return refused(refusalWords(refusal, language).text)
    return this.#keep(read().furtherFolders.map((one) => (one === known ? { ...known, ...entry } : one)))
  }

  /** How much of it is not sent yet. */
  waiting(of: string): WaitingFiles {
    const keys = createFolderKeys(['', ...this.#parts.read().furtherFolders.map(({ into }) => into)])
    let [files, bytes] = [0, 0]
    for (const { path, reason, sizeBytes, state } of this.#parts.rows()) {
      if (state === 'done' || state === 'gone' || reason === 'skipped' || keys.split(path).into !== of) continue
      files += 1
      bytes += sizeBytes ?? 0
    }
    return { files, bytes }
  }

  /** It is not watched any more. Nothing is removed from the disk or from Dropbox. */
  async remove(of: string): Promise<FurtherEnd> {
    const known = this.#find(of)
    if (known === null) return refused(this.#parts.language.say('notAdded.folderGone'))
    return this.#keep(this.#parts.read().furtherFolders.filter((one) => one !== known))
  }

  #find(of: string): FurtherFolder | null {
    if (this.#parts.isDecided()) return null
    return this.#parts.read().furtherFolders.find(({ into }) => isSameInto(into, of)) ?? null
  }

  /** `except`: the same folder as it is now. */
  #refusalOf(one: JudgedFolder, except: FurtherFolder | null) {
    const { dataFolder, read } = this.#parts
    const { folder, furtherFolders } = read()
    const first = folder === null ? [] : [{ folder, into: '', adopt: 'no' as const }]
    const others = furtherFolders.filter((other) => other !== except)
    return refuseFolder(one, [...first, ...others.map((other) => ({ ...other, adopt: 'no' as const }))], dataFolder)
  }

  async #keep(furtherFolders: readonly FurtherFolder[]): Promise<FurtherEnd> {
    const { restart, write } = this.#parts
    write({ furtherFolders: [...furtherFolders] })
    await restart()
    return { kind: 'done' }
  }
}

/** The name of the folder, as long as Dropbox keeps it and no other folder's files go there; else the next one that is free. */
function freeInto(name: string, furtherFolders: Settings['furtherFolders']): string {
  const wanted = isPossibleInto(name) ? name : 'Files'
  for (let turn = 1; ; turn += 1) {
    const into = turn === 1 ? wanted : `${wanted} ${turn}`
    if (!furtherFolders.some((other) => isSameInto(other.into, into))) return into
  }
}

function refused(text: string): FurtherEnd {
  return { kind: 'refused', text }
}
