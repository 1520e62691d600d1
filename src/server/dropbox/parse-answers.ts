// Reads what Dropbox answered. Nothing is believed before it has the right shape: a proxy's HTML page with status 200
// is not a link, and the SDK hands such a page on as a string.
import { tryParse } from '#shared/try-parse.ts'
import { z } from 'zod'
import { isLoopbackHost } from '#shared/http/loopback.ts'
import type { StoredFile } from './types.ts'
import type { Trouble } from './failures.ts'

/** What is at a path, with what matters when somebody wants to write there. */
export type PathFinding =
  | { readonly kind: 'nothing' }
  | ({ readonly kind: 'file' } & StoredFile)
  | { readonly kind: 'folder'; readonly readOnly: boolean }

export type Space = { readonly kind: 'space'; readonly usedBytes: number; readonly allocatedBytes: number }
export type Account = { readonly kind: 'account'; readonly id: string }
export type Link = { readonly kind: 'link'; readonly url: string }

/** One page of a listing; `cursor` is null on the last one. */
export type Page = { readonly kind: 'page'; readonly files: readonly StoredFile[]; readonly cursor: string | null }

const fileSchema = z.object({
  '.tag': z.literal('file'),
  path_display: z.string().optional(),
  name: z.string(),
  rev: z.string().regex(/^[0-9a-f]{9,}$/),
  content_hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})
const folderSchema = z.object({
  '.tag': z.literal('folder'),
  sharing_info: z.object({ read_only: z.boolean().optional() }).optional(),
})
const lookSchema = z.discriminatedUnion('.tag', [fileSchema, folderSchema])
const pageSchema = z.object({ entries: z.array(z.unknown()), cursor: z.string(), has_more: z.boolean() })
const individualSchema = z.object({ '.tag': z.literal('individual'), allocated: z.number() })
const teamSchema = z.object({ '.tag': z.literal('team'), allocated: z.number(), used: z.number() })
const spaceSchema = z.object({ used: z.number(), allocation: z.union([individualSchema, teamSchema]) })
const accountSchema = z.object({ account_id: z.string().min(1).max(256) })
const linkSchema = z.object({ link: z.string().max(2048) })
const pathErrorSchema = z.object({ error: z.object({ path: z.object({ '.tag': z.string() }) }) })
const signInErrorSchema = z.object({ error: z.object({ '.tag': z.string() }) })

const unusable = { kind: 'error' } as const

/** Reads the metadata of one entry; `path` is what was asked for. */
export function readLook(result: unknown, path: string): PathFinding | Trouble {
  const parsed = tryParse(lookSchema, result)
  if (!parsed.success) return unusable
  const entry = parsed.data
  if (entry['.tag'] === 'folder') return { kind: 'folder', readOnly: entry.sharing_info?.read_only === true }
  return { kind: 'file', ...readFile(entry, path) }
}

/** Reads the 409 of a lookup. */
export function readLookError(body: unknown): PathFinding | Trouble {
  const parsed = tryParse(pathErrorSchema, body)
  if (!parsed.success) return unusable
  switch (parsed.data.error.path['.tag']) {
    case 'not_found':
    case 'not_folder': // a file stands where a parent folder should be; the diagnosis finds it
      return { kind: 'nothing' }
    case 'malformed_path':
      return { kind: 'malformed_path' }
    default:
      return unusable
  }
}

/** Reads one page of a folder's listing. Folders and deleted entries are left out. */
export function readPage(result: unknown, folder: string): Page | Trouble {
  const parsed = tryParse(pageSchema, result)
  if (!parsed.success) return unusable
  const files: StoredFile[] = []
  for (const entry of parsed.data.entries) {
    const file = tryParse(fileSchema, entry)
    if (file.success) files.push(readFile(file.data, `${folder}/${file.data.name}`))
  }
  return { kind: 'page', files, cursor: parsed.data.has_more ? parsed.data.cursor : null }
}

/** Reads how much space is left, for the whole team where there is one. */
export function readSpace(result: unknown): Space | Trouble {
  const parsed = tryParse(spaceSchema, result)
  if (!parsed.success) return unusable
  const { allocation, used } = parsed.data
  const usedBytes = allocation['.tag'] === 'team' ? allocation.used : used
  return { kind: 'space', usedBytes, allocatedBytes: allocation.allocated }
}

/** Reads whose account it is. */
export function readAccount(result: unknown): Account | Trouble {
  const parsed = tryParse(accountSchema, result)
  return parsed.success ? { kind: 'account', id: parsed.data.account_id } : unusable
}

/** Reads a new link. `linkHosts` are the exact hosts it may point to; none means this computer only. */
export function readLink(result: unknown, linkHosts: readonly string[]): Link | Trouble {
  const parsed = tryParse(linkSchema, result)
  return parsed.success && isLinkUrl(parsed.data.link, linkHosts) ? { kind: 'link', url: parsed.data.link } : unusable
}

/** True for a 401 that another token cures; a missing scope or a suspended account it does not. */
export function isStaleToken(body: unknown): boolean {
  const parsed = tryParse(signInErrorSchema, body)
  return parsed.success && ['expired_access_token', 'invalid_access_token'].includes(parsed.data.error['.tag'])
}

/** True for a 401 that says the app was not given a permission. */
export function isMissingScope(body: unknown): boolean {
  const parsed = tryParse(signInErrorSchema, body)
  return parsed.success && parsed.data.error['.tag'] === 'missing_scope'
}

function readFile(entry: z.infer<typeof fileSchema>, fallbackPath: string): StoredFile {
  return { path: entry.path_display ?? fallbackPath, rev: entry.rev, contentHash: entry.content_hash ?? null }
}

function isLinkUrl(text: string, linkHosts: readonly string[]): boolean {
  const url = URL.parse(text)
  if (url === null || url.username !== '' || url.password !== '') return false
  if (linkHosts.length === 0) return isLoopbackHost(url.hostname)
  return url.protocol === 'https:' && url.port === '' && linkHosts.includes(url.hostname)
}
