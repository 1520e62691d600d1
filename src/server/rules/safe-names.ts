// Names as every computer of the company can keep them, where a rule wants that. Pure.

/** Windows takes none of them, and Dropbox has long refused what lies beyond U+FFFF. */
const unusual = /[<>:"|?*\\\p{Cc}\u{10000}-\u{10FFFF}]/gu

/** What Windows takes for a device, with whatever ending. */
const deviceName = /^(con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³])(?=\.|$)/i

/**
 * `path` with names that Windows, macOS and Linux all keep: an underscore stands where a character cannot be. Two names may become one;
 * then the conflict rule decides. Segments that are no name (`..`, nothing) stay as they are and are refused.
 */
export function safePath(path: string): string {
  return path
    .normalize('NFC')
    .split('/')
    .map((name) => (name === '' || /^\.{1,2}$/.test(name) ? name : safeName(name)))
    .join('/')
}

function safeName(name: string): string {
  const plain = name.toWellFormed().replace(unusual, '_').replace('\uFFFD', '_')
  const edged = plain.replace(/^ +/, (spaces) => '_'.repeat(spaces.length))
  return withoutTail(edged).replace(deviceName, '$1_')
}

/** Dots and spaces at the end vanish on Windows. By hand: a pattern for it would look at each dot of a long name again and again. */
function withoutTail(name: string): string {
  let end = name.length
  while (end > 0 && (name[end - 1] === '.' || name[end - 1] === ' ')) end -= 1
  return name.slice(0, end) + '_'.repeat(name.length - end)
}
