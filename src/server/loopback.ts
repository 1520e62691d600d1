// Which addresses mean this computer itself: the only ones plain http is ever allowed for.

/** True for `localhost`, 127.0.0.0/8 and ::1, as `URL.hostname` or a listening address spells them. */
export function isLoopbackHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase()
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
}

/** The origin of `text` when it is an http(s) URL of this computer with nothing but an origin; else null. */
export function parseLoopbackOrigin(text: string): string | null {
  const url = URL.parse(text)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  if (!isLoopbackHost(url.hostname) || url.username !== '' || url.password !== '') return null
  return url.pathname === '/' && url.search === '' && url.hash === '' ? url.origin : null
}
