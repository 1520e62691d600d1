// Why an update was refused, from what was thrown on the way.
import { errorCodeOf } from '#shared/error-code.ts'

export const updateFaults = [
  'unreachable', // the feed does not answer
  'redirected', // it points elsewhere: never followed
  'not_https', // a file of it lies where anybody on the way could change it, or on another host
  'not_a_feed', // what came is no list of versions
  'no_checksum', // it does not say what the file must be
  'too_large',
  'too_slow',
  'tampered', // the file is not what the feed says
  'not_ours', // nobody signed it, or somebody else
  'not_checked', // this computer could not say who signed it
] as const
export type UpdateFault = (typeof updateFaults)[number]

/** Our own refusals, thrown through electron-updater. */
export class UpdateRefusal extends Error {
  readonly fault: UpdateFault

  constructor(fault: UpdateFault) {
    super(fault)
    this.fault = fault
  }
}

/** By the codes that electron-updater gives its errors. */
const byCode: Readonly<Record<string, UpdateFault>> = {
  ERR_CHECKSUM_MISMATCH: 'tampered',
  ERR_UPDATER_INVALID_SIGNATURE: 'not_ours',
  ERR_UPDATER_INVALID_VERSION: 'not_a_feed',
  ERR_UPDATER_INVALID_UPDATE_INFO: 'not_a_feed',
  ERR_UPDATER_NO_FILES_PROVIDED: 'not_a_feed',
  ERR_UPDATER_CHANNEL_FILE_NOT_FOUND: 'not_a_feed',
  ERR_UPDATER_NO_CHECKSUM: 'no_checksum',
}

export function faultOf(error: unknown): UpdateFault {
  if (error instanceof UpdateRefusal) return error.fault
  return byCode[errorCodeOf(error) ?? ''] ?? 'unreachable'
}
