// The registry of Windows, read through the system's own calls: companies that use policies often forbid reg.exe.
import { errorCodeOf } from '#shared/error-code.ts'
import type { PolicyRead, PolicySource } from '#shared/policy/policy.ts'
import { registryDocument, type RegistryTree } from './registry-document.ts'

/** Only administrators may write below a key of this name. */
export const registryKey = String.raw`SOFTWARE\Policies\Outbox\Outbox`

/** Predefined handles of winreg.h, as signed numbers. */
const hives = {
  machine: { handle: -2_147_483_646, name: 'HKEY_LOCAL_MACHINE' },
  user: { handle: -2_147_483_647, name: 'HKEY_CURRENT_USER' },
} as const satisfies Readonly<Record<PolicySource, { readonly handle: number; readonly name: string }>>

const success = 0
const fileNotFound = 2
const noMoreItems = 259
/** KEY_READ, and the view of 64 bit also from a program of 32. */
const readAccess = 0x2_0019 | 0x0100
/** Characters: the longest name of a value, with its end. */
const longestName = 16_384
const mostValueBytes = 64 * 1024
const mostEntries = 2_000
const deepest = 3

/** The registry's types: REG_SZ, REG_EXPAND_SZ, REG_DWORD, REG_QWORD. */
const [textType, expandableType, numberType, longNumberType] = [1, 2, 4, 11]

type Handle = number | bigint
type Calls = {
  readonly open: (key: Handle, path: string, options: number, access: number, out: Handle[]) => number
  readonly close: (key: Handle) => number
  readonly value: (
    key: Handle,
    index: number,
    name: Buffer,
    nameUnits: number[],
    reserved: null,
    type: number[],
    data: Buffer,
    dataBytes: number[],
  ) => number
  readonly key: (
    key: Handle,
    index: number,
    name: Buffer,
    nameUnits: number[],
    reserved: null,
    className: null,
    classUnits: null,
    written: null,
  ) => number
}

/** The policy of the computer or of the person; nothing where the key does not exist. Windows only. Never throws. */
export async function readRegistryPolicy(source: PolicySource): Promise<PolicyRead> {
  const place = `${hives[source].name}\\${registryKey}`
  try {
    const tree = readKey(await registryCalls(), hives[source].handle, registryKey, 0)
    if (tree === null) return { kind: 'nothing', source, place }
    return { kind: 'found', source, place, document: registryDocument(tree) }
  } catch (error) {
    const why = errorCodeOf(error) ?? (error instanceof RegistryError ? `error ${error.status}` : 'unknown error')
    return { kind: 'unusable', source, place, because: { kind: 'unreadable', why } }
  }
}

class RegistryError extends Error {
  readonly status: number
  constructor(status: number) {
    super(`the registry answers ${status}`)
    this.status = status
  }
}

let calls: Calls | null = null

async function registryCalls(): Promise<Calls> {
  if (calls !== null) return calls
  const { default: koffi } = await import('koffi')
  const library = koffi.load('advapi32.dll')
  calls = {
    open: library.func(
      'long __stdcall RegOpenKeyExW(intptr_t key, str16 path, uint32 options, uint32 access, _Out_ intptr_t *out)',
    ),
    close: library.func('long __stdcall RegCloseKey(intptr_t key)'),
    value: library.func(
      'long __stdcall RegEnumValueW(intptr_t key, uint32 index, void *name, _Inout_ uint32 *nameUnits, void *reserved, _Out_ uint32 *type, void *data, _Inout_ uint32 *dataBytes)',
    ),
    key: library.func(
      'long __stdcall RegEnumKeyExW(intptr_t key, uint32 index, void *name, _Inout_ uint32 *nameUnits, void *reserved, void *className, void *classUnits, void *written)',
    ),
  }
  return calls
}

/** Null where there is no such key. */
function readKey(registry: Calls, parent: Handle, path: string, depth: number): RegistryTree | null {
  const out: Handle[] = [0]
  const status = registry.open(parent, path, 0, readAccess, out)
  if (status === fileNotFound) return null
  const [key] = out
  if (status !== success || key === undefined) throw new RegistryError(status)
  try {
    const keys = new Map<string, RegistryTree>()
    for (const name of depth < deepest ? keyNames(registry, key) : []) {
      const below = readKey(registry, key, name, depth + 1)
      if (below !== null) keys.set(name, below)
    }
    return { values: readValues(registry, key), keys }
  } finally {
    registry.close(key)
  }
}

function readValues(registry: Calls, key: Handle): ReadonlyMap<string, string | number | null> {
  const values = new Map<string, string | number | null>()
  const [name, data] = [Buffer.alloc(longestName * 2), Buffer.alloc(mostValueBytes)]
  for (let index = 0; index < mostEntries; index += 1) {
    const [nameUnits, type, dataBytes] = [[longestName], [0], [mostValueBytes]]
    const status = registry.value(key, index, name, nameUnits, null, type, data, dataBytes)
    if (status === noMoreItems) break
    if (status !== success) throw new RegistryError(status)
    values.set(textOf(name, (nameUnits[0] ?? 0) * 2), valueOf(type[0] ?? 0, data.subarray(0, dataBytes[0])))
  }
  return values
}

function keyNames(registry: Calls, key: Handle): readonly string[] {
  const names: string[] = []
  const name = Buffer.alloc(longestName * 2)
  for (let index = 0; index < mostEntries; index += 1) {
    const nameUnits = [longestName]
    const status = registry.key(key, index, name, nameUnits, null, null, null, null)
    if (status === noMoreItems) break
    if (status !== success) throw new RegistryError(status)
    names.push(textOf(name, (nameUnits[0] ?? 0) * 2))
  }
  return names
}

function valueOf(type: number, data: Buffer): string | number | null {
  if (type === textType || type === expandableType) return textOf(data, data.length)
  if (type === numberType && data.length === 4) return data.readUInt32LE(0)
  if (type === longNumberType && data.length === 8) return Number(data.readBigUInt64LE(0))
  return null
}

/** Text of the registry may end with a zero, with several, or with none. */
function textOf(bytes: Buffer, length: number): string {
  const text = bytes.toString('utf16le', 0, length)
  const end = text.indexOf('\0')
  return end === -1 ? text : text.slice(0, end)
}
