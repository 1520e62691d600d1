// Routes Dropbox does not have: orders and the journal for tests, downloads for people.
import type { IncomingMessage } from 'node:http'
import { readText } from './http/api/api-call.ts'
import { fileReply } from './http/api/download.ts'
import type { Emulator } from './http/context.ts'
import { jsonReply, textReply, type Reply } from './http/reply.ts'

/** An order is a few lines of JSON. */
const maxOrderBytes = 1024 * 1024

/** Answers POST /faults, GET /journal?since=N and GET /download/<id>. */
export async function localReply(emulator: Emulator, local: Local, request: IncomingMessage, url: URL): Promise<Reply> {
  const call = `${request.method} ${url.pathname}`
  if (call === 'POST /faults') return orderReply(local, await readText(request, maxOrderBytes))
  if (call === 'GET /journal') {
    const since = Number(url.searchParams.get('since') ?? 0)
    return jsonReply(200, { entries: emulator.model.journal.slice(since) })
  }
  const download = /^GET \/download\/([\w-]+)$/.exec(call)?.[1]
  if (download === undefined) return textReply(404, 'Not found')
  const id = Buffer.from(download, 'base64url').toString()
  const found = emulator.model.getMetadata(id, emulator.nowMs())
  if (found.kind !== 'file') return textReply(409, 'The file is not there any more.')
  return fileReply(emulator, found)
}

function orderReply(local: Local, body: string | null): Reply {
  let order: unknown
  try {
    order = JSON.parse(body ?? '')
  } catch {
    return jsonReply(400, { error: 'The order is not JSON.' })
  }
  const problem = local.obey(order)
  return problem === null ? jsonReply(200, { done: true }) : jsonReply(400, { error: problem })
}

export type Local = {
  /** Does what a JSON order says; answers the reason when it cannot be read. */
  readonly obey: (order: unknown) => string | null
}
