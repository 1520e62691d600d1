// The policy for Linux and macOS: a schema, and samples that say little, for whoever copies a sample means what it says.
import { z } from 'zod'
import { preferencesDomain } from '#adapters/policy/managed-preferences.ts'
import { policySchema, type PolicyValues } from '#shared/policy/schema.ts'
import { writeXml, xml, type Xml } from './xml.ts'

type Sample = { readonly enforced: Partial<PolicyValues>; readonly defaults: Partial<PolicyValues> }

export const sample: Sample = {
  enforced: { serverUrl: 'https://outbox.example.com', ignorePatterns: ['*.pst'] },
  defaults: { watchFolder: '~/Outbox', notices: 'attention' },
}

export function writeSamplePolicy(): string {
  return `${JSON.stringify({ version: 1, ...sample }, null, 2)}\n`
}

/** Editors check a policy against it; Outbox itself checks more. */
export function writeJsonSchema(): string {
  const values = policySchema.partial()
  const schema = z.strictObject({ version: z.literal(1), enforced: values.optional(), defaults: values.optional() })
  return `${JSON.stringify({ title: 'Outbox policy', ...z.toJSONSchema(schema) }, null, 2)}\n`
}

const doctype =
  '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n'

/** A profile for the whole computer. Its identifiers are to be replaced by the company's own. */
export function writeProfile(): string {
  const payload = {
    ...sample.enforced,
    Defaults: sample.defaults,
    PayloadType: preferencesDomain,
    PayloadIdentifier: 'com.example.outbox.settings',
    PayloadUUID: 'B4C0A5B1-5E0E-4C55-9C4B-3B1F6E5B7A01',
    PayloadVersion: 1,
  }
  const profile = {
    PayloadContent: [payload],
    PayloadDisplayName: 'Outbox',
    PayloadIdentifier: 'com.example.outbox',
    PayloadScope: 'System',
    PayloadType: 'Configuration',
    PayloadUUID: 'B4C0A5B1-5E0E-4C55-9C4B-3B1F6E5B7A02',
    PayloadVersion: 1,
  }
  return writeXml(xml('plist', { version: '1.0' }, property(profile)), doctype)
}

type Property = string | number | boolean | readonly Property[] | { readonly [name: string]: Property }

function property(value: Property): Xml {
  if (typeof value === 'string') return xml('string', {}, value)
  if (typeof value === 'number') return xml('integer', {}, String(value))
  if (typeof value === 'boolean') return xml(value ? 'true' : 'false')
  if (Array.isArray(value)) return xml('array', {}, ...value.map(property))
  return xml('dict', {}, ...Object.entries(value).flatMap(([key, of]) => [xml('key', {}, key), property(of)]))
}
