// The key of this computer at the company server: a secret, kept only in the system's own key store, or not at all. It belongs to
// one server and is given to no other.
import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises'

/** The system's key store, as far as it is needed. */
export interface KeyStorage {
  /** False where there is none, or one that only pretends to protect. */
  isSafe(): Promise<boolean>
  seal(text: string): Promise<Uint8Array>
  /** `isStale`: the system has a better key by now and wants it sealed anew. */
  open(sealed: Uint8Array): Promise<{ readonly text: string; readonly isStale: boolean }>
}

/** A key with the server it is for. */
export type ServerKey = { readonly server: string; readonly key: string }

export interface DeviceKeyStore {
  /** The key for `server`, or null. Another server's key is never handed out. */
  keyFor(server: string): string | null
  /** Keeps a key. `in_memory`: this computer has no safe place for it, so it must be typed again after a restart. */
  keep(serverKey: ServerKey): Promise<'kept' | 'in_memory'>
}

export type KeyOpening = {
  readonly keyStore: DeviceKeyStore
  /** `unreadable`: there is a key, but the system does not open it (any more). */
  readonly found: 'key' | 'nothing' | 'unreadable'
}

/** Opens the file of the key. Never throws for what the file or the system's key store may be. */
export async function openDeviceKeyStore(file: string, storage: KeyStorage): Promise<KeyOpening> {
  const sealed = await readFile(file).catch(() => null)
  const read = sealed === null ? null : await unseal(storage, sealed)
  if (read?.isStale === true) await keepSealed(file, storage, read)
  let held: ServerKey | null = read
  const keyStore: DeviceKeyStore = {
    keyFor: (server) => (held?.server === server ? held.key : null),
    async keep(serverKey) {
      held = serverKey
      if (await keepSealed(file, storage, serverKey)) return 'kept'
      // The old one is of no use any more, and would be found at the next start.
      await rm(file, { force: true }).catch(() => undefined)
      return 'in_memory'
    },
  }
  return { keyStore, found: read !== null ? 'key' : sealed === null ? 'nothing' : 'unreadable' }
}

async function unseal(
  storage: KeyStorage,
  sealed: Uint8Array,
): Promise<(ServerKey & { readonly isStale: boolean }) | null> {
  try {
    const { text, isStale } = await storage.open(sealed)
    const content: unknown = JSON.parse(text)
    if (typeof content !== 'object' || content === null || !('server' in content) || !('key' in content)) return null
    const { server, key } = content
    return typeof server === 'string' && typeof key === 'string' ? { server, key, isStale } : null
  } catch {
    return null
  }
}

async function keepSealed(file: string, storage: KeyStorage, { server, key }: ServerKey): Promise<boolean> {
  try {
    if (!(await storage.isSafe())) return false
    const sealed = await storage.seal(JSON.stringify({ server, key }))
    // Beside it and then renamed: a crash leaves the old key or the new one.
    await writeFile(`${file}.new`, sealed, { mode: 0o600 })
    await chmod(`${file}.new`, 0o600)
    await rename(`${file}.new`, file)
    return true
  } catch {
    return false
  }
}
