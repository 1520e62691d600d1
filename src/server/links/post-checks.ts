// Answers "are these bytes there?", also under the name of a conflict copy; when not, says why a send may be refused.
import type { CheckReply, CheckRequest } from '#shared/contract/link-api.ts'
import { assertNever } from '#shared/assert.ts'
import { composeDestination } from './destination.ts'
import type { Device } from '../devices.ts'
import type { Diagnosis } from './diagnosis.ts'
import type { DropboxApi } from '../dropbox/client.ts'
import type { Meter } from './link-meter.ts'
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
}

/** One lookup when the bytes are there; a few more only when they are not. */
export async function postChecks(
  context: CheckContext,
  device: Device,
  ask: CheckRequest,
): Promise<CheckReply | Refusal> {
  const { diagnosis, dropbox, meter, policy, receipts } = context
  const destination = composeDestination(device.base, ask.path, policy)
  if (destination.kind === 'refused') return { kind: 'absent', diagnosis: 'name_not_allowed' }
  const there = await dropbox.look(destination.path)
  if (there.kind === 'malformed_path') return { kind: 'absent', diagnosis: 'name_not_allowed' }
  if (isTrouble(there)) return refuseForTrouble(there)
  switch (there.kind) {
    case 'file': {
      const asked = { ...destination, device: device.name }
      const isThere = there.contentHash === ask.contentHash
      const copy = isThere || policy.conflict === 'refuse' ? null : await findCopy(dropbox, asked, ask.contentHash)
      if (copy !== null && copy.kind === 'refused') return copy
      const found = isThere ? there : copy
      if (found === null) return { kind: 'absent', diagnosis: policy.conflict === 'refuse' ? 'name_taken' : null }
      await meter.settled(device.name, found.path)
      const { path, rev } = found
      const receipt = receipts.again({ device: device.name, path, contentHash: ask.contentHash }, null)
      return receipt === null ? { kind: 'present', path, rev } : { kind: 'present', path, rev, receipt }
    }
    case 'folder':
      return { kind: 'absent', diagnosis: 'name_taken' }
    case 'nothing':
      return { kind: 'absent', diagnosis: await diagnosis.find(destination.path, ask.size) }
    default:
      return assertNever(there)
  }
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
