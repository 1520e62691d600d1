// Whether the graphics card draws. A driver can end Chromium's graphics process, and after some ends Chromium gives up and takes
// the whole app with it, uploads included. So the next start draws without the card, and later ones try it again.
import type { GraphicsMark } from '#shared/contract/settings.ts'

/** Starts without the card after the first loss, the second, and each later one. */
const startsWithoutCard = [1, 5, 50] as const

/** A start that went on for so long without a loss was a good one. */
export const goodStartMs = 60_000

/** True when this start draws without the card. Another version of Outbox brings another Chromium, so it tries anew. */
export function isWithoutCard(mark: GraphicsMark | null, version: string): boolean {
  return mark !== null && mark.version === version && mark.startsLeft > 0
}

/** The graphics process is gone: what is to be remembered. */
export function afterLoss(mark: GraphicsMark | null, version: string): GraphicsMark {
  const losses = mark?.version === version ? mark.losses + 1 : 1
  const startsLeft = startsWithoutCard[Math.min(losses, startsWithoutCard.length) - 1] ?? 1
  return { version, losses, startsLeft: Math.max(startsLeft, mark?.version === version ? mark.startsLeft : 0) }
}

/** A start without the card was a good one: one fewer is left. What was lost before is kept in mind. */
export function afterGoodStart(mark: GraphicsMark): GraphicsMark {
  return { ...mark, startsLeft: Math.max(0, mark.startsLeft - 1) }
}

/** True for an end of the graphics process that is no ordinary one. */
export function isGraphicsLoss({ type, reason }: { readonly type: string; readonly reason: string }): boolean {
  return type === 'GPU' && reason !== 'clean-exit' && reason !== 'killed'
}
