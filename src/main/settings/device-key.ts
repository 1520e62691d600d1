// The key of this computer at the company server: a secret, kept only in the system's own key store, or not at all. It belongs to
// one server and is given to no other.
import { open, readFile, rm } from 'node:fs/promises'
import { renameOver } from '#adapters/system/rename-over.ts'

/** The system's key store, as far as it is needed. */
export interface KeyStorage {
  /** null where there is none, or one that only pretends to protect. */
  seal(text: string): Promise<Uint8Array | null>
  /** False for what was sealed by a key store that only pretends to protect. */
  isSafe(sealed: Uint8Array): boolean
  /** `isStale`: the system has a better key by now and wants it sealed anew. `locked`: it opens nothing yet. */
  open(sealed: Uint8Array): Promise<{ readonly text: string; readonly isStale: boolean } | 'locked'>
}

/** A key with the server it is for. */
export type ServerKey = { readonly server: string; readonly key: string }

/**
 * `in_memory`: this computer has no safe place for it. `not_saved`: it has one, but the disk or the key store did not take
 * it. After both it must be typed again after a restart.
 */
export type KeyEnd = 'kept' | 'in_memory' | 'not_saved'

/**
 * `unreadable`: there is a key, but the system does not open it (any more). `locked`: it does not open it yet. `in_memory`:
 * it was found in a place that is not safe, and taken from there.
 */
export type KeyFound = 'key' | 'nothing' | 'unreadable' | 'locked' | 'in_memory'

export interface DeviceKeyStore {
  /** The key for `server`, or null. Another server's key is never handed out. */
  keyFor(server: string): string | null
  /** True while there is a key that the system does not open yet. */
  isLocked(): boolean
  /** Looks for the key once more. */
  tryAgain(): Promise<KeyFound>
  /** Keeps a key. */
  keep(serverKey: ServerKey): Promise<KeyEnd>
}

export type KeyOpening = { readonly keyStore: DeviceKeyStore; readonly found: KeyFound }

/** Opens the file of the key. Never throws for what the file or the system's key store may be. */
export async function openDeviceKeyStore(file: string, storage: KeyStorage): Promise<KeyOpening> {
  const keyStore = new FileKeyStore(file, storage)
  return { keyStore, found: await keyStore.tryAgain() }
}

class FileKeyStore implements DeviceKeyStore {
  readonly #file: string
  readonly #storage: KeyStorage
  #held: ServerKey | null = null
  #isLocked = false

  constructor(file: string, storage: KeyStorage) {
    this.#file = file
    this.#storage = storage
  }

  keyFor(server: string): string | null {
    return this.#held?.server === server ? this.#held.key : null
  }

  isLocked(): boolean {
    return this.#isLocked
  }

  async tryAgain(): Promise<KeyFound> {
    const typed = this.#held
    const read = await this.#read()
    this.#isLocked = read === 'locked'
    if (read === 'locked') return 'locked'
    if (typed !== null) {
      // Typed while the key store was locked: it is the newer one, and can be kept now.
      await this.keep(typed)
      return 'key'
    }
    if (read === 'nothing' || read === 'unreadable') return read
    this.#held = read.serverKey
    if (!read.isSafe) return (await this.keep(read.serverKey)) === 'in_memory' ? 'in_memory' : 'key'
    if (read.isStale) await this.#sealAnew(read.serverKey)
    else if (read.isBeside) await renameOver(`${this.#file}.new`, this.#file).catch(() => undefined)
    return 'key'
  }

  async keep(serverKey: ServerKey): Promise<KeyEnd> {
    this.#held = serverKey
    const sealed = await this.#seal(serverKey)
    if (sealed === 'failed') return 'not_saved'
    if (sealed !== null) return (await this.#write(sealed)) ? 'kept' : 'not_saved'
    // What a locked key store holds may be this very key; it is looked at when it is open.
    if (!this.#isLocked) await this.#remove()
    return 'in_memory'
  }

  #seal({ server, key }: ServerKey): Promise<Uint8Array | null | 'failed'> {
    return this.#storage.seal(JSON.stringify({ server, key })).catch(() => 'failed' as const)
  }

  /** What cannot be sealed anew stays as it is: it was opened, so it is good. */
  async #sealAnew(serverKey: ServerKey): Promise<void> {
    const sealed = await this.#seal(serverKey)
    if (sealed !== null && sealed !== 'failed') await this.#write(sealed)
  }

  /** A key that lies beside the file is newer: it was written, and only could not take the other one's place. */
  async #read(): Promise<ReadKey | Exclude<KeyFound, 'key' | 'in_memory'>> {
    let isThere = false
    for (const isBeside of [true, false]) {
      const sealed = await readFile(isBeside ? `${this.#file}.new` : this.#file).catch(() => null)
      if (sealed === null) continue
      isThere = true
      const read = await unseal(this.#storage, sealed)
      if (read === 'locked') return 'locked'
      if (read !== null) return { ...read, isBeside, isSafe: this.#storage.isSafe(sealed) }
    }
    return isThere ? 'unreadable' : 'nothing'
  }

  /** Beside it and then renamed: a crash leaves the old key or the new one. */
  async #write(sealed: Uint8Array): Promise<boolean> {
    const beside = `${this.#file}.new`
    try {
      await using handle = await open(beside, 'w', 0o600)
      await handle.chmod(0o600)
      await handle.writeFile(sealed)
      await handle.sync()
    } catch {
      return false
    }
    // Where another program holds the old one, the new one is found beside it at the next start.
    await renameOver(beside, this.#file).catch(() => undefined)
    return true
  }

  /** The old one is of no use any more, and would be found at the next start. */
  async #remove(): Promise<void> {
    for (const file of [this.#file, `${this.#file}.new`]) await rm(file, { force: true }).catch(() => undefined)
  }
}

type Unsealed = { readonly serverKey: ServerKey; readonly isStale: boolean }
type ReadKey = Unsealed & { readonly isBeside: boolean; readonly isSafe: boolean }

async function unseal(storage: KeyStorage, sealed: Uint8Array): Promise<Unsealed | 'locked' | null> {
  try {
    const opened = await storage.open(sealed)
    if (opened === 'locked') return 'locked'
    const content: unknown = JSON.parse(opened.text)
    if (typeof content !== 'object' || content === null || !('server' in content) || !('key' in content)) return null
    const { server, key } = content
    if (typeof server !== 'string' || typeof key !== 'string') return null
    return { serverKey: { server, key }, isStale: opened.isStale }
  } catch {
    return null
  }
}
