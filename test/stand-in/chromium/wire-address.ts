// The addresses of the app's own schemes inside Chromium. `app://ui/index.html` would be an unknown scheme there, so it
// travels as `https://ui.app.standin.invalid/index.html`: a secure origin of its own that no network can answer.

const suffix = '.standin.invalid'
const served = new Set<string>()
const onWire = /https:\/\/([^/\s]+)\.([a-z][a-z0-9+-]*)\.standin\.invalid/g

/** From now on addresses of this scheme are translated. */
export function serveScheme(scheme: string): void {
  served.add(scheme)
}

/** The address as Chromium sees it; other schemes stay as they are. */
export function toWire(url: string): string {
  const parsed = new URL(url)
  const scheme = parsed.protocol.slice(0, -1)
  if (!served.has(scheme)) return url
  return `https://${parsed.host || 'local'}.${scheme}${suffix}${parsed.pathname}${parsed.search}${parsed.hash}`
}

/** The app's own address for one seen in Chromium, also inside a longer text. */
export function fromWire(text: string): string {
  return text.replaceAll(onWire, '$2://$1')
}

/** A header of the app's answer, with the sources it names translated (a content policy may name `app:`). */
export function headerToWire(value: string): string {
  let translated = value
  for (const scheme of served) {
    translated = translated
      .replaceAll(new RegExp(`\\b${scheme}://([a-z0-9.-]+)`, 'g'), `https://$1.${scheme}${suffix}`)
      .replaceAll(new RegExp(`(^|[\\s;])${scheme}:(?=[\\s;]|$)`, 'g'), `$1https://*.${scheme}${suffix}`)
  }
  return translated
}
