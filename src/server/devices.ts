// Who is asking: devices, and their tokens, kept as SHA-256 only.
import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import { foldPath } from '#shared/names.ts'

/** A computer that was let in: by a token of its own, or by the person who is signed in at it. */
export type Device = {
  readonly name: string
  /** Its folder in Dropbox: '' for the top, else '/a/b'. Nothing outside can be reached by it. */
  readonly base: string
  /** Devices with the same word share one link meter; Dropbox locks per namespace. */
  readonly namespace: string
  /** Who is signed in at it; left out where the token is the computer's own. */
  readonly person?: Person
  /** What the computer of a person calls itself: a clean word for people, that anybody may say. */
  readonly computer?: string
}

/** Somebody the company's identity provider knows. */
export type Person = {
  readonly issuer: string
  /** The provider's own word for the person: with the issuer it is the person, for ever. */
  readonly subject: string
  readonly groups: readonly string[]
}

/** A computer with a token of its own. */
export type ListedDevice = Omit<Device, 'person' | 'computer'> & {
  /** 64 lower-case hex digits. */
  readonly tokenSha256: string
  /** True: its token is refused. The entry only tells whose token it was. */
  readonly revoked?: boolean
}

/** What is known of a computer before it has a token. */
export type Enrolment = Pick<Device, 'name' | 'base' | 'namespace'>

/** Tokens that were signed out while the server ran, and whose names it still knows. */
const mostFormer = 10_000

export class Devices {
  readonly #reached: readonly string[]
  #fixed: readonly ListedDevice[] = []
  #enrolled: readonly ListedDevice[] = []
  #byHash: ReadonlyMap<string, ListedDevice> = new Map()
  #sharedBases: ReadonlySet<string> = new Set()
  /** Names by the hash of a token that is refused now. */
  readonly #former = new Map<string, string>()

  /** `reached`: folders in which others than these devices have theirs: people who sign in, and whoever a rule is for. */
  constructor(devices: readonly ListedDevice[], reached: readonly string[] = []) {
    this.#reached = reached
    this.replace(devices)
  }

  /** Takes a new list of the settings at once: a device that is missing or revoked in it is signed out with its next request. */
  replace(devices: readonly ListedDevice[]): void {
    this.#fixed = devices
    this.#admit()
  }

  /** The same for the devices that came by a code. */
  replaceEnrolled(devices: readonly ListedDevice[]): void {
    this.#enrolled = devices
    this.#admit()
  }

  #admit(): void {
    // Where both have a name, the settings file is the operator's last word.
    const names = new Set(this.#fixed.map(({ name }) => name))
    const devices = [...this.#fixed, ...this.#enrolled.filter(({ name }) => !names.has(name))]
    const admitted = devices.filter(({ revoked }) => revoked !== true)
    const before = this.#byHash
    this.#byHash = new Map(admitted.map((device) => [device.tokenSha256, device]))
    this.#sharedBases = findSharedBases([...admitted.map(({ base }) => base), ...this.#reached])
    for (const device of [...before.values(), ...devices]) this.#former.set(device.tokenSha256, device.name)
    for (const hash of this.#byHash.keys()) this.#former.delete(hash)
    for (const hash of this.#former.keys()) {
      if (this.#former.size <= mostFormer) break
      this.#former.delete(hash)
    }
  }

  /**
   * True when another device can reach files of this one: their folders are the same, or one lies in the other. A person may
   * sign in at many computers.
   */
  isShared({ base, person }: Device): boolean {
    return person !== undefined || this.#sharedBases.has(foldPath(base))
  }

  /** The device whose `Authorization` header this is; null when it is none of ours. */
  identify(authorization: string | undefined): Device | null {
    const presented = hashOfHeader(authorization)
    if (presented === null) return null
    // The lookup key is a hash, which nobody can steer towards a known one; the last word has a timing-safe compare.
    const device = this.#byHash.get(presented)
    if (device === undefined) return null
    return timingSafeEqual(Buffer.from(presented), Buffer.from(device.tokenSha256)) ? device : null
  }

  /** The name of the device that once had the refused token in this header, where that is known; else null. */
  formerName(authorization: string | undefined): string | null {
    const presented = hashOfHeader(authorization)
    return presented === null ? null : (this.#former.get(presented) ?? null)
  }
}

function hashOfHeader(authorization: string | undefined): string | null {
  const [, token] = /^Bearer ([A-Za-z0-9._~+/=-]{1,512})$/i.exec(authorization ?? '') ?? []
  return token === undefined ? null : hashToken(token)
}

/** The folded ones of `reached` that more than one device reaches. */
function findSharedBases(reached: readonly string[]): ReadonlySet<string> {
  const bases = new Set<string>()
  const shared = new Set<string>()
  for (const base of reached) {
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
  return hash('sha256', token)
}
