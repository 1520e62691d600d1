/** Whole seconds that are left until a moment, 0 when it is over. The last one is shown until its end. */
export function secondsLeft(untilMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((untilMs - nowMs) / 1_000))
}
