// The address of a local stand-in for Dropbox: the only address but Dropbox's own that this server ever calls.
import { isLoopbackHost } from '#shared/http/loopback.ts'

/** The origin of `text` when it is an http(s) URL of this computer with nothing but an origin; else null. */
export function parseLoopbackOrigin(text: string): string | null {
  const url = URL.parse(text)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  if (!isLoopbackHost(url.hostname) || url.username !== '' || url.password !== '') return null
  return url.pathname === '/' && url.search === '' && url.hash === '' ? url.origin : null
}
