// The row of the history that a file leaves when it is proved to be in Dropbox.
import type { SentFile, SentHow } from '#shared/rows/sent-file.ts'
import type { Fingerprint, Upload } from '#shared/upload.ts'

/** Where the server says the bytes are. `rev` is Dropbox's revision, where it was told. */
export type Agreed = {
  readonly destination: string | null
  readonly receipt: string | null
  readonly rev?: string | null
}

export type Proof = { readonly fingerprint: Fingerprint; readonly agreed: Agreed; readonly how: SentHow }

/** Null where the last row says the same: a file that was touched, and whose bytes are still where they were. */
export function sentAs(
  upload: Upload,
  { fingerprint, agreed, how }: Proof,
  { nowMs, targetId }: { readonly nowMs: number; readonly targetId: number },
): SentFile | null {
  const { contentHash, stat } = fingerprint
  const { destination, rev = null } = agreed
  const { stored } = upload
  const isKnown =
    stored?.contentHash === contentHash && stored.targetId === targetId && stored.destination === destination
  if (how === 'already_there' && isKnown) return null
  return {
    path: upload.path,
    how,
    contentHash,
    sizeBytes: stat.sizeBytes,
    targetId,
    destination,
    rev,
    addedAtMs: upload.addedAtMs,
    sentAtMs: nowMs,
    tries: upload.linkTries,
    original: 'kept',
  }
}
