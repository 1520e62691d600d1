// The folders that one uploader watches: which are refused together, who each is by the records, and all as one source.
import { refuseRoot, whyNotTogether } from '#adapters/folder/folder-rules.ts'
import type { TogetherRefusal } from '#adapters/folder/folder-rules.ts'
import type { DurableLedger } from '#adapters/ledger/ledger.ts'
import { folderPlace, unknownPlace } from '#adapters/ledger/records/places.ts'
import type { MoveStep, SystemTrash } from '#adapters/originals/look.ts'
import { isSentFolder, isSentFolderOurs } from '#adapters/originals/sent-folder.ts'
import { trashHere } from '#adapters/originals/trash-here.ts'
import { takeAdoptRequest } from '#adapters/system/adopt-request.ts'
import type { FolderRules } from '#engine/events.ts'
import { isSameInto } from '#shared/folders/folder-keys.ts'
import { isPossibleInto } from '#shared/folders/further-folders.ts'
import type { FileRules } from '#shared/policy/file-rules.ts'
import type { AfterUpload } from '#shared/sent/original.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import {
  agreeOnFolder,
  folderChanged,
  isFirstOpen,
  linkWatch,
  recordsOfFolder,
  settledFirst,
  takeOutOfList,
  type Adopt,
} from './agreed-folder.ts'
import type { Notice } from './notices.ts'
import type { StartRefusal } from './refusals.ts'
import { createFolderUploadSource } from './sources/folder-source.ts'
import { joinSources } from './sources/joined-source.ts'
import type { OneFolder, UploadSource } from './sources/source.ts'

export type WatchedFolderAsk = {
  /** Absolute. */
  readonly folder: string
  /** The folder in Dropbox, below that of the device, that its files go into; '' for the first folder only. */
  readonly into: string
  readonly adopt: Adopt
  readonly followsLink: boolean
  readonly afterUpload: AfterUpload
  /** What is in it when it is first watched is asked about. */
  readonly asksAtFirst: boolean
}

export type FoldersAsk = {
  /** The first is the one of old; its files go where they went when it was alone. */
  readonly folders: readonly WatchedFolderAsk[]
  readonly dataFolder: string
  readonly ignorePatterns: readonly string[]
  readonly fileRules: FileRules
  readonly systemTrash: SystemTrash | null
  readonly onMoveStep?: (step: MoveStep) => void
}

export type FoldersSource = {
  readonly source: UploadSource
  readonly folders: readonly OneFolder[]
  /** Left out where there is one folder. */
  readonly rules?: FolderRules
}

/** As much of a folder as says whether it can be watched. */
export type JudgedFolder = Pick<WatchedFolderAsk, 'adopt' | 'folder' | 'into'>

/** Why these folders cannot be watched, or not together; null when they can. */
export async function refuseFolders({
  folders,
  dataFolder,
}: {
  readonly folders: readonly JudgedFolder[]
  readonly dataFolder: string
}): Promise<StartRefusal | null> {
  for (const [at, one] of folders.entries()) {
    const refusal = await refuseFolder(one, folders.slice(0, at), dataFolder)
    if (refusal !== null) return refusal
  }
  return null
}

/** Why `one` cannot be watched beside `others`, which can; null when it can. Only the first folder has no place of its own in Dropbox. */
export async function refuseFolder(
  { adopt, folder, into }: JudgedFolder,
  others: readonly JudgedFolder[],
  dataFolder: string,
): Promise<StartRefusal | null> {
  const because = await refuseRoot(folder, { dataFolder })
  // A folder that is away for the moment is waited for, unless a person named it just now.
  const isAway = because === 'missing' || because === 'not_answering'
  if (because !== null && (!isAway || adopt !== 'no')) return { kind: 'folder', because, folder }
  if ((into !== '' || others.length > 0) && !isPossibleInto(into))
    return { kind: 'into', because: 'impossible', into, folder }
  if (others.some((other) => isSameInto(other.into, into))) return { kind: 'into', because: 'taken', into, folder }
  for (const other of others) {
    const why: TogetherRefusal | null = await whyNotTogether(other.folder, folder)
    if (why !== null) return { kind: 'together', because: why, folder, other: other.folder }
    if ((await isSentFolder(folder, other.folder)) || (await isSentFolder(other.folder, folder)))
      return { kind: 'together', because: 'sent', folder, other: other.folder }
  }
  return null
}

/**
 * Those of `further` that can be watched beside `first`, and why each of the others cannot: one of them keeps neither the first folder
 * nor the rest from being watched.
 */
export async function judgeFurther<Further extends JudgedFolder>(
  first: JudgedFolder | null,
  further: readonly Further[],
  dataFolder: string,
): Promise<{ readonly watched: readonly Further[]; readonly refused: ReadonlyMap<Further, StartRefusal> }> {
  const watched: Further[] = []
  const refused = new Map<Further, StartRefusal>()
  for (const one of further) {
    const refusal = await refuseFolder(one, [...(first === null ? [] : [first]), ...watched], dataFolder)
    if (refusal === null) watched.push(one)
    else refused.set(one, refusal)
  }
  return { watched, refused }
}

/** Looks who each of them is, and joins them. */
export async function openFolders(
  ask: FoldersAsk,
  ledger: DurableLedger,
  notices: Notice[],
  wallMs: () => number,
): Promise<FoldersSource> {
  notices.push(...(await takeOutOfList(ledger, ask.folders)))
  const asked = takeAdoptRequest(ask.dataFolder)
  const opened = []
  for (const one of ask.folders) opened.push(await openOne(one, { ask, asked, ledger, notices, wallMs }))
  const folders = opened.map(({ one }) => one)
  const [first] = opened
  if (first !== undefined && opened.length === 1) return { source: first.source, folders }
  const joined = joinSources(
    opened.map(({ one, source }) => ({ into: one.into, root: one.folder, source })),
    (root) => `another watched folder than ${visibleName(root)} goes to this place in Dropbox`,
  )
  const rootOf = (key: string): string => joined.keys.split(key).into
  const ruleOf = new Map(ask.folders.map(({ afterUpload, into }) => [into, afterUpload]))
  const afterUploadOf = (key: string): AfterUpload => ruleOf.get(rootOf(key)) ?? 'keep'
  return { source: joined, folders, rules: { roots: folders.map(({ into }) => into), rootOf, afterUploadOf } }
}

type Opening = {
  readonly ask: FoldersAsk
  readonly asked: string | null
  readonly ledger: DurableLedger
  readonly notices: Notice[]
  readonly wallMs: () => number
}

async function openOne(one: WatchedFolderAsk, { ask, asked, ledger, notices, wallMs }: Opening) {
  const { adopt, folder, followsLink, into } = one
  const records = recordsOfFolder(ledger, one)
  const { before, identity, becomes, isAdopted, quietMs } = await agreeOnFolder(records, {
    folder,
    adopt,
    asked,
    followsLink,
  })
  if (before !== null) notices.push(await folderChanged(ledger, before, folder))
  if (isAdopted) notices.push({ kind: 'folder_adopted', folder })
  // Whose the oldest rows are nobody wrote down. The first folder keeps what it finds of them, and lets go of the rest.
  if (identity !== null && into === '') await ledger.renamePlace(unknownPlace, folderPlace(identity), folder)
  const { fileRules, ignorePatterns, onMoveStep } = ask
  const leavesOutSent = one.afterUpload === 'sent' || (await isSentFolderOurs(folder))
  const trash = trashHere(ask.systemTrash, wallMs)
  const moves = { leavesOutSent, trash, ...(onMoveStep === undefined ? {} : { onMoveStep }) }
  const leftOut = { ignorePatterns, fileRules }
  const source = createFolderUploadSource({ root: folder, identity, becomes, quietMs, ...leftOut, ...moves })
  let isLookedAt = false
  const known: OneFolder = {
    into,
    folder,
    leadsElsewhere: followsLink ? await linkWatch(records, folder) : null,
    isAskedAtFirst: one.asksAtFirst && (await isFirstOpen(records)),
    // One that was away was not looked at: a later start asks about what is in it.
    settledFirst: async () => (isLookedAt ? settledFirst(records) : undefined),
  }
  const begin: UploadSource['begin'] = (listener, knownPaths) => {
    const running = source.begin(listener, knownPaths)
    void running.firstLook.then(() => (isLookedAt = true))
    return running
  }
  return { one: known, source: { ...source, begin } }
}
