// This folder: the local Dropbox as a server.

// What a planned fault does around a request: instead of it, and to its answer.
import { assertNever } from '#shared/assert.ts'
import type { Exchange, Outcome } from './exchange.ts'
import type { Effect } from './faults.ts'
import { htmlReply, type Reply } from './reply.ts'

/** Runs `work` as the exchange's fault allows, and sends what is left of its answer. */
export async function answerUnderFault(exchange: Exchange, work: () => Promise<Outcome>): Promise<void> {
  const { effect } = exchange
  if (effect !== null && (await isSettledBefore(exchange, effect))) return
  const outcome = await work()
  await sendUnderFault(exchange, outcome)
}

/** True when the fault leaves nothing to do. */
async function isSettledBefore(exchange: Exchange, effect: Effect): Promise<boolean> {
  switch (effect.kind) {
    case 'answer':
      if (effect.when === 'after_body') return false
      await exchange.send(givenReply(effect))
      return true
    case 'html_portal':
      await exchange.send(htmlReply(200, 'Welcome to the guest network. Please sign in.'))
      return true
    case 'redirect': {
      const headers = { location: effect.location }
      await exchange.send({ status: effect.status, contentType: null, body: '', headers })
      return true
    }
    case 'reset_before_body':
      exchange.reset()
      return true
    case 'stall':
      await exchange.untilGone()
      return true
    case 'delay':
      return !(await exchange.pause(effect.ms))
    case 'answer_after_commit':
    case 'reset_in_body':
    case 'reset_after_commit':
    case 'late_commit':
    case 'stall_after_commit':
    case 'slow_read':
    case 'wrong_hash':
    case 'cut_answer':
      return false
    default:
      return assertNever(effect)
  }
}

async function sendUnderFault(exchange: Exchange, outcome: Outcome): Promise<void> {
  const { effect } = exchange
  if (effect?.kind === 'answer' || effect?.kind === 'answer_after_commit') return exchange.send(givenReply(effect))
  if (outcome === 'gone' || effect?.kind === 'late_commit') return
  switch (effect?.kind) {
    case 'reset_after_commit':
      return exchange.reset()
    case 'stall_after_commit':
      return exchange.untilGone()
    case 'cut_answer':
      return exchange.sendCut(outcome, effect.afterBytes)
    case 'wrong_hash':
      return exchange.send(withOtherHash(outcome, effect.variant))
    case 'html_portal':
    case 'redirect':
    case 'reset_before_body':
    case 'reset_in_body':
    case 'stall':
    case 'delay':
    case 'slow_read':
    case undefined:
      return exchange.send(outcome)
    default:
      return assertNever(effect)
  }
}

function givenReply(effect: Extract<Effect, { kind: 'answer' | 'answer_after_commit' }>): Reply {
  const headers = effect.retryAfter === null ? {} : { 'retry-after': effect.retryAfter }
  return { status: effect.status, contentType: effect.contentType, body: effect.body, headers }
}

/** The same answer with its content hash spoiled; an answer without one stays as it is. */
function withOtherHash(reply: Reply, variant: Extract<Effect, { kind: 'wrong_hash' }>['variant']): Reply {
  const spoil = (_whole: string, name: string, contentHash: string): string => {
    switch (variant) {
      case 'wrong':
        return `${name}"${contentHash.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))}"`
      case 'missing':
        return '"note":"no hash"'
      case 'upper':
        return `${name}"${contentHash.toUpperCase()}"`
      case 'short':
        return `${name}"${contentHash.slice(0, 38)}"`
    }
  }
  return { ...reply, body: reply.body.replace(/("content[-_]hash":\s*)"([0-9a-f]{64})"/g, spoil) }
}
