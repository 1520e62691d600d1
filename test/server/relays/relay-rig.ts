// A company with relays on a real port, and a client that does what it is told.
import { hash } from 'node:crypto'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { aCompany, laptopToken } from '../company.ts'
import type { Company, CompanyOptions } from '../company.ts'

/** Dropbox's block, and the pieces of these tests. */
export const pieceBytes = 4 * 1024 * 1024

export type Answer = {
  readonly status: number
  readonly headers: Headers
  /** The members of a JSON body; none for no body. */
  readonly body: Readonly<Record<string, unknown>>
}

export type RelayCompany = Company & { readonly url: string }

/** Starts it; it ends with the test. */
export async function aRelayCompany(options: CompanyOptions = {}): Promise<RelayCompany> {
  const company = await aCompany({ relays: {}, ...options })
  return { ...company, url: await company.app.listen({ port: 0, host: '127.0.0.1' }) }
}

/** Bytes that are different in each block. */
export function someBytes(length: number, seed = 1): Buffer<ArrayBuffer> {
  const bytes = Buffer.alloc(length, `block of ${seed} `)
  for (let at = 0; at + 4 <= length; at += 4096) bytes.writeUInt32BE((at / 4096) ^ (seed << 16), at)
  return bytes
}

export function anAsk(bytes: Buffer, changes: Record<string, unknown> = {}): Record<string, unknown> {
  const print = { size: bytes.length, contentHash: contentHashOf(bytes), clientModified: '2026-11-20T08:00:00Z' }
  return { path: 'film.mp4', replaces: null, ...print, ...changes }
}

type Ask = {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly token?: string
}

export async function ask(
  { url }: { readonly url: string },
  { body, headers, method, path, token }: Ask,
): Promise<Answer> {
  const right = { authorization: `Bearer ${token ?? laptopToken}`, 'tus-resumable': '1.0.0' }
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { ...right, ...headers },
    ...(body === undefined ? {} : { body }),
  })
  const text = await answer.text()
  // Our own server answers with JSON objects or with nothing.
  const read = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
  return { status: answer.status, headers: answer.headers, body: read }
}

/** Asks for a relay. */
export function open(company: { readonly url: string }, body: unknown, token?: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json' }
  const one = { method: 'POST', path: '/v1/relays', headers, body: JSON.stringify(body) }
  return ask(company, token === undefined ? one : { ...one, token })
}

/** Asks for a relay and answers its id. */
export async function idOf(company: { readonly url: string }, body: unknown): Promise<string> {
  const answer = await open(company, body)
  if (answer.body['kind'] !== 'relay') throw new Error(JSON.stringify(answer.body))
  return String(answer.body['id'])
}

export function checksumOf(piece: Uint8Array): string {
  return `sha256 ${hash('sha256', piece, 'base64')}`
}

/** Sends one piece, by the right headers but for `headers`. */
export function patch(
  company: { readonly url: string },
  id: string,
  offset: number | string,
  piece: Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const right = {
    'upload-offset': String(offset),
    'upload-checksum': checksumOf(piece),
    'content-type': 'application/offset+octet-stream',
  }
  return ask(company, { method: 'PATCH', path: `/v1/relays/${id}`, headers: { ...right, ...headers }, body: piece })
}

export function head(company: { readonly url: string }, id: string): Promise<Answer> {
  return ask(company, { method: 'HEAD', path: `/v1/relays/${id}` })
}

export function finish(company: { readonly url: string }, id: string): Promise<Answer> {
  return ask(company, { method: 'POST', path: `/v1/relays/${id}/finish` })
}

/** Sends what is missing, from where the server stands. */
export async function sendRest(
  company: { readonly url: string },
  id: string,
  bytes: Buffer<ArrayBuffer>,
): Promise<void> {
  for (let offset = Number((await head(company, id)).headers.get('upload-offset')); offset < bytes.length;) {
    const answer = await patch(company, id, offset, bytes.subarray(offset, offset + pieceBytes))
    if (answer.status !== 204) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
    offset = Number(answer.headers.get('upload-offset'))
  }
}

/** Files that came to be at Dropbox, by mode, path and the beginning of their hash. */
export function commitsOf(company: Pick<Company, 'journal'>): readonly string[] {
  return company
    .journal()
    .flatMap((entry) =>
      entry.kind === 'commit' ? [`${entry.mode} ${entry.path} ${entry.contentHash.slice(0, 8)}`] : [],
    )
}

/** The beginning of the content hash, as `commitsOf` shows it. */
export function printOf(bytes: Buffer): string {
  return contentHashOf(bytes).slice(0, 8)
}
