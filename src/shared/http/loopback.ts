// Which addresses mean this computer itself. Trials on one machine are let off https and off a proxy for these alone.

/** The three spellings that a link or the address of a company server may have: what people and programs write. */
const usualHosts: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost'])

/** True for `localhost`, 127.0.0.0/8 and ::1, as `URL.hostname` or a listening address spells them. */
export function isLoopbackHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase()
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host)
}

/** The same for where bytes and credentials go: `URL.hostname` must be one of the three usual spellings. */
export function isUsualLoopbackHost(hostname: string): boolean {
  return isLoopbackHost(hostname) && usualHosts.has(hostname)
}
