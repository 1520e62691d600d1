// A file's bytes as an answer: whole, in part, or not at all because the caller has them.
import type { IncomingHttpHeaders } from 'node:http'
import { existsSync } from 'node:fs'
import type { Emulator } from '../context.ts'
import { textReply, type Reply } from '../reply.ts'
import { metadataJson } from './metadata-json.ts'
import type { Fact } from '../../model/lookups.ts'

type FileFact = Extract<Fact, { kind: 'file' }>

/** All bytes of a file. */
export function fileReply(emulator: Emulator, fact: FileFact): Reply {
  const path = emulator.files.diskPath(fact.path)
  if (!existsSync(path)) return textReply(500, 'This local Dropbox was told not to keep such large bodies.')
  const file = { path, start: 0, sizeBytes: fact.sizeBytes }
  return { status: 200, contentType: 'application/octet-stream', body: '', headers: {}, file }
}

/** What `files/download` answers to a request with these headers: 200, 206, 304 or 416. */
export function downloadReply(emulator: Emulator, fact: FileFact, headers: IncomingHttpHeaders): Reply {
  const whole = fileReply(emulator, fact)
  if (whole.file === undefined) return whole
  const etag = `W/"${fact.rev}"`
  if (headers['if-none-match'] === etag)
    return { ...whole, status: 304, contentType: null, file: { ...whole.file, sizeBytes: 0 } }
  const common = { 'dropbox-api-result': headerJson(metadataJson(fact)), etag, 'accept-ranges': 'bytes' }
  const part = partOf(headers.range, fact.sizeBytes)
  switch (part.kind) {
    case 'whole':
      return { ...whole, headers: common }
    case 'part': {
      const range = `bytes ${part.start}-${part.start + part.sizeBytes - 1}/${fact.sizeBytes}`
      const file = { ...whole.file, start: part.start, sizeBytes: part.sizeBytes }
      return { ...whole, status: 206, headers: { ...common, 'content-range': range }, file }
    }
    case 'outside': {
      const reply = textReply(416, 'The requested range cannot be satisfied.')
      return { ...reply, headers: { 'content-range': `bytes */${fact.sizeBytes}` } }
    }
  }
}

type Part =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly start: number; readonly sizeBytes: number }
  | { readonly kind: 'outside' }

/** The one range of a `Range` header. Several, or something else, is the whole file, as HTTP allows. */
export function partOf(range: string | undefined, sizeBytes: number): Part {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (first === '' && last === '') return { kind: 'whole' }
  const start = first === '' ? Math.max(0, sizeBytes - Number(last)) : Number(first)
  const end = first === '' || last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1)
  if (start >= sizeBytes || (first === '' && Number(last) === 0)) return { kind: 'outside' }
  return end < start ? { kind: 'whole' } : { kind: 'part', start, sizeBytes: end - start + 1 }
}

/** JSON that fits into a header: every character beyond plain ASCII is escaped. */
export function headerJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
