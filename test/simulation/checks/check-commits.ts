// What Dropbox wrote down of a run: whole bytes, under the names that were meant, over nothing that is not ours to replace.
import type { Scene } from './scene.ts'
import type { SimDropbox } from '../fakes/sim-dropbox.ts'
import { foldPath } from '#shared/names.ts'

type Held = { readonly hash: string; readonly isOurs: boolean }

/** Judges all commits of all accounts, at the end of a run. */
export function checkCommits(scene: Scene): void {
  for (const account of scene.targets.accounts) checkJournal(scene, account)
}

function checkJournal(scene: Scene, account: SimDropbox): void {
  const { findings, places, targets } = scene
  const bases = targets.all.filter(({ dropbox }) => dropbox === account).map(({ base }) => `${base}/`)
  const held = new Map<string, Held>()
  for (const entry of account.model.journal) {
    if (entry.kind !== 'commit') continue
    const base = bases.find((start) => entry.path.startsWith(start)) ?? ''
    const path = entry.path.slice(base.length).replace(/ \(from laptop, [^)]*\)/, '')
    const now: Held = { hash: entry.contentHash, isOurs: entry.linkId !== null }
    const key = foldPath(entry.path)
    if (now.isOurs) {
      if (!isDamaged(now) && !places.wasEverWhole(path, now.hash)) findings.fail('no torn bytes', path)
      if (entry.path.includes('(from ') && !copiesAreRight(scene, path)) findings.fail('no copy nobody asked for', path)
      checkReplaced(scene, path, held.get(key) ?? null, now)
    }
    held.set(key, now)
  }
}

function checkReplaced({ documents, findings }: Scene, path: string, before: Held | null, now: Held): void {
  if (before === null) return
  if (!before.isOurs) return findings.fail('nothing of others is overwritten', path)
  if (isDamaged(before) || isDamaged(now)) return
  if (!documents.areOne(path, before.hash, now.hash)) {
    findings.fail('no document replaces another', `${path}: ${before.hash} by ${now.hash}`)
  }
}

function isDamaged({ hash }: Held): boolean {
  return hash.startsWith('damaged ')
}

/**
 * A second file beside the first is right only where somebody else wrote, where another document had the name, where we
 * lost our memory or never had it, or where the name had two spellings: then both are kept rather than one guessed away.
 */
function copiesAreRight({ documents, faults, places, targets }: Scene, path: string): boolean {
  // Also pieces of an earlier send that was given up make a damaged file of a server that looks at none.
  const isDamagedThere = faults.wrongHash > 0 || faults.trustsPieces
  if (faults.rival > 0 || isDamagedThere || faults.ledgerLost > 0 || faults.noChecks) return true
  return targets.changes > 0 || places.hadBoth(path) || places.hadTwoSpellings(path) || documents.mayBeTwo(path)
}
