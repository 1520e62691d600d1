// Answers "are these bytes there?", also under the name of a conflict copy; when not, says why a send may be refused.
import type { CheckReply, CheckRequest } from '#shared/contract/link-api.ts'
import { assertNever } from '#shared/assert.ts'
import type { ServerClock } from '../clock.ts'
import type { Device, Devices } from '../devices.ts'
import type { Diagnosis } from './diagnosis.ts'
import type { DropboxApi } from '../dropbox/client.ts'
import type { Meter } from './link-meter.ts'
import { checkLooksBackMs, placedBy } from './placed.ts'
import { findCopies, folderOf } from './placement.ts'
import type { Policy } from './policy.ts'
import type { Refusal } from '../problems.ts'
import type { Receipts } from './receipts.ts'
import { isTrouble, refuseForTrouble } from '../dropbox/failures.ts'

export type CheckContext = {
  readonly dropbox: DropboxApi
  readonly meter: Meter
  readonly policy: Policy
  readonly diagnosis: Diagnosis
  readonly receipts: Receipts
  readonly clock: ServerClock
  readonly devices: Pick<Devices, 'isShared'>
}

/** One lookup when the bytes are there; a few more only when they are not. */
export async function postChecks(
  context: CheckContext,
  device: Device,
  ask: CheckRequest,
): Promise<CheckReply | Refusal> {
  const nowMs = context.clock.wallMs()
  const placed = placedBy(context, device, ask, { nowMs, looksBackMs: checkLooksBackMs })
  // A rule that is new says nothing of what was sent before it.
  if (placed.kind === 'refused') return { kind: 'absent', diagnosis: 'not_allowed' }
  const destination = placed.compose(placed.base)
  if (destination.kind === 'refused') return { kind: 'absent', diagnosis: 'name_not_allowed' }
  const here = await checkAt(context, device, ask, { path: destination.path, conflict: placed.policy.conflict })
  if (here.kind !== 'absent') return here
  for (const base of placed.earlier) {
    const before = placed.compose(base)
    if (before.kind === 'refused') continue
    const there = await context.dropbox.look(before.path)
    if (isTrouble(there)) return refuseForTrouble(there)
    if (there.kind === 'file' && there.contentHash === ask.contentHash) return present(context, device, ask, there)
  }
  return here
}

type Place = { readonly path: string; readonly conflict: Policy['conflict'] }

async function checkAt(
  context: CheckContext,
  device: Device,
  ask: CheckRequest,
  { conflict, path }: Place,
): Promise<CheckReply | Refusal> {
  const { diagnosis, dropbox } = context
  const there = await dropbox.look(path)
  if (there.kind === 'malformed_path') return { kind: 'absent', diagnosis: 'name_not_allowed' }
  if (isTrouble(there)) return refuseForTrouble(there)
  switch (there.kind) {
    case 'file': {
      const isThere = there.contentHash === ask.contentHash
      const asked = { path, device: device.name }
      const copy = isThere || conflict === 'refuse' ? null : await findCopy(dropbox, asked, ask.contentHash)
      if (copy !== null && copy.kind === 'refused') return copy
      const found = isThere ? there : copy
      if (found === null) return { kind: 'absent', diagnosis: conflict === 'refuse' ? 'name_taken' : null }
      return present(context, device, ask, found)
    }
    case 'folder':
      return { kind: 'absent', diagnosis: 'name_taken' }
    case 'nothing':
      return { kind: 'absent', diagnosis: await diagnosis.find(path, ask.size) }
    default:
      return assertNever(there)
  }
}

async function present(
  { meter, receipts }: CheckContext,
  device: Device,
  { contentHash }: CheckRequest,
  { path, rev }: { readonly path: string; readonly rev: string },
): Promise<CheckReply> {
  await meter.settled(device.name, path)
  const receipt = receipts.again({ device: device.name, path, contentHash }, null)
  return receipt === null ? { kind: 'present', path, rev } : { kind: 'present', path, rev, receipt }
}

type Copy = { readonly kind: 'copy'; readonly path: string; readonly rev: string }

async function findCopy(
  dropbox: DropboxApi,
  asked: { readonly path: string; readonly device: string },
  contentHash: string,
): Promise<Copy | Refusal | null> {
  const listed = await dropbox.list(folderOf(asked.path))
  if (listed.kind !== 'files') return refuseForTrouble(listed)
  const copy = findCopies(asked, listed.files).find((file) => file.contentHash === contentHash)
  return copy === undefined ? null : { kind: 'copy', path: copy.path, rev: copy.rev }
}
