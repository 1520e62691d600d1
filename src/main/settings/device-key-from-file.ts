// The device key from a file named on the command line, for trials: held in memory for that one server, never kept.
import { readFile } from 'node:fs/promises'
import { errorCodeOf } from '#shared/error-code.ts'
import type { StartWords } from '../arguments.ts'
import type { LogFile } from '../log/log-file.ts'
import type { DeviceKeyStore } from './device-key.ts'
import { serverOrigin } from './display-names.ts'

/** The same keeper, knowing the key of the command line as well. A file that cannot be read is no key, and logged. */
export async function withStartKey(
  keyStore: DeviceKeyStore,
  words: StartWords,
  log: Pick<LogFile, 'warning'>,
): Promise<DeviceKeyStore> {
  const origin = words.server === null ? null : serverOrigin(words.server)
  if (origin === null || words.tokenFile === null) return keyStore
  const text = await readFile(words.tokenFile, 'utf8').catch((error: unknown) => {
    log.warning('the key file cannot be read', { why: errorCodeOf(error) ?? 'unknown' })
    return ''
  })
  const key = text.trim()
  if (key === '') return keyStore
  return {
    keyFor: (server) => (server === origin ? key : keyStore.keyFor(server)),
    isLocked: () => keyStore.isLocked(),
    tryAgain: () => keyStore.tryAgain(),
    keep: (serverKey) => keyStore.keep(serverKey),
  }
}
