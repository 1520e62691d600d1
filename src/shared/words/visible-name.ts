// File names as a person may safely see them. A name is data from anywhere: it may try to colour the terminal, turn the
// text around or hide its own ending, and it may hold bytes that are no text at all.

/** Invisible or harmful when printed: control, format and bidi characters, fillers, line ends, half surrogates. */
const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u

/** Joiners that are part of how these scripts are written, when they stand between two of their letters. */
const joinedScripts =
  /[\p{scx=Arab}\p{scx=Beng}\p{scx=Deva}\p{scx=Gujr}\p{scx=Guru}\p{scx=Knda}\p{scx=Mlym}\p{scx=Orya}\p{scx=Sinh}\p{scx=Taml}\p{scx=Telu}]/u
const picture = /\p{Extended_Pictographic}/u
const pictureEnd = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{fe0f}]/u

/**
 * The name with everything invisible spelled out: `⟨U+202E⟩` for a character, `⟨byte E9⟩` for a byte of a name that is
 * not valid UTF-8 (such bytes are carried as the half surrogates U+DC80 to U+DCFF). Joiners inside pictures and inside
 * scripts that need them stay. The result holds no control character, so it is safe in a terminal and in a window.
 */
export function visibleName(name: string): string {
  if (!hidden.test(name)) return name
  const characters = Array.from(name)
  return characters.map((character, at) => visibleCharacter(character, characters[at - 1], characters[at + 1])).join('')
}

/**
 * The last segment of a path inside a folder (`/` between the names), made visible: how sentences name a file. Not for a path of
 * the system: on Windows that has another separator, and would be shown whole.
 */
export function visibleBaseName(path: string): string {
  return visibleName(path.slice(path.lastIndexOf('/') + 1))
}

function visibleCharacter(character: string, before: string | undefined, after: string | undefined): string {
  if (!hidden.test(character) || belongs(character, before ?? '', after ?? '')) return character
  const codePoint = character.codePointAt(0) ?? 0
  const hex = codePoint.toString(16).toUpperCase()
  if (codePoint >= 0xdc80 && codePoint <= 0xdcff) return `⟨byte ${hex.slice(2)}⟩`
  return `⟨U+${hex.padStart(4, '0')}⟩`
}

/** True for the few invisible characters that honest names need. */
function belongs(character: string, before: string, after: string): boolean {
  if (character === '\u{fe0f}') return /\p{Emoji}/u.test(before)
  if (character === '\u{200d}' && pictureEnd.test(before) && picture.test(after)) return true
  const joiner = character === '\u{200d}' || character === '\u{200c}'
  return joiner && joinedScripts.test(before) && joinedScripts.test(after)
}
