// One rule: for whom it is, where their files go, and which of them. Pure.
import { z } from 'zod'
import type { Device } from '../devices.ts'
import { parseTemplate } from './base-template.ts'
import type { Words } from './base-template.ts'

const fileType = z.string().regex(/^[^\s./\\]{1,32}$/, 'is not a file type like "pdf"')
const types = z.array(fileType).min(1).max(200)
const named = z.array(z.string().min(1).max(1024)).min(1).max(1000)

export const placementRuleSchema = z.strictObject({
  /** Only people of one of these groups. */
  groups: named.optional(),
  /** Only computers of these names; a `*` at the end stands for whatever follows. */
  devices: named.optional(),
  base: z.string().transform((text, context) => {
    const template = parseTemplate(text)
    if (template !== null) return template
    const message =
      'is not a folder like "/Inbox/{user}/{yyyy}/{mm}"; blanks are {user}, {device}, {yyyy}, {mm} and {dd}'
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }),
  onlyTypes: types.optional(),
  refusedTypes: types.optional(),
  maxBytes: z.int().min(0).optional(),
  conflict: z.enum(['keep_both', 'replace', 'refuse']).optional(),
  names: z.enum(['as_they_are', 'for_all_systems']).default('as_they_are'),
})

export type PlacementRule = z.output<typeof placementRuleSchema>

/** The first rule that is for `device`; null for none. A folder with `{user}` is for people only. */
export function ruleFor(rules: readonly PlacementRule[], device: Device): PlacementRule | null {
  return rules.find((rule) => isFor(rule, device)) ?? null
}

function isFor({ base, devices, groups }: PlacementRule, { name, person }: Device): boolean {
  if (groups !== undefined && !groups.some((group) => person?.groups.includes(group) === true)) return false
  if (devices !== undefined && !devices.some((pattern) => fits(pattern, name))) return false
  return person !== undefined || !base.some((token) => token.kind === 'blank' && token.blank === 'user')
}

function fits(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
}

/** What stands in the blanks for `device`: a person's own folder has the person's name. */
export function wordsOf({ base, name, person }: Device): Words {
  return { user: person === undefined ? null : base.slice(base.lastIndexOf('/') + 1), device: name }
}

/** Why a file is not taken, as far as its name and size tell; null when it is. Advice to honest clients: nobody sees the bytes. */
export function refusedBy(
  { maxBytes, onlyTypes, refusedTypes }: PlacementRule,
  { path, size }: { readonly path: string; readonly size: number },
): 'type' | 'size' | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  const type = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : ''
  const isAmong = (list: readonly string[]) => list.some((one) => one.toLowerCase() === type)
  if (onlyTypes !== undefined && !isAmong(onlyTypes)) return 'type'
  if (refusedTypes !== undefined && isAmong(refusedTypes)) return 'type'
  return maxBytes !== undefined && size > maxBytes ? 'size' : null
}
