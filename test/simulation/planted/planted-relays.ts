// Bugs in how large files go through the company server.
import type { PlantedBug } from './planted-bug.ts'

const decisions = 'src/adapters/transfer/relay/decisions.ts'
const course = 'src/adapters/transfer/relay/send-relay.ts'

export const bugsOfRelays: readonly PlantedBug[] = [
  {
    name: 'sends the last piece without a look at the file',
    file: course,
    find: 'const surprise = piece.end === sizeBytes ? await file.verify() : null',
    replace: 'const surprise = piece.end < 0 ? await file.verify() : null',
  },
  {
    name: 'takes a lost answer to the finish for "nothing was stored"',
    file: decisions,
    find: "if (answer.hasLeft || wasUnclear) return unanswered('outcome_unknown')",
    replace:
      "if (answer.hasLeft || wasUnclear) return end({ kind: 'network', reason: answer.reason, unreachable: false })",
  },
  {
    name: 'does not wait for as long as the server asks',
    file: decisions,
    find: 'return Math.max(askedMs ?? 0, Math.min(',
    replace: 'return Math.max(0 * (askedMs ?? 0), Math.min(',
  },
  {
    name: 'goes on with a relay through a pause',
    file: 'src/engine/upload/state-machine.ts',
    find: "if (state.kind === 'sending' || state.kind === 'moving')",
    replace: "if ((state.kind === 'sending' && state.terms.way === 'post') || state.kind === 'moving')",
  },
  {
    name: 'says sent without a look at the hash that a relay was stored with',
    file: 'src/engine/upload/on-sent.ts',
    find: 'if (answer.contentHash !== fingerprint.contentHash)',
    replace: "if (answer.contentHash !== fingerprint.contentHash && sending.terms.way === 'post')",
  },
  {
    name: 'takes a finish that was stopped on its way for one that never left',
    file: decisions,
    find: "return answer.hasLeft || wasUnclear ? { kind: 'end', answer: cutOff } : end({ kind: 'cancelled' })",
    replace:
      "return answer.hasLeft && tries.troubles < 0 ? { kind: 'end', answer: cutOff } : end({ kind: 'cancelled' })",
  },
  {
    name: 'hashes only what it sends, not what is at the server',
    file: course,
    find: 'for (let at = 0; at < grant.offset;)',
    replace: 'for (let at = grant.offset; at < grant.offset;)',
  },
  {
    name: 'sends more relays at once than there are slots',
    file: 'src/engine/queue/queue.ts',
    find: 'relaySlots: this.#options.relaySlots,',
    replace: 'relaySlots: 99,',
  },
  {
    name: 'lets all files wait when the server has no room for one large file',
    file: 'src/engine/upload/moves.ts',
    find: "next: 'link', fingerprint, reason, delayMs, changes, signal })",
    replace:
      "next: 'link', fingerprint, reason, delayMs, changes, signal: (void signal, { kind: 'down', side: 'server', reason: 'no_room_yet', afterMs: room.afterMs ?? null }) })",
  },
  {
    name: 'forgets that a finish may have been heard when a proxy answered for a server that died',
    file: decisions,
    find: "return answer.kind === 'busy' || (answer.kind === 'failed' && answer.hasLeft)",
    replace: "return answer.kind === 'failed' && answer.hasLeft",
  },
  {
    name: 'believes a server that lost its row that nothing was stored',
    file: decisions,
    find: "return wasUnclear ? unanswered('outcome_unknown') : end({ kind: 'relay_lost' })",
    replace: "return end({ kind: 'relay_lost' })",
  },
]
