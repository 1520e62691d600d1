// Who is asking: device tokens, kept as SHA-256 only.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { foldPath } from '#shared/names.ts'

export type Device = {
  readonly name: string
  /** 64 lower-case hex digits. */
  readonly tokenSha256: string
  /** Its folder in Dropbox: '' for the top, else '/a/b'. Nothing outside can be reached with its token. */
  readonly base: string
  /** Devices with the same word share one link meter; Dropbox locks per namespace. */
  readonly namespace: string
}

export class Devices {
  #byHash: ReadonlyMap<string, Device> = new Map()
  #sharedBases: ReadonlySet<string> = new Set()

  constructor(devices: readonly Device[]) {
    this.replace(devices)
  }

  /** Takes a new list at once: a device that is missing in it is signed out with its next request. */
  replace(devices: readonly Device[]): void {
    this.#byHash = new Map(devices.map((device) => [device.tokenSha256, device]))
    this.#sharedBases = findSharedBases(devices)
  }

  /** True when another device can reach files of this one: their folders are the same, or one lies in the other. */
  isShared({ base }: Device): boolean {
    return this.#sharedBases.has(foldPath(base))
  }

  /** The device whose `Authorization` header this is; null when it is none of ours. */
  identify(authorization: string | undefined): Device | null {
    const [, token] = /^Bearer ([A-Za-z0-9._~+/=-]{1,512})$/i.exec(authorization ?? '') ?? []
    if (token === undefined) return null
    // The lookup key is a hash, which nobody can steer towards a known one; the last word has a timing-safe compare.
    const presented = hashToken(token)
    const device = this.#byHash.get(presented)
    if (device === undefined) return null
    return timingSafeEqual(Buffer.from(presented), Buffer.from(device.tokenSha256)) ? device : null
  }
}

/** The folded bases that more than one device reaches. */
function findSharedBases(devices: readonly Device[]): ReadonlySet<string> {
  const bases = new Set<string>()
  const shared = new Set<string>()
  for (const { base } of devices) {
    const folded = foldPath(base)
    if (bases.has(folded)) shared.add(folded)
    bases.add(folded)
  }
  for (const base of bases) {
    for (const above of foldersAbove(base)) if (bases.has(above)) shared.add(base).add(above)
  }
  return shared
}

function* foldersAbove(path: string): Generator<string> {
  for (let above = path; above !== ''; yield above) above = above.slice(0, above.lastIndexOf('/'))
}

/** A new device token: 256 random bits behind a prefix that secret scanners can look for. */
export function makeToken(): string {
  return `obx_${randomBytes(32).toString('base64url')}`
}

/** What the server keeps of a token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
