// A whole company in one command: one device, one folder, a Dropbox stand-in on this computer. Never for real work.
import { readFile, writeFile } from 'node:fs/promises'
import type { ListedDevice } from '../devices.ts'
import { hashToken, makeToken } from '../devices.ts'
import type { Credentials } from '../dropbox/access-token.ts'

/** What our Dropbox emulator takes. Known to everybody, so refused against the real Dropbox. */
export const demoAppKey = 'outbox-demo'

export const demoCredentials: Credentials = {
  appKey: demoAppKey,
  appSecret: 'outbox-demo-secret',
  refreshToken: 'outbox-demo-refresh-token',
}

/** The demo's only device. */
export function demoDevice(token: string): ListedDevice {
  return { name: 'demo-computer', tokenSha256: hashToken(token), base: '/Outbox', namespace: '' }
}

/** The token kept in `path`, made and written there (readable for its owner only) when there is none yet. */
export async function keepDemoToken(path: string | null): Promise<string> {
  if (path === null) return makeToken()
  const kept = (await readFile(path, 'utf8').catch(() => '')).trim()
  if (kept !== '') return kept
  const token = makeToken()
  await writeFile(path, `${token}\n`, { mode: 0o600 })
  return token
}
