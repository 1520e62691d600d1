// What lies in the registry of Windows, brought into the one form of a policy. Pure: the registry is read elsewhere.
import { isSwitch, policyKeys, type PolicyKey } from '#shared/policy/schema.ts'

/** A key of the registry: REG_SZ and REG_EXPAND_SZ are texts, REG_DWORD and REG_QWORD numbers; null is any other type. */
export type RegistryTree = {
  readonly values: ReadonlyMap<string, string | number | null>
  readonly keys: ReadonlyMap<string, RegistryTree>
}

/** Beside the values that hold: those a person may change. */
const defaultsKey = 'defaults'

/**
 * Names are those of the schema with a capital; Windows does not tell capitals from small letters. A switch is a number 1 or 0, a list
 * a key with a value an entry, in the order of their names. What is of another type comes through as it is, and is found invalid.
 */
export function registryDocument(tree: RegistryTree): unknown {
  const below = [...tree.keys].find(([name]) => name.toLowerCase() === defaultsKey)?.[1]
  return { version: 1, enforced: valuesOf(tree), defaults: below === undefined ? {} : valuesOf(below) }
}

function valuesOf({ keys, values }: RegistryTree): Readonly<Record<string, unknown>> {
  const single = [...values].filter(([name]) => name !== '').map(([name, value]) => named(name, value))
  const lists = [...keys]
    .filter(([name]) => name.toLowerCase() !== defaultsKey)
    .map(([name, list]): readonly [string, unknown] => [keyNamed(name) ?? name, entriesOf(list)])
  return Object.fromEntries([...single, ...lists])
}

function named(name: string, value: string | number | null): readonly [string, unknown] {
  const key = keyNamed(name)
  if (key === null) return [name, value]
  return [key, isSwitch(key) && (value === 0 || value === 1) ? value === 1 : value]
}

function keyNamed(name: string): PolicyKey | null {
  return policyKeys.find((key) => key.toLowerCase() === name.toLowerCase()) ?? null
}

function entriesOf({ values }: RegistryTree): readonly unknown[] {
  const names = [...values.keys()].toSorted(
    (one, other) => Number(one) - Number(other) || one.localeCompare(other, 'en'),
  )
  return names.map((name) => values.get(name) ?? null)
}

/** The name of a key in the registry and in templates: `serverUrl` is `ServerUrl` there. */
export function registryName(key: PolicyKey): string {
  return key.slice(0, 1).toUpperCase() + key.slice(1)
}
