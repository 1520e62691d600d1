// Simple name patterns: `*` for any letters, `?` for one, the case of letters ignored. Not picomatch or minimatch: they know
// far more and make regular expressions of it, and the patterns come from people, who can write one that never ends.

/** Longer patterns are refused by settings; matching costs pattern length times name length at most. */
export const longestGlobUnits = 200

/** A test for names. Never slow, whatever the pattern: no regular expression that could backtrack forever. */
export function compileGlob(pattern: string): (name: string) => boolean {
  const glob = pattern.toLowerCase()
  return (name) => matches(glob, name.toLowerCase())
}

function matches(glob: string, name: string): boolean {
  let at = 0
  let inName = 0
  // Where to go on when a later letter does not fit: the last star takes one letter more.
  let afterStar = -1
  let starTook = 0
  while (inName < name.length) {
    if (at < glob.length && glob[at] === '*') {
      at += 1
      afterStar = at
      starTook = inName
    } else if (at < glob.length && (glob[at] === '?' || glob[at] === name[inName])) {
      at += 1
      inName += 1
    } else if (afterStar >= 0) {
      starTook += 1
      at = afterStar
      inName = starTook
    } else {
      return false
    }
  }
  while (glob[at] === '*') at += 1
  return at === glob.length
}
