// This folder: what administrators put where their system keeps policies, made from the one schema (`npm run policy`).

// The schema of policies in the plain terms that templates and tables are written from.
import { z } from 'zod'
import { registryName } from '#adapters/policy/registry-document.ts'
import { policySchema, type PolicyKey } from '#shared/policy/schema.ts'

export type Form =
  | { readonly kind: 'text'; readonly longest: number }
  | { readonly kind: 'switch' }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'list' }

export type Description = {
  readonly key: PolicyKey
  /** As the registry and templates call it. */
  readonly name: string
  readonly title: string
  readonly help: string
  readonly form: Form
}

const propertySchema = z.object({
  type: z.enum(['string', 'boolean', 'integer', 'array']),
  title: z.string(),
  description: z.string(),
  enum: z.array(z.string()).optional(),
  maxLength: z.int().optional(),
  minimum: z.int().optional(),
  maximum: z.int().optional(),
})

/** All keys, in the order of the schema. */
export function describePolicy(): readonly Description[] {
  const { properties } = z
    .object({ properties: z.record(policySchema.keyof(), propertySchema) })
    .parse(z.toJSONSchema(policySchema))
  return policySchema.keyof().options.map((key) => {
    const { description, title, ...rest } = properties[key]
    return { key, name: registryName(key), title, help: description, form: formOf(rest) }
  })
}

function formOf(property: Omit<z.infer<typeof propertySchema>, 'title' | 'description'>): Form {
  switch (property.type) {
    case 'boolean':
      return { kind: 'switch' }
    case 'integer':
      return { kind: 'number', least: property.minimum ?? 0, most: property.maximum ?? 0 }
    case 'array':
      return { kind: 'list' }
    case 'string':
      if (property.enum !== undefined) return { kind: 'choice', choices: property.enum }
      return { kind: 'text', longest: property.maxLength ?? 0 }
  }
}
