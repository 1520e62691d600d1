// Versions of Outbox, as far as one has to be held against another: three numbers, and a part behind a hyphen for what comes before them.

/** Three numbers, and what may stand behind a hyphen: "1.4.0", "2.0.0-beta.1". */
export const versionPattern = /^\d{1,6}\.\d{1,6}\.\d{1,6}(?:-[\da-z.-]{1,32})?$/i

/** True where `version` comes before `other`. False where one of them is no version: nobody is turned away for a word that says nothing. */
export function isOlderVersion(version: string, other: string): boolean {
  if (!versionPattern.test(version) || !versionPattern.test(other)) return false
  const [one, two] = [partsOf(version), partsOf(other)]
  const at = one.numbers.findIndex((number, index) => number !== two.numbers[index])
  if (at >= 0) return (one.numbers[at] ?? 0) < (two.numbers[at] ?? 0)
  return one.isEarly && !two.isEarly
}

function partsOf(version: string): { readonly numbers: readonly number[]; readonly isEarly: boolean } {
  const [numbers = '', early] = version.split(/-(.*)/, 2)
  return { numbers: numbers.split('.').map(Number), isEarly: early !== undefined }
}
