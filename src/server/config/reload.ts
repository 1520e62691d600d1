// What a changed settings file changes at once, and what only a restart changes: told in a sentence each.
import type { Settings } from './settings-schema.ts'

type DeviceEntry = Settings['devices'][number]

/**
 * `running` is what the server was started with, `devices` the list it goes by now, `next` the file as it is. A sentence
 * a line, for the one who changed the file.
 */
export function describeReload(running: Settings, devices: readonly DeviceEntry[], next: Settings): readonly string[] {
  const changes = deviceChanges(devices, next.devices)
  const waiting = changedKeys(withoutDevices(running), withoutDevices(next))
  const sentences: string[] = []
  if (changes.length > 0) sentences.push(`The changed list of devices is taken over: ${changes.join('; ')}.`)
  if (waiting.length > 0) sentences.push(`Taken over only by a restart of the server: ${waiting.join(', ')}.`)
  return sentences.length > 0 ? sentences : ['The settings file was written; nothing in it has changed.']
}

function deviceChanges(before: readonly DeviceEntry[], after: readonly DeviceEntry[]): readonly string[] {
  const admittedBefore = admitted(before)
  const admittedAfter = admitted(after)
  const letIn = [...admittedAfter.values()].filter(({ tokenSha256 }) => !admittedBefore.has(tokenSha256))
  const signedOut = [...admittedBefore.values()].filter(({ tokenSha256 }) => !admittedAfter.has(tokenSha256))
  const changed = [...admittedAfter.values()].filter((device) => {
    const known = admittedBefore.get(device.tokenSha256)
    return known !== undefined && JSON.stringify(known) !== JSON.stringify(device)
  })
  return [
    ...(letIn.length > 0 ? [`let in ${namesOf(letIn)}`] : []),
    ...(signedOut.length > 0 ? [`signed out ${namesOf(signedOut)}`] : []),
    ...(changed.length > 0 ? [`changed ${namesOf(changed)}`] : []),
  ]
}

function admitted(devices: readonly DeviceEntry[]): ReadonlyMap<string, DeviceEntry> {
  return new Map(devices.filter(({ revoked }) => !revoked).map((device) => [device.tokenSha256, device]))
}

const mostNames = 10

function namesOf(devices: readonly DeviceEntry[]): string {
  const names = devices.slice(0, mostNames).map(({ name }) => name)
  return devices.length > mostNames ? `${names.join(', ')} and ${devices.length - mostNames} more` : names.join(', ')
}

function withoutDevices(settings: Settings): Omit<Settings, 'devices'> {
  const { devices: _devices, ...rest } = settings
  return rest
}

/** The keys whose values differ, as the settings file spells them: `port`, `limits.headMs`. */
function changedKeys(before: object, after: object): readonly string[] {
  const known = new Map<string, unknown>(Object.entries(before))
  return Object.entries(after).flatMap(([key, value]: [string, unknown]) => {
    const was = known.get(key)
    if (JSON.stringify(was) === JSON.stringify(value)) return []
    const isGroup = isObject(was) && isObject(value) && (key === 'dropbox' || key === 'limits')
    return isGroup ? changedKeys(was, value).map((inner) => `${key}.${inner}`) : [key]
  })
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
