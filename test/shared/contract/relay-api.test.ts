// The contract of relays: what is taken and what is refused.
import { describe, expect, it } from 'vitest'
import { problemCodes } from '#shared/contract/link-api.ts'
import {
  parseChecksum,
  longestPieceBytes,
  parseOffset,
  pieceLengthAt,
  relayFinishReplySchema,
  relayIdSchema,
  relayProblemCodes,
  relayReplySchema,
} from '#shared/contract/relay-api.ts'

const contentHash = '0123456789abcdef'.repeat(4)
const relay = { kind: 'relay', id: 'a'.repeat(22), pieceBytes: 8, offset: 0, expiresAt: '2026-11-24T10:00:00Z' }
const stored = { kind: 'stored', path: '/a/b', rev: '015f2a3b4c5d6e7', contentHash }

describe('an offset', () => {
  it.each([
    ['0', 0],
    ['4194304', 4_194_304],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('is %s', (text, offset) => expect(parseOffset(text)).toBe(offset))

  it.each([
    undefined,
    '',
    '-1',
    '+1',
    '01',
    '1.0',
    '1e3',
    ' 1',
    '1 ',
    '0x10',
    'one',
    '9007199254740993',
    '9'.repeat(30),
  ])('is not %s', (text) => expect(parseOffset(text)).toBeNull())
})

it('a piece is as long as agreed, the last one as long as what is left', () => {
  expect([0, 8, 16, 20, 99].map((offset) => pieceLengthAt(offset, 20, 8))).toEqual([8, 8, 4, 0, 0])
})

it('a checksum is one of two hashes in Base64 with its padding', () => {
  const hash = Buffer.alloc(32, 7).toString('base64')
  expect(parseChecksum(`sha256 ${hash}`)).toEqual({ algorithm: 'sha256', hash })
  expect(parseChecksum(`content-hash ${hash}`)).toEqual({ algorithm: 'content-hash', hash })
  expect(parseChecksum(undefined)).toBeNull()
  const others = [
    '',
    'sha256',
    'sha1 qvTGHdzF6KLavt4PO0gs2a6pQ00=',
    `SHA256 ${'A'.repeat(43)}=`,
    `sha256 ${'A'.repeat(44)}`,
    `content_hash ${'A'.repeat(43)}=`,
  ]
  expect(others.filter((text) => parseChecksum(text) !== null)).toEqual([])
})

describe('an answer', () => {
  it('is a relay or what is stored already', () => {
    expect(relayReplySchema.parse(relay)).toEqual(relay)
    expect(relayReplySchema.parse({ ...stored, contentHash: undefined })).toMatchObject({ kind: 'stored' })
    expect(relayFinishReplySchema.parse(stored)).toEqual(stored)
  })

  it.each([
    ['of another kind', { ...relay, kind: 'link' }],
    ['with a piece that no client must hold', { ...relay, pieceBytes: longestPieceBytes + 1 }],
    ['with a piece of nothing', { ...relay, pieceBytes: 0 }],
    ['with a negative offset', { ...relay, offset: -1 }],
    ['with an id that is a path', { ...relay, id: '../../links/abcdefgh' }],
  ])('%s is refused', (_name, answer) => expect(relayReplySchema.safeParse(answer).success).toBe(false))

  it('of a finish without the hash of what is stored is refused', () => {
    expect(relayFinishReplySchema.safeParse({ ...stored, contentHash: undefined }).success).toBe(false)
  })
})

it('an id is letters that say nothing, and no more than 64', () => {
  const ids = ['a'.repeat(15), 'a'.repeat(65), 'a'.repeat(16), `${'a'.repeat(16)}\n`, `${'a'.repeat(16)}/`]
  expect(ids.map((id) => relayIdSchema.safeParse(id).success)).toEqual([false, false, true, false, false])
})

it('no code of relays is one of links', () => {
  expect(Object.keys(relayProblemCodes).filter((code) => code in problemCodes)).toEqual([])
})
