// Whether a page that died is loaded once more.

const mostReloads = 3
const windowMs = 5 * 60_000

export type CrashJudgement = { readonly may: boolean; readonly crashesMs: readonly number[] }

/** `crashesMs`: earlier crashes. A page that dies again and again is left until somebody opens the window. */
export function mayReload(crashesMs: readonly number[], nowMs: number): CrashJudgement {
  const recent = [...crashesMs.filter((atMs) => nowMs - atMs < windowMs), nowMs]
  return { may: recent.length <= mostReloads, crashesMs: recent.slice(-mostReloads - 1) }
}
