// A person and a computer of theirs as one device: its name, its folder, its groups. Pure.
import { createHash } from 'node:crypto'
import { checkPath } from '#shared/names.ts'
import type { Device } from '../devices.ts'

export type PersonRules = {
  readonly issuer: string
  /** The claim that names a person's folder. */
  readonly userClaim: string
  readonly groupsClaim: string | null
  /** The folder below which each person has one. */
  readonly base: string
}

/**
 * The device that `claims` (checked) and `deviceId` stand for; null where the claims name nobody. Two people never have one
 * folder, as long as the provider gives no two people the same `userClaim`; two computers of one person have two names.
 */
export function deviceOfPerson(
  claims: Readonly<Record<string, unknown>>,
  deviceId: string,
  { base, groupsClaim, issuer, userClaim }: PersonRules,
): Device | null {
  const { sub } = claims
  const user = claims[userClaim]
  if (typeof sub !== 'string' || sub === '' || typeof user !== 'string' || user === '' || user.length > 1024)
    return null
  const folder = folderName(user)
  const groups = groupsClaim === null ? [] : groupsIn(claims[groupsClaim])
  return {
    name: `${folder} ${digest(deviceId, 8)}`,
    base: `${base}/${folder}`,
    // Each person has a folder, and all folders are one namespace of Dropbox.
    namespace: '',
    person: { issuer, subject: sub, groups },
  }
}

/** The device of a person as people call it: `kim (FRONTDESK-3)` where the computer told its name. */
export function shownAs({ computer, name }: Device): string {
  return computer === undefined ? name : `${name.slice(0, name.lastIndexOf(' '))} (${computer})`
}

/**
 * True where the provider left the groups out of the token because they are too many, and says only where they could be asked for: by the
 * standard (OpenID Connect Core 5.6.2), which Entra follows, or in Entra's short form.
 */
export function leavesOutGroups(claims: Readonly<Record<string, unknown>>, groupsClaim: string): boolean {
  if (groupsClaim in claims) return false
  const elsewhere = claims['_claim_names']
  const isElsewhere = typeof elsewhere === 'object' && elsewhere !== null && groupsClaim in elsewhere
  return isElsewhere || claims['hasgroups'] === true || claims['hasgroups'] === 'true'
}

/**
 * A name for the folder of `user`: the same text where that is plain, else a readable part and a digest. Dropbox takes "Kim"
 * and "kim" for one name, so a capital letter is not plain.
 */
export function folderName(user: string): string {
  const isPlain =
    /^[a-z0-9](?:[a-z0-9._@-]{0,62}[a-z0-9])?$/.test(user) && checkPath(user, { emoji: 'refuse' }) === null
  if (isPlain) return user
  const readable = user
    .toLowerCase()
    .replace(/[^a-z0-9@.]+/g, '-')
    .replace(/^[-.]+/, '')
    .slice(0, 32)
  // No plain name has a tilde.
  return `${readable === '' ? 'person' : readable}~${digest(user, 20)}`
}

function groupsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

function digest(text: string, digits: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, digits)
}
