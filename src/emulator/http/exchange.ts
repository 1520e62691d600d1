// One request and its answer, with what a planned fault does to them.
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pace } from '../disk/receive-body.ts'
import type { Effect } from './faults.ts'
import { firstBytes, sendReply, sizeOf, type Reply } from './reply.ts'

/** What came of a request: an answer, or nobody to answer any more. */
export type Outcome = Reply | 'gone'

export type Exchange = {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** The planned fault this request meets, or null. */
  readonly effect: Effect | null
  /** How slowly its body is read, or null. */
  readonly pace: Pace | null
  /** Asks for the body, if the client waits to be asked. */
  continueBody(): void
  /** Breaks the connection. */
  reset(): void
  /** Call between the whole body and the commit. `stop`: the commit must not happen, the answer is already decided. */
  beforeCommit(): Promise<'go_on' | 'stop'>
  /** Waits, but not beyond the end of the emulator: then it answers false. */
  pause(ms: number): Promise<boolean>
  /** Waits until the peer left or the emulator ends. */
  untilGone(): Promise<void>
  send(reply: Reply): Promise<void>
  /** Sends the head and the first bytes of the answer's body, then breaks the connection. */
  sendCut(reply: Reply, afterBytes: number): void
}

/**
 * `expects`: the client sent `Expect: 100-continue` and was not answered yet. `closing` ends every wait, `untilCleared` what reads
 * slowly.
 */
export function createExchange(
  request: IncomingMessage,
  response: ServerResponse,
  how: {
    readonly effect: Effect | null
    readonly untilCleared: AbortSignal
    readonly expects: boolean
    readonly closing: AbortSignal
  },
): Exchange {
  const { effect, closing } = how
  let isAwaited = how.expects
  // Taken now: once the request is over, Node may have taken its socket away.
  const { socket } = request
  const reset = (): void => resetSocket(socket)
  const pause = async (ms: number): Promise<boolean> => {
    if (!closing.aborted) await sleep(ms, undefined, { signal: closing }).catch(() => undefined) // ended early by closing
    return !closing.aborted
  }
  return {
    request,
    response,
    effect,
    pace: effect?.kind === 'slow_read' ? { bytesPerSecond: effect.bytesPerSecond, until: how.untilCleared } : null,
    reset,
    pause,
    continueBody: () => {
      if (isAwaited) response.writeContinue()
      isAwaited = false
    },
    beforeCommit: async () => {
      if (effect?.kind === 'answer') return 'stop'
      if (effect?.kind !== 'late_commit') return 'go_on'
      reset()
      return (await pause(effect.ms)) ? 'go_on' : 'stop'
    },
    untilGone: async () => {
      if (closing.aborted || socket.destroyed) return
      await once(socket, 'close', { signal: closing }).catch(() => undefined) // ended early by closing
    },
    send: (reply) => {
      // A client that was not asked for its body may or may not send it; only a closed connection is clear to both.
      const close = isAwaited ? { connection: 'close' } : {}
      return sendReply(response, { ...reply, headers: { ...close, ...reply.headers } })
    },
    sendCut: (reply, afterBytes) => {
      const type = reply.contentType === null ? {} : { 'content-type': reply.contentType }
      response.writeHead(reply.status, { ...type, 'content-length': sizeOf(reply) })
      response.write(firstBytes(reply, afterBytes), () => socket.destroy())
    },
  }
}

/** A reset where the connection is plain TCP; under TLS Node can only end it. */
function resetSocket(socket: Socket): void {
  if ('encrypted' in socket) socket.destroy()
  else socket.resetAndDestroy()
}
