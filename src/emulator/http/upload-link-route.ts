// POST /apitul/1/<id>: the bytes of one file for one link.
import type { Emulator } from './context.ts'
import type { Exchange, Outcome } from './exchange.ts'
import type { Post } from '../model/posts.ts'
import { receiveBody, type Received } from '../disk/receive-body.ts'
import { htmlReply, jsonReply, type Reply } from './reply.ts'

/** Takes one POST from its head to its commit. */
export async function postToLink(emulator: Emulator, linkId: string, exchange: Exchange): Promise<Outcome> {
  const { request, effect } = exchange
  const switches = emulator.model.switches()
  const early = refusalOfShape(emulator, exchange)
  if (early !== null) return early
  const begun = emulator.model.beginPost(linkId, emulator.nowMs())
  if (begun.kind === 'refused') return plainReply(emulator, begun.status, begun.text)

  exchange.continueBody()
  const receiving = receiveBody(request, {
    temporaryPath: emulator.files.temporaryPath(),
    keepBytes: emulator.files.keepBytes,
    maxBytes: effect?.kind === 'reset_in_body' ? effect.afterBytes : switches.maxBodyBytes,
    pace: exchange.pace,
  })
  const received = await receiving.catch((cause: unknown) => {
    emulator.model.abortPost(begun.post, emulator.nowMs()) // our own disk failed; the link must not stay busy forever
    throw cause
  })
  return settle(emulator, begun.post, received, exchange)
}

async function settle(emulator: Emulator, post: Post, received: Received, exchange: Exchange): Promise<Outcome> {
  switch (received.kind) {
    case 'cut':
      emulator.model.abortPost(post, emulator.nowMs())
      return 'gone'
    case 'too_large':
      return tooLarge(emulator, post, received.sizeBytes, exchange)
    case 'whole': {
      if ((await exchange.beforeCommit()) === 'go_on') return commitBody(emulator, post, received)
      emulator.files.discard(received.incoming)
      emulator.model.abortPost(post, emulator.nowMs())
      return 'gone'
    }
  }
}

function commitBody(emulator: Emulator, post: Post, received: Extract<Received, { kind: 'whole' }>): Reply {
  const { sizeBytes, contentHash, incoming } = received
  const answer = emulator.model.finishPost(post, { sizeBytes, contentHash }, emulator.nowMs())
  if (answer.status === 200 && answer.wrote) emulator.files.place(answer.path, incoming)
  else emulator.files.discard(incoming)
  if (answer.status === 409) return plainReply(emulator, 409, answer.text)
  return jsonReply(200, { 'content-hash': answer.contentHash })
}

/** What is wrong with the request before a link is looked at; null when nothing is. */
function refusalOfShape(emulator: Emulator, exchange: Exchange): Outcome | null {
  const { headers } = exchange.request
  const switches = emulator.model.switches()
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (type !== 'application/octet-stream' && type !== 'text/plain') {
    const expected = '"application/octet-stream", "text/plain; charset=dropbox-cors-hack"'
    return plainReply(emulator, 400, `Bad HTTP "Content-Type" header: "${type}".  Expecting one of ${expected}.`)
  }
  if (headers['transfer-encoding'] !== undefined && switches.chunked === '411') {
    return htmlReply(411, '411 Length Required')
  }
  const announced = Number(headers['content-length'] ?? 0)
  if (announced <= switches.maxBodyBytes || switches.overLimit === '409') return null
  if (switches.overLimit === '413html') return htmlReply(413, '413 Request Entity Too Large')
  exchange.reset()
  return 'gone'
}

function tooLarge(emulator: Emulator, post: Post, sizeBytes: number, exchange: Exchange): Outcome {
  const switches = emulator.model.switches()
  const isOverLimit = sizeBytes > switches.maxBodyBytes
  if (isOverLimit && switches.overLimit === '409') {
    const answer = emulator.model.failPost(post, { sizeBytes, contentHash: '' }, 'payload_too_large', emulator.nowMs())
    return plainReply(emulator, 409, answer.status === 409 ? answer.text : '')
  }
  emulator.model.abortPost(post, emulator.nowMs())
  if (isOverLimit && switches.overLimit === '413html') return htmlReply(413, '413 Request Entity Too Large')
  exchange.reset()
  return 'gone'
}

function plainReply(emulator: Emulator, status: number, body: string): Reply {
  return { status, contentType: emulator.model.switches().errorContentType, body, headers: {} }
}

/** Other methods, and the question browsers ask before they post from another site. */
export function otherMethod(method: string): Reply {
  if (method !== 'OPTIONS') {
    return {
      status: 405,
      contentType: 'text/plain; charset=utf-8',
      body: 'Method not allowed',
      headers: { allow: 'POST' },
    }
  }
  const headers = {
    'access-control-allow-methods': 'POST, OPTIONS',
    'access-control-allow-headers': 'content-type',
    'access-control-max-age': '600',
  }
  return { status: 204, contentType: null, body: '', headers }
}
