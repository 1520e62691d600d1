// Follows the files of the certificate and its key while the server runs: a renewed certificate is served without a restart.
import { unwatchFile, watchFile } from 'node:fs'
import { Server as TlsServer } from 'node:tls'
import { readTls } from './secrets.ts'

/** A certificate is renewed weeks before it ends. */
export const tlsAgeMs = 5_000

export type TlsFiles = { readonly tlsCertFile: string | null; readonly tlsKeyFile: string | null }

export type FollowTlsOptions = {
  readonly files: TlsFiles
  readonly server: object
  readonly ageMs: number
  /** Hears in a whole sentence what became of changed files. */
  readonly log: (text: string) => void
}

export type TlsFollower = {
  /** Reads the files now. Without TLS it does nothing. */
  readonly look: () => Promise<void>
  readonly stop: () => void
}

/**
 * Takes over the certificate whenever one of its two files changes. A pair that does not fit together, as between the writing of
 * one file and of the other, changes nothing: the old one is served on. Connections that are open keep theirs.
 */
export function followTls({ ageMs, files, log, server }: FollowTlsOptions): TlsFollower {
  const { tlsCertFile, tlsKeyFile } = files
  if (tlsCertFile === null || tlsKeyFile === null || !(server instanceof TlsServer)) {
    return { look: () => Promise.resolve(), stop: () => undefined }
  }
  let taking: Promise<void> = Promise.resolve()
  let known: string | null = null
  const take = async () => {
    const answer = await readTls(tlsCertFile, tlsKeyFile)
    if (answer.kind === 'refused') return log(`The changed certificate is not taken over. ${answer.because}`)
    if (answer.kind === 'none' || answer.tls.cert === known) return
    server.setSecureContext({ ...answer.tls, minVersion: 'TLSv1.2' })
    known = answer.tls.cert
    log(`The certificate is taken over; it is good until ${new Date(answer.endsAtMs).toISOString().slice(0, 10)}.`)
  }
  // One after the other, so that an older reading never overtakes a newer one.
  const look = () => {
    taking = taking.then(take)
    return taking
  }
  const watched = [tlsCertFile, tlsKeyFile]
  const onChange = () => void look()
  for (const file of watched) watchFile(file, { interval: ageMs, persistent: false }, onChange)
  return {
    look,
    stop: () => {
      for (const file of watched) unwatchFile(file, onChange)
    },
  }
}
