// Signs files for Windows on Linux, with osslsigncode and a certificate in a PFX file.
import { spawnSync } from 'node:child_process'
import { renameSync, writeFileSync } from 'node:fs'

/** Where certificate and password come from, in electron-builder's own words. */
export type Certificate = { readonly pfx: string; readonly passwordFile: string; readonly timestampUrl: string | null }

/** The certificate that the environment names, or null. The password is written to `passwordFile`, so that no list of processes shows it. */
export function certificateIn(environment: NodeJS.ProcessEnv, passwordFile: string): Certificate | null {
  const pfx = environment['WIN_CSC_LINK'] ?? environment['CSC_LINK'] ?? ''
  if (pfx === '') return null
  writeFileSync(passwordFile, environment['WIN_CSC_KEY_PASSWORD'] ?? environment['CSC_KEY_PASSWORD'] ?? '', {
    mode: 0o600,
  })
  return { pfx, passwordFile, timestampUrl: environment['WIN_TIMESTAMP_URL'] ?? null }
}

/** True when the environment names a certificate. */
export function hasCertificate(environment: NodeJS.ProcessEnv): boolean {
  return (environment['WIN_CSC_LINK'] ?? environment['CSC_LINK'] ?? '') !== ''
}

/** Signs `file` in its place; false when osslsigncode refused, which has then said why. */
export function signFile(certificate: Certificate, file: string): boolean {
  const signed = `${file}.signed`
  const words = [...signWords(certificate), '-in', file, '-out', signed]
  const { status, stdout, stderr } = spawnSync('osslsigncode', words, { encoding: 'utf8' })
  if (status !== 0) {
    console.error(`${file} could not be signed.\n${stdout}${stderr}`)
    return false
  }
  renameSync(signed, file)
  return true
}

function signWords({ pfx, passwordFile, timestampUrl }: Certificate): readonly string[] {
  const about = ['-h', 'sha256', '-n', 'Outbox', '-i', 'https://outbox.example/']
  return [
    'sign',
    '-pkcs12',
    pfx,
    '-readpass',
    passwordFile,
    ...about,
    ...(timestampUrl === null ? [] : ['-ts', timestampUrl]),
  ]
}
