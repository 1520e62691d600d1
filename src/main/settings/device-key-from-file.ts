// The device key from a file named on the command line, for trials: held in memory for that one server, never kept.
import { readFile } from 'node:fs/promises'
import type { StartWords } from '../arguments.ts'
import type { KeyKeeper } from './device-key-store.ts'
import { serverOrigin } from './display-names.ts'

/** The same keeper, knowing the key of the command line as well. A file that cannot be read is no key. */
export async function withStartKey(keeper: KeyKeeper, words: StartWords): Promise<KeyKeeper> {
  const origin = words.server === null ? null : serverOrigin(words.server)
  if (origin === null || words.tokenFile === null) return keeper
  const text = await readFile(words.tokenFile, 'utf8').catch(() => '')
  const key = text.trim()
  if (key === '') return keeper
  return {
    keyFor: (server) => (server === origin ? key : keeper.keyFor(server)),
    keep: (serverKey) => keeper.keep(serverKey),
  }
}
