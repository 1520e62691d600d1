// Planted bugs of how the world is treated: holds, probes, pauses, links and slots.
import type { PlantedBug } from './planted-bug.ts'

export const bugsOfManners: readonly PlantedBug[] = [
  {
    name: 'holds all files for a page about one',
    file: 'src/engine/upload/moves.ts',
    find: "signal: { kind: 'well', side: 'server' },",
    replace: "signal: { kind: 'down', side: 'server', reason: 'captive_portal', afterMs: null },",
  },
  {
    name: 'asks a server before the time it gave',
    file: 'src/engine/queue/circuit-breaker.ts',
    find: 'const serverWaitMs = politeWaitMs(afterMs)',
    replace: 'const serverWaitMs = politeWaitMs(afterMs === null ? null : 0)',
  },
  {
    name: 'tries a world in trouble with several at once',
    file: 'src/engine/queue/admission.ts',
    find: 'return hold.untilMs <= now.nowMs && busy === 0',
    replace: 'return hold.untilMs <= now.nowMs && busy >= 0',
  },
  {
    name: 'lifts the hold of one side when the other is well',
    file: 'src/engine/queue/circuit-breaker.ts',
    find: 'holds: isLifted ? { ...health.holds, [signal.side]: null } : health.holds',
    replace: 'holds: isLifted ? healthy.holds : health.holds',
  },
  {
    name: 'lifts a hold before its time',
    file: 'src/engine/queue/circuit-breaker.ts',
    find: 'const isLifted = hold !== null && hold.untilMs <= context.nowMs',
    replace: 'const isLifted = hold !== null',
  },
  {
    name: 'goes on with all when Dropbox is busy',
    file: 'src/engine/upload/on-sent.ts',
    find: 'return unclear(upload, context, { sending, reason, delayMs: worldBackoffMs(upload, context), signal })',
    replace:
      "return (void signal, unclear(upload, context, { sending, reason, delayMs: worldBackoffMs(upload, context), signal: { kind: 'well', side: 'dropbox' } }))",
  },
  {
    name: 'goes on sending through a pause',
    file: 'src/engine/upload/state-machine.ts',
    find: "if (state.kind === 'sending' || state.kind === 'moving')",
    replace: "if (state.kind === 'moving')",
  },
  {
    name: 'keeps a link in hand through a pause',
    file: 'src/engine/upload/state-machine.ts',
    find: "if (state.kind === 'linking' && state.ready !== null)\n    return waitFor(upload, context, { next: 'link', fingerprint: state.fingerprint, reason: 'queued', delayMs: 0 })",
    replace: '',
  },
  {
    name: 'keeps the link of a file that is held back',
    file: 'src/engine/upload/on-intent.ts',
    find: "if (intent === 'go' || state.ready === null) return enter(upload, state, { intent }, { note })",
    replace: 'return enter(upload, state, { intent }, { note })',
  },
  {
    name: 'uses a link that lay about',
    file: 'src/engine/upload/state-machine.ts',
    find: 'context.nowMs - ready.sinceMs > longestReadyMs ||',
    replace: '(void longestReadyMs, false) ||',
  },
  {
    name: 'uses a link that has ended',
    file: 'src/engine/upload/state-machine.ts',
    find: 'expiresAtMs - context.nowMs < leastLinkLifeMs',
    replace: '(void leastLinkLifeMs, expiresAtMs === 0)',
  },
  {
    name: 'sends while the ledger fails',
    file: 'src/engine/queue/admission.ts',
    find: "if (now.folder !== 'there' || now.ledgerTrouble !== null || !mayProbe(now.hold, now, inFlight(now))) return closed",
    replace: "if (now.folder !== 'there' || !mayProbe(now.hold, now, inFlight(now))) return closed",
  },
  {
    name: 'gives all slots to large files',
    file: 'src/engine/queue/admission.ts',
    find: 'large: open && busyLarge < Math.max(1, all - 1)',
    replace: 'large: open && busyLarge < all',
  },
  {
    name: 'takes sends that we cut off for trouble of the connection',
    file: 'src/engine/upload/on-sent.ts',
    find: 'if (answer.wasCancelled === true) return cutOff(',
    replace: 'if (answer.wasCancelled === true && context.nowMs < 0) return cutOff(',
  },
]
