// Reads an answer to a question for a link, as strictly as Outbox does.
import { defaultUploadHosts, parseUploadLink } from '#adapters/http/allowed-urls.ts'
import { linkReplySchema } from '#shared/contract/link-api.ts'
import type { LinkReply } from '#shared/contract/link-api.ts'
import { tryParse } from '#shared/try-parse.ts'
import { wordsOf } from './ask.ts'
import type { Seen } from './ask.ts'

export type LinkSeen =
  | { readonly kind: 'link'; readonly url: URL; readonly reply: Extract<LinkReply, { kind: 'link' }> }
  | { readonly kind: 'stored'; readonly reply: Extract<LinkReply, { kind: 'stored' }> }
  /** `because` says what was seen in its place. */
  | { readonly kind: 'none'; readonly because: string }

/** `allowLoopback`: the server is on this computer, and so may its Dropbox be. */
export function linkOf(seen: Seen, allowLoopback: boolean): LinkSeen {
  if (seen.status !== 200) return { kind: 'none', because: wordsOf(seen) }
  const { data, error } = tryParse(linkReplySchema, seen.json)
  if (data === undefined) {
    const place = error.issues[0]?.path.join('.') ?? ''
    return { kind: 'none', because: `200 with another shape${place === '' ? '' : ` (${place})`}` }
  }
  if (data.kind === 'stored') return { kind: 'stored', reply: data }
  const link = parseUploadLink(data.url, { allowLoopback, hosts: defaultUploadHosts })
  if (link.kind === 'refused') return { kind: 'none', because: `a link that Outbox does not use (${link.because})` }
  return { kind: 'link', url: link.url, reply: data }
}
