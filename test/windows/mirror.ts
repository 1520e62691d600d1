// Where a Debian is installed from.

const usual = 'http://deb.debian.org/debian'

/** The first archive of Debian itself that these source lists name, in either of their two forms; else the usual one. */
export function mirrorIn(sourceLists: readonly string[]): string {
  const lines = sourceLists.flatMap((text) => text.split('\n'))
  const found = lines.flatMap((line) => {
    const address = /^URIs:\s*(\S+)/.exec(line) ?? /^deb\s+(?:\[[^\]]*\]\s+)?(\S+)/.exec(line)
    return address?.[1] === undefined ? [] : [address[1].replace(/\/$/, '')]
  })
  return found.find((address) => /^https?:\/\/.*\/debian$/.test(address)) ?? usual
}
