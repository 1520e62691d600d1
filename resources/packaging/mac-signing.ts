// Which signature a package for macOS gets. macOS shows no notices of an app that is not signed at all, forgets what a
// person allowed it, and starts nothing unsigned on Apple's processors; an ad hoc signature needs no certificate.
import { spawnSync } from 'node:child_process'

/** What a machine knows of certificates. `identities` is what `security find-identity -v -p codesigning` says. */
export type Certificates = { readonly env: NodeJS.ProcessEnv; readonly identities: string }

/**
 * Words for electron-builder that ask for an ad hoc signature; none where there is a certificate, which electron-builder
 * finds by itself. The hardened runtime refuses to load libraries that are signed ad hoc, Electron's own framework
 * included, so the two exclude each other.
 */
export function macSigning({ env, identities }: Certificates): readonly string[] {
  return hasCertificate(env, identities) ? [] : ['-c.mac.identity=-', '-c.mac.hardenedRuntime=false']
}

function hasCertificate(env: NodeJS.ProcessEnv, identities: string): boolean {
  const isNamed = ['CSC_LINK', 'CSC_NAME'].some((name) => (env[name] ?? '').trim() !== '')
  const mayLook = env['CSC_IDENTITY_AUTO_DISCOVERY'] !== 'false'
  return isNamed || (mayLook && identities.includes('"Developer ID Application:'))
}

/** What macOS says of the certificates in the keychain; nothing elsewhere. */
export function keychainIdentities(): string {
  if (process.platform !== 'darwin') return ''
  return spawnSync('/usr/bin/security', ['find-identity', '-v', '-p', 'codesigning'], { encoding: 'utf8' }).stdout ?? ''
}
