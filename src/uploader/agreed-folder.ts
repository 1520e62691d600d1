// Who the watched folder must be, as the records have it, and how a person says that another one is meant.
import { isFolder, lookAtRoot, lookAtRootInTime } from '#adapters/files/root-identity.ts'
import type { FolderAtRoot } from '#adapters/files/root-identity.ts'
import type { DurableLedger } from '#adapters/ledger/ledger.ts'
import { folderPlace, folderScope, type FolderScope } from '#adapters/ledger/records/places.ts'
import { isPackedUpload } from '#shared/packed/packed-upload.ts'
import type { RootState } from '#shared/root-state.ts'
import type { Notice } from './notices.ts'

/**
 * Whether the folder that stands at the path now is the one, whatever stood there before. `yes`: a person said so. `if_named_anew`: a person
 * named it; that means another folder only where it is another path. `no`: nobody said anything.
 */
export type Adopt = 'yes' | 'if_named_anew' | 'no'

/** The ledger's memory of who the watched folder was: the place of its rows is counted by it. */
const identityKey = 'root identity'
/** The text it is known by since it was made anew: its rows are moved there at the next start. */
const becameKey = 'root became'
/** The path it was named by. */
const pathKey = 'root path'
/** Where that led when the folder was agreed on: the path without links. */
const realPathKey = 'root real path'

/** 'open' from when a folder was agreed on that nobody watched before, until what was in it has been asked about or sent. */
const firstKey = 'first look'

type Records = Pick<DurableLedger, 'readMeta' | 'writeMeta' | 'renamePlace'>

export type AgreedFolder = {
  /** Null while none was ever seen. */
  readonly identity: string | null
  /** A person took it, just now, in the place of another one at the same path. */
  readonly isAdopted: boolean
  /** The folder that was watched with these records before, where another one is watched from now on; null for none. */
  readonly before: { readonly path: string; readonly identities: readonly string[] } | null
  /** The shortest time a file must rest on that drive before it is read, in milliseconds; null while the folder is away. */
  readonly quietMs: number | null
  /** Keeps by which text the folder is known from now on. */
  readonly becomes: (identity: string) => Promise<void>
}

export type AgreementAsk = {
  /** Absolute. */
  readonly folder: string
  readonly adopt: Adopt
  /** The folder that a person asked to be taken (see `adopt-request.ts`); null for none. */
  readonly asked: string | null
  /** A person said that the path leads through a link, and that whatever folder it leads to is the one. */
  readonly followsLink?: boolean
}

/** Looks at the folder and at what the records have of it, and writes down what is agreed on from now on. */
export async function agreeOnFolder(ledger: Records, ask: AgreementAsk): Promise<AgreedFolder> {
  const { folder } = ask
  const kept = {
    identity: await ledger.readMeta(identityKey),
    became: await ledger.readMeta(becameKey),
    path: await ledger.readMeta(pathKey),
    realPath: await ledger.readMeta(realPathKey),
  }
  const look = await lookAtRootInTime(folder)
  const end = look.kind === 'folder' ? judge(look, kept, ask) : 'other'
  const identity = look.kind === 'folder' && end !== 'other' ? look.identity : kept.identity
  if (end === 'taken' && identity !== kept.identity) await ledger.writeMeta(firstKey, 'open')
  // The same folder by another text. A start that breaks off in between finds the same once more.
  if (end === 'same' && kept.identity !== null && kept.identity !== identity && identity !== null)
    await ledger.renamePlace(folderPlace(kept.identity), folderPlace(identity), folder)
  if (identity !== null && identity !== kept.identity) {
    await ledger.writeMeta(identityKey, identity)
    if (kept.became !== null) await ledger.writeMeta(becameKey, '')
  }
  if (kept.path !== folder) await ledger.writeMeta(pathKey, folder)
  if (look.kind === 'folder' && end !== 'other' && kept.realPath !== look.realPath)
    await ledger.writeMeta(realPathKey, look.realPath)
  let isKnown = identity !== null
  return {
    identity,
    quietMs: look.kind === 'folder' ? look.evidence.fileSystem.traits.quietMs : null,
    before:
      end === 'taken' && kept.identity !== null && kept.path !== null && kept.path !== folder
        ? { path: kept.path, identities: [kept.identity, kept.became].flatMap((one) => one || []) }
        : null,
    isAdopted: end === 'taken' && kept.identity !== null && kept.path === folder,
    async becomes(now) {
      await ledger.writeMeta(isKnown ? becameKey : identityKey, now)
      isKnown = true
    },
  }
}

export type FoundFolder = {
  /** Whether a start would take the folder that stands there: the one of the records, another one by a person's word, or not. */
  readonly end: 'same' | 'taken' | 'other'
  /** The texts by which its files may be known in the records. */
  readonly identities: readonly string[]
}

/** What a start would agree on, for somebody who only looks. `read` reads the records' values. */
export function judgeFolder(
  look: FolderAtRoot,
  read: (key: string) => string | null,
  ask: Omit<AgreementAsk, 'asked'>,
): FoundFolder {
  const kept = {
    identity: read(identityKey) || null,
    became: read(becameKey) || null,
    path: read(pathKey),
    realPath: read(realPathKey),
  }
  const end = judge(look, kept, { ...ask, asked: null })
  const known = end === 'same' ? [kept.identity, kept.became].flatMap((identity) => identity ?? []) : []
  return { end, identities: [...new Set([...known, look.identity])] }
}

/** True while nobody said what becomes of the files that were in the folder at its first look. */
export async function isFirstOpen(ledger: Pick<Records, 'readMeta'>): Promise<boolean> {
  return (await ledger.readMeta(firstKey)) === 'open'
}

/** It was said, or asked and written down. */
export async function settledFirst(ledger: Pick<Records, 'readMeta' | 'writeMeta'>): Promise<void> {
  if (await isFirstOpen(ledger)) await ledger.writeMeta(firstKey, '')
}

/**
 * Answers whether the path leads to another place than when the folder was agreed on: a link on it was switched. A folder that was
 * moved there, and a drive that was mounted or unmounted, are at the same place.
 */
export async function linkWatch(ledger: Pick<Records, 'readMeta'>, folder: string): Promise<() => Promise<boolean>> {
  const realPath = await ledger.readMeta(realPathKey)
  return async () => {
    const look = await lookAtRoot(folder)
    return look.kind === 'folder' && isElsewhere(look, realPath)
  }
}

function isElsewhere(look: FolderAtRoot, realPath: string | null): boolean {
  return realPath !== null && look.realPath !== realPath
}

type Kept = Readonly<Record<'identity' | 'became' | 'path' | 'realPath', string | null>>

/** `same`: the folder of the records. `taken`: it is the one from now on. `other`: it is not the one. */
function judge(look: FolderAtRoot, kept: Kept, ask: AgreementAsk): 'same' | 'taken' | 'other' {
  const { folder, adopt, asked, followsLink = false } = ask
  if (kept.identity === null) return 'taken'
  if (isFolder(look, kept.identity) || (kept.became !== null && isFolder(look, kept.became))) return 'same'
  if (adopt === 'yes' || (adopt === 'if_named_anew' && kept.path !== folder)) return 'taken'
  if (followsLink && kept.path === folder && isElsewhere(look, kept.realPath)) return 'taken'
  return asked !== null && isFolder(look, asked) ? 'taken' : 'other'
}

/** How the folder of the records is now, for somebody who only looks. */
export type RememberedFolder = { readonly path: string; readonly identities: readonly string[] }

/** What is remembered in records whose values `read` reads; null where no folder was ever watched. */
export function rememberedFolder(read: (key: string) => string | null): RememberedFolder | null {
  const path = read(pathKey)
  const identities = [identityKey, becameKey].flatMap((key) => read(key) || [])
  return path === null || identities.length === 0 ? null : { path, identities }
}

/** What was watched before, with what waits there: its rows stay as they are. */
export async function folderChanged(
  ledger: DurableLedger,
  before: { readonly path: string; readonly identities: readonly string[] },
  now: string,
): Promise<Notice> {
  const scopes = before.identities.map((identity) => folderScope(before.path, () => folderPlace(identity)))
  return { kind: 'folder_changed', before: before.path, now, waiting: await waitingOf(ledger, scopes) }
}

/** How many files wait there, and how many bytes they have. */
export async function waitingOf(
  ledger: DurableLedger,
  scopes: readonly FolderScope[],
): Promise<{ readonly files: number; readonly bytes: number }> {
  let [files, bytes] = [0, 0]
  for (const scope of scopes) {
    for (const upload of await ledger.scoped(scope).load()) {
      if (isPackedUpload(upload)) continue
      const { kind } = upload.state
      if (kind === 'done' || kind === 'gone' || upload.intent === 'skip') continue
      files += 1
      bytes += upload.observed.kind === 'file' ? upload.observed.stat.sizeBytes : 0
    }
  }
  return { files, bytes }
}

/** A folder and where in Dropbox its files go; '' is the first one, whose values have the names they had when it was alone. */
export type ListedFolder = { readonly folder: string; readonly into: string }

/** The folders beside the first, as JSON. */
const listKey = 'further folders'

/** The records' values about one folder. */
export function recordsOfFolder(ledger: Records, { folder, into }: ListedFolder): Records {
  if (into === '') return ledger
  return {
    renamePlace: (from, to, root) => ledger.renamePlace(from, to, root),
    readMeta: async (key) => (await ledger.readMeta(keyFor(key, folder))) || null,
    writeMeta: (key, value) => ledger.writeMeta(keyFor(key, folder), value),
  }
}

/** The same for somebody who only looks: `read` reads the records' values, and what it answers reads those about one folder. */
export function readerOf(
  read: (key: string) => string | null,
  { folder, into }: ListedFolder,
): (key: string) => string | null {
  return into === '' ? read : (key) => read(keyFor(key, folder)) || null
}

/** The folders beside the first that were watched last. `read` reads the records' values. */
export function listedFolders(read: (key: string) => string | null): readonly ListedFolder[] {
  return parseList(read(listKey))
}

/** All folders that were watched last, with where their files go. */
export function rememberedFolders(
  read: (key: string) => string | null,
): readonly { readonly into: string; readonly remembered: RememberedFolder }[] {
  const first = rememberedFolder(read)
  const further = listedFolders(read).map(({ folder, into }) => {
    return { into, remembered: rememberedFolder(readerOf(read, { folder, into })) }
  })
  return [{ into: '', remembered: first }, ...further].flatMap(({ into, remembered }) =>
    remembered === null ? [] : [{ into, remembered }],
  )
}

/**
 * Keeps which folders there are, and tells of those that are not watched any more: what waits there stays in the records, and goes on when
 * the folder is watched again. Whoever stands there then is the one.
 */
export async function takeOutOfList(ledger: DurableLedger, now: readonly ListedFolder[]): Promise<readonly Notice[]> {
  const text = await ledger.readMeta(listKey)
  const notices: Notice[] = []
  for (const { folder, into } of parseList(text)) {
    if (now.some((one) => one.folder === folder && one.into !== '')) continue
    const kept = recordsOfFolder(ledger, { folder, into })
    const identities = await Promise.all([identityKey, becameKey].map((key) => kept.readMeta(key)))
    const scopes = identities.flatMap((one) => (one === null ? [] : [folderScope(folder, () => folderPlace(one))]))
    notices.push({ kind: 'folder_left', folder, waiting: await waitingOf(ledger, scopes) })
    for (const key of [identityKey, becameKey, firstKey]) await kept.writeMeta(key, '')
  }
  const list = JSON.stringify(now.filter(({ into }) => into !== '').map(({ folder, into }) => ({ folder, into })))
  if (list !== (text ?? '[]')) await ledger.writeMeta(listKey, list)
  return notices
}

function keyFor(key: string, folder: string): string {
  return `${key} of ${folder}`
}

/** None where it is damaged. */
function parseList(text: string | null): readonly ListedFolder[] {
  try {
    const parsed: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(parsed) ? parsed.flatMap((one) => listedFrom(one) ?? []) : []
  } catch {
    return []
  }
}

function listedFrom(value: unknown): ListedFolder | null {
  if (typeof value !== 'object' || value === null || !('folder' in value) || !('into' in value)) return null
  const { folder, into } = value
  return typeof folder === 'string' && typeof into === 'string' && into !== '' ? { folder, into } : null
}

/** How the folder of the records is now, and by which text it would be known. */
export async function lookAtRemembered(
  remembered: RememberedFolder,
): Promise<{ readonly state: RootState; readonly identity: string | null }> {
  const look = await lookAtRootInTime(remembered.path)
  if (look.kind !== 'folder') return { state: 'away', identity: null }
  const isSame = remembered.identities.some((identity) => isFolder(look, identity))
  return { state: isSame ? 'there' : 'replaced', identity: look.identity }
}
