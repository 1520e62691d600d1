// The targets in the ledger: whose Dropbox the rows speak of.
import type { DatabaseSync } from 'node:sqlite'
import { readMetaValue } from './read-rows.ts'
import { parseJson } from './text.ts'
import type { Target } from '#shared/target.ts'

/** All that are remembered, and which one the files go to now; null when nobody said so yet. */
export type Targets = { readonly targets: readonly Target[]; readonly currentId: number | null }

/** Under these keys they are kept beside the uploads. */
export const targetsKey = 'targets'
export const currentTargetKey = 'target'

/** Reads them. Throws SQLite's error. */
export function readTargets(db: DatabaseSync): Targets {
  const targets = parseTargets(readMetaValue(db, targetsKey))
  const currentId = readCurrentTarget(db)
  const isRemembered = targets.some(({ id }) => id === currentId)
  return { targets: withHighest(targets, highestInRows(db)), currentId: isRemembered ? currentId : null }
}

/** The number of the present target; null when there is none. Throws SQLite's error. */
export function readCurrentTarget(db: DatabaseSync): number | null {
  const id = parseJson(readMetaValue(db, currentTargetKey) ?? 'null')
  return isId(id) ? id : null
}

/** The values to write, by key. */
export function targetEntries({ targets, currentId }: Targets): readonly (readonly [key: string, value: string])[] {
  // Each field is named, so that nothing else slips into the file.
  const plain = targets.map(({ id, server, device, shownAs, base, accountId }) => ({
    id,
    server,
    device,
    shownAs,
    base,
    accountId,
  }))
  return [
    [targetsKey, JSON.stringify(plain)],
    [currentTargetKey, JSON.stringify(currentId)],
  ]
}

/** Targets from a text of unknown content; none at all when any part of it is not one. */
export function parseTargets(text: string | null): readonly Target[] {
  const list = text === null ? null : parseJson(text)
  if (!Array.isArray(list)) return []
  const targets = list.map(parseTarget).filter((target) => target !== null)
  const ids = new Set(targets.map(({ id }) => id))
  return targets.length === list.length && ids.size === list.length ? targets : []
}

/**
 * A number must not be given to another target while rows still name it, or what one Dropbox holds would be believed of
 * another. Where the list was lost, the highest number in use stands for a target that no server is like.
 */
function withHighest(targets: readonly Target[], inRows: number): readonly Target[] {
  if (targets.every(({ id }) => id < inRows) && inRows > 0) {
    return [...targets, { id: inRows, server: '', device: null, base: null, accountId: null }]
  }
  return targets
}

function highestInRows(db: DatabaseSync): number {
  return Number(db.prepare('SELECT max(target_id) AS id FROM uploads').get()?.['id'] ?? 0)
}

function parseTarget(value: unknown): Target | null {
  if (typeof value !== 'object' || value === null) return null
  const { id, server, device, shownAs, base, accountId } = value as Readonly<Record<string, unknown>>
  if (!isId(id) || typeof server !== 'string') return null
  if (!isTextOrNull(device) || !isTextOrNull(base) || !isTextOrNull(accountId)) return null
  const named = typeof shownAs === 'string' ? { shownAs } : {}
  return { id, server, device, base, accountId, ...named }
}

function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}
