// The folders that one uploader watches: which are refused together, who each is by the records, and all as one source.
import { refuseRoot, whyNotTogether } from '#adapters/folder/folder-rules.ts'
import type { TogetherRefusal } from '#adapters/folder/folder-rules.ts'
import type { DurableLedger } from '#adapters/ledger/ledger.ts'
import { folderPlace, unknownPlace } from '#adapters/ledger/records/places.ts'
import type { MoveStep, SystemTrash } from '#adapters/originals/look.ts'
import { isSentFolderOurs } from '#adapters/originals/sent-folder.ts'
import { trashHere } from '#adapters/originals/trash-here.ts'
import { takeAdoptRequest } from '#adapters/system/adopt-request.ts'
import type { FolderRules } from '#engine/events.ts'
import { isSameInto } from '#shared/folder-keys.ts'
import { checkPath } from '#shared/names.ts'
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
  readonly systemTrash: SystemTrash | null
  readonly onMoveStep?: (step: MoveStep) => void
}

export type FoldersSource = {
  readonly source: UploadSource
  readonly folders: readonly OneFolder[]
  /** Left out where there is one folder. */
  readonly rules?: FolderRules
}

/** Why these folders cannot be watched, or not together; null when they can. */
export async function refuseFolders({ folders, dataFolder }: FoldersAsk): Promise<StartRefusal | null> {
  for (const { adopt, folder } of folders) {
    const because = await refuseRoot(folder, { dataFolder })
    // A folder that is away for the moment is waited for, unless a person named it just now.
    const isAway = because === 'missing' || because === 'not_answering'
    if (because !== null && (!isAway || adopt !== 'no')) return { kind: 'folder', because, folder }
  }
  for (const [at, { folder, into }] of folders.entries()) {
    const before = folders.slice(0, at)
    if (at > 0 && checkPath(into, { emoji: 'allow' }) !== null)
      return { kind: 'into', because: 'impossible', into, folder }
    if (before.some((other) => isSameInto(other.into, into))) return { kind: 'into', because: 'taken', into, folder }
    for (const other of before) {
      const because: TogetherRefusal | null = await whyNotTogether(other.folder, folder)
      if (because !== null) return { kind: 'together', because, folder, other: other.folder }
    }
  }
  return null
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
  const { ignorePatterns, onMoveStep } = ask
  const leavesOutSent = one.afterUpload === 'sent' || (await isSentFolderOurs(folder))
  const trash = trashHere(ask.systemTrash, wallMs)
  const moves = { leavesOutSent, trash, ...(onMoveStep === undefined ? {} : { onMoveStep }) }
  const source = createFolderUploadSource({ root: folder, identity, becomes, quietMs, ignorePatterns, ...moves })
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
