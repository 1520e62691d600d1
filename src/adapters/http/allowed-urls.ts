// This folder: requests with a limit on every wait.

// Where bytes and credentials may go. Pure: decides on the text of a URL, before anything connects.
import { isUsualLoopbackHost } from '#shared/http/loopback.ts'

export type LinkRefusal =
  | 'too_long'
  | 'not_plain' // characters no link has, or a form that only becomes a URL after repair
  | 'not_a_url'
  | 'not_https'
  | 'has_credentials'
  | 'wrong_host'
  | 'wrong_port'
  | 'has_query'
  | 'wrong_path'

export type LinkRules = {
  /** Also http and https to 127.0.0.1, [::1] and localhost, on any port. For trials on one machine. */
  readonly allowLoopback: boolean
  /** Exact host names. */
  readonly hosts: readonly string[]
}

export type ParsedLink =
  | { readonly kind: 'ok'; readonly url: URL }
  | { readonly kind: 'refused'; readonly because: LinkRefusal }

/**
 * The hosts Dropbox has handed out upload links for: the one it uses today, and the one its older documents show.
 * Exact names: a suffix rule would let whoever gets hold of one forgotten subdomain receive company files.
 */
export const defaultUploadHosts: readonly string[] = ['content.dropboxapi.com', 'dl.dropboxusercontent.com']

/** Checks a link that a company server handed out. Only the form Dropbox itself writes passes. */
export function parseUploadLink(text: string, rules: LinkRules): ParsedLink {
  const url = parsePlain(text, maxLinkLength)
  if (typeof url === 'string') return { kind: 'refused', because: url }
  const because = linkRefusal(url, text, rules)
  return because === null ? { kind: 'ok', url } : { kind: 'refused', because }
}

export type ServerRefusal =
  | 'too_long'
  | 'not_plain'
  | 'not_a_url'
  | 'not_https'
  | 'loopback_needs_flag' // http to this machine, without the flag that permits it
  | 'has_credentials'
  | 'has_query'
  | 'has_path'

export type ParsedServer =
  | { readonly kind: 'ok'; readonly url: URL }
  | { readonly kind: 'refused'; readonly because: ServerRefusal }

/** Checks the address of the company server: an https origin, or http to this machine when that is allowed. */
export function parseServerUrl(text: string, rules: { readonly allowLoopback: boolean }): ParsedServer {
  const url = parsePlain(text, maxServerLength)
  if (typeof url === 'string') return { kind: 'refused', because: url }
  const because = serverRefusal(url, text, rules.allowLoopback)
  return because === null ? { kind: 'ok', url } : { kind: 'refused', because }
}

const maxLinkLength = 512 // Dropbox's have about 55 characters
const maxServerLength = 300 // a host name has at most 253

/** Ids seen are 14 or 15 characters of base64url; room is left for longer ones. */
const linkPath = /^\/apitul\/1\/[A-Za-z0-9_-]{1,256}$/

/** Printable ASCII without the backslash, which URL parsers silently read as a slash. */
const plainText = /^[\x21-\x5b\x5d-\x7e]+$/

/** Reads the text as the WHATWG standard does, but refuses what that standard would first have to repair. */
function parsePlain(text: string, maxLength: number): URL | 'too_long' | 'not_plain' | 'not_a_url' {
  if (text.length > maxLength) return 'too_long'
  if (!plainText.test(text)) return 'not_plain'
  return URL.parse(text) ?? 'not_a_url'
}

function linkRefusal(url: URL, text: string, rules: LinkRules): LinkRefusal | null {
  if (url.username !== '' || url.password !== '' || text.includes('@')) return 'has_credentials'
  const isLoopback = rules.allowLoopback && isUsualLoopbackHost(url.hostname)
  const isPlainHttp = url.protocol === 'http:' && isLoopback
  if (url.protocol !== 'https:' && !isPlainHttp) return 'not_https'
  if (!isLoopback && !rules.hosts.includes(url.hostname)) return 'wrong_host'
  if (!isLoopback && url.port !== '') return 'wrong_port'
  if (text.includes('?') || text.includes('#')) return 'has_query'
  if (!linkPath.test(url.pathname)) return 'wrong_path'
  // What the parser had to change (case, escapes, dots, a default port) is not a link Dropbox wrote.
  return url.href === text ? null : 'not_plain'
}

function serverRefusal(url: URL, text: string, allowLoopback: boolean): ServerRefusal | null {
  if (url.username !== '' || url.password !== '' || text.includes('@')) return 'has_credentials'
  if (url.protocol !== 'https:') {
    const isLoopback = url.protocol === 'http:' && isUsualLoopbackHost(url.hostname)
    if (!isLoopback) return 'not_https'
    if (!allowLoopback) return 'loopback_needs_flag'
  }
  if (text.includes('?') || text.includes('#')) return 'has_query'
  if (url.pathname !== '/') return 'has_path'
  // Upper case and the slash at the end are a person's choice; any other repair is not.
  const written = text.toLowerCase()
  return url.href === written || url.href === `${written}/` ? null : 'not_plain'
}
