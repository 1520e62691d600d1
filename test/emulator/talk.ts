// How tests talk to an emulator: API calls, posts to links, and raw sockets for what no HTTP client would send.
import { request as httpRequest } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Dropbox } from '#emulator/start.ts'

export type Answer = { readonly status: number; readonly headers: Headers; readonly text: string }

/** Calls an API route with JSON. `headers` are added to, or replace, the right ones. */
export async function callRoute(
  dropbox: Dropbox,
  route: string,
  argument: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const right = { authorization: `Bearer ${dropbox.accessToken}`, 'content-type': 'application/json' }
  return answerOf(
    await fetch(`${dropbox.url}/2/${route}`, {
      method: 'POST',
      headers: { ...right, ...headers },
      body: JSON.stringify(argument),
    }),
  )
}

/** Calls an API route that takes bytes. */
export async function callUpload(
  dropbox: Dropbox,
  route: string,
  argument: unknown,
  body: Uint8Array<ArrayBuffer>,
): Promise<Answer> {
  const headers = {
    authorization: `Bearer ${dropbox.accessToken}`,
    'content-type': 'application/octet-stream',
    'dropbox-api-arg': JSON.stringify(argument),
  }
  return answerOf(await fetch(`${dropbox.url}/2/${route}`, { method: 'POST', headers, body }))
}

/** A new link. */
export async function linkFor(dropbox: Dropbox, commit: Record<string, unknown>, duration = 14_400): Promise<string> {
  const answer = await callRoute(dropbox, 'files/get_temporary_upload_link', { commit_info: commit, duration })
  if (answer.status !== 200) throw new Error(answer.text)
  return field(answer, 'link')
}

/** Posts bytes to a link as a browser or a script would. */
export async function postBytes(
  link: string,
  body: Uint8Array<ArrayBuffer> | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const right = { 'content-type': 'application/octet-stream' }
  return answerOf(await fetch(link, { method: 'POST', headers: { ...right, ...headers }, body, redirect: 'manual' }))
}

/** A member of a JSON answer, as text. */
export function field(answer: Answer, name: string): string {
  const value: unknown = JSON.parse(answer.text)
  const found =
    typeof value === 'object' && value !== null ? new Map<string, unknown>(Object.entries(value)).get(name) : null
  return typeof found === 'string' ? found : JSON.stringify(found)
}

async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, headers: response.headers, text: await response.text() }
}

/** Opens a socket to the emulator and sends the head of a POST to `link` that announces `announcedBytes`. */
export async function openPost(link: string, announcedBytes: number, more = ''): Promise<Socket> {
  const { hostname, port, pathname } = new URL(link)
  const socket = connect(Number(port), hostname)
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  socket.on('error', () => undefined) // resets are what these tests make
  const head = `POST ${pathname} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/octet-stream\r\n`
  socket.write(`${head}Content-Length: ${announcedBytes}\r\n${more}\r\n`)
  return socket
}

/** All that comes back over a socket until it ends. */
export async function readToEnd(socket: Socket): Promise<string> {
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  await new Promise((resolve) => socket.once('close', resolve))
  return Buffer.concat(chunks).toString()
}

/** A POST without Content-Length. */
export function postChunked(link: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/octet-stream', 'transfer-encoding': 'chunked' }
    const request = httpRequest(link, { method: 'POST', headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.once('error', reject)
    request.end(body)
  })
}
