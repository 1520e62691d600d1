// What goes back over the wire, with the headers and bodies Dropbox would send.
import { randomBytes } from 'node:crypto'
import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'

export type Reply = {
  readonly status: number
  /** Null: no body and no Content-Type. */
  readonly contentType: string | null
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  /** Sent instead of `body`. */
  readonly file?: FilePart
}

/** Bytes of a file on disk, from `start` on. */
export type FilePart = { readonly path: string; readonly start: number; readonly sizeBytes: number }

/** JSON with exactly the Content-Type Dropbox sends: its Python SDK takes no other. */
export function jsonReply(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, contentType: 'application/json', body: JSON.stringify(value), headers }
}

/** Plain words, as Dropbox sends with 400. */
export function textReply(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, contentType: 'text/plain; charset=utf-8', body, headers }
}

/** A page of a web server in front of Dropbox. */
export function htmlReply(status: number, title: string): Reply {
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`
  return { status, contentType: 'text/html', body, headers: {} }
}

/** A typed error: `summary` is the path of its tags, and ends in a random number of dots as Dropbox's does. */
export function errorReply(status: number, summary: string, error: unknown, userMessage: string | null = null): Reply {
  const dots = '.'.repeat(randomBytes(1).readUInt8() % 4)
  const message = userMessage === null ? {} : { user_message: { text: userMessage, locale: 'en' } }
  return jsonReply(status, { error_summary: `${summary}/${dots}`, error, ...message })
}

/** Nested tags: `path/conflict/file` is `{".tag":"path","path":{".tag":"conflict","conflict":{".tag":"file"}}}`. */
export function taggedError(summary: string): Record<string, unknown> {
  const [tag = 'other', ...rest] = summary.split('/')
  return rest.length === 0 ? { '.tag': tag } : { '.tag': tag, [tag]: taggedError(rest.join('/')) }
}

function commonHeaders(): Record<string, string> {
  return { 'x-dropbox-request-id': randomBytes(16).toString('hex'), 'access-control-allow-origin': '*' }
}

/** Sends a reply whole. A peer that is gone does not matter any more. */
export async function sendReply(response: ServerResponse, reply: Reply): Promise<void> {
  const type = reply.contentType === null ? {} : { 'content-type': reply.contentType }
  response.writeHead(reply.status, { ...commonHeaders(), ...type, 'content-length': sizeOf(reply), ...reply.headers })
  if (reply.file === undefined || reply.file.sizeBytes === 0) {
    response.end(reply.body)
    return
  }
  const { path, sizeBytes, start } = reply.file
  const bytes = createReadStream(path, { start, end: start + sizeBytes - 1 })
  await pipeline(bytes, response).catch(() => undefined) // the peer left
}

/** Bytes of what is sent after the head. */
export function sizeOf(reply: Reply): number {
  return reply.file?.sizeBytes ?? Buffer.byteLength(reply.body)
}

/** The first `count` of these bytes. */
export function firstBytes(reply: Reply, count: number): Uint8Array {
  if (reply.file === undefined) return Buffer.from(reply.body).subarray(0, count)
  const bytes = Buffer.alloc(Math.min(count, reply.file.sizeBytes))
  const descriptor = openSync(reply.file.path, 'r')
  readSync(descriptor, bytes, 0, bytes.length, reply.file.start)
  closeSync(descriptor)
  return bytes
}
