// Programs of root that may not read what its rights do not let it read.

const isRoot = process.getuid?.() === 0

/**
 * `words` for `spawn`, so that the program meets the rights of files as anybody does. Root stays root, who owns the checkout: another
 * user could not read that where it lies in root's own home.
 */
export function withoutPrivilege(words: readonly string[]): readonly [command: string, ...args: string[]] {
  const own = [process.execPath, ...words] as const
  return isRoot ? ['setpriv', '--bounding-set', '-dac_override,-dac_read_search', ...own] : own
}
