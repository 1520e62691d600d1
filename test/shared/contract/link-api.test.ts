// The contract between Outbox and a company's server: what it takes and what it refuses.
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import {
  checkReplySchema,
  checkRequestSchema,
  contentHashSchema,
  diagnosisCodes,
  linkReplySchema,
  linkRequestSchema,
  meReplySchema,
  problemCodes,
  problemSchema,
} from '#shared/contract/link-api.ts'

const contentHash = '0123456789abcdef'.repeat(4)

const linkRequest = {
  path: 'a/b.pdf',
  size: 123,
  contentHash,
  clientModified: '2026-11-23T10:00:00Z',
  replaces: contentHash,
}
const { clientModified: _, replaces: __, ...checkRequest } = linkRequest

function takes(schema: z.ZodType, value: unknown): boolean {
  return schema.safeParse(value).success
}

/** Those of the values that the schema takes although it should not. */
function wronglyTaken(schema: z.ZodType, values: readonly unknown[]): unknown[] {
  return values.filter((value) => takes(schema, value))
}

function without(value: Record<string, unknown>, key: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
}

describe('a content hash', () => {
  it('is 64 small hex digits and nothing else', () => {
    expect(takes(contentHashSchema, contentHash)).toBe(true)
    const upper = contentHash.toUpperCase()
    const others = ['', contentHash.slice(1), `${contentHash}0`, upper, `${contentHash.slice(1)}g`, `${contentHash}\n`]
    expect(wronglyTaken(contentHashSchema, [...others, null, 5])).toEqual([])
  })
})

describe('the ask for a link', () => {
  it('is taken whole, also of an empty file whose date nobody knows and that replaces nothing', () => {
    expect(linkRequestSchema.parse(linkRequest)).toEqual(linkRequest)
    expect(takes(linkRequestSchema, { ...linkRequest, size: 0, clientModified: null, replaces: null })).toBe(true)
  })

  it('is refused with any member missing or one too many', () => {
    const lacking = Object.keys(linkRequest).map((key) => without(linkRequest, key))
    expect(wronglyTaken(linkRequestSchema, [...lacking, { ...linkRequest, extra: 1 }, null, [], 'x'])).toEqual([])
  })

  it('is refused with a size that is none', () => {
    const sizes = [-1, 0.5, Number.NaN, Infinity, 2 ** 53, '123', null]
    const asks = sizes.map((size) => ({ ...linkRequest, size }))
    expect(wronglyTaken(linkRequestSchema, asks)).toEqual([])
  })

  it('is refused with a path that is empty or longer than Dropbox keeps', () => {
    expect(takes(linkRequestSchema, { ...linkRequest, path: 'x'.repeat(4_096) })).toBe(true)
    const asks = ['', 'x'.repeat(4_097), null].map((path) => ({ ...linkRequest, path }))
    expect(wronglyTaken(linkRequestSchema, asks)).toEqual([])
  })

  it('is refused with a date in any other form than the one Dropbox takes', () => {
    const dates = [
      '2026-11-23T10:00:00.000Z',
      '2026-11-23T10:00:00+01:00',
      '2026-11-23T10:00:00',
      '2026-11-23',
      ' 2026-11-23T10:00:00Z',
      '2026-11-23T10:00:00Z\n',
      '',
      0,
    ]
    const asks = dates.map((clientModified) => ({ ...linkRequest, clientModified }))
    expect(wronglyTaken(linkRequestSchema, asks)).toEqual([])
  })

  it('is refused with a hash that is none', () => {
    const asks = ['x', '', null].map((hash) => ({ ...linkRequest, contentHash: hash }))
    expect(wronglyTaken(linkRequestSchema, [...asks, { ...linkRequest, replaces: 'x' }])).toEqual([])
  })
})

describe('the answer to it', () => {
  const link = { kind: 'link', url: 'https://content.dropboxapi.com/x', expiresAt: '2026-11-23T10:05:00Z' }
  const stored = { kind: 'stored', path: '/Team/a/b.pdf', rev: '01' }

  it('is a link or the word that the bytes are there; members of a newer server are dropped', () => {
    expect(linkReplySchema.parse({ ...link, more: 1 })).toEqual(link)
    expect(linkReplySchema.parse({ ...stored, more: 1 })).toEqual(stored)
    expect(takes(linkReplySchema, { ...link, expiresAt: '2026-11-23T11:05:00.250+01:00' })).toBe(true)
  })

  it('is nothing else', () => {
    const lacking = [...Object.keys(link).map((key) => without(link, key)), without(stored, 'rev')]
    const wrong = [
      { ...link, kind: 'other' },
      { ...link, url: 'x'.repeat(2_049) },
      { ...link, expiresAt: 'soon' },
      { ...link, expiresAt: '2026-11-23T10:05:00' },
      { ...link, expiresAt: 1_700_000_000 },
      { ...stored, path: 'x'.repeat(8_193) },
      { ...stored, rev: 'x'.repeat(257) },
      { ...stored, path: null },
    ]
    expect(wronglyTaken(linkReplySchema, [...lacking, ...wrong, null, 'link'])).toEqual([])
  })
})

describe('the question whether bytes are there', () => {
  it('is taken whole and with nothing beside', () => {
    expect(checkRequestSchema.parse(checkRequest)).toEqual(checkRequest)
    const lacking = Object.keys(checkRequest).map((key) => without(checkRequest, key))
    expect(wronglyTaken(checkRequestSchema, [...lacking, linkRequest])).toEqual([])
  })

  it.each([
    { kind: 'present', path: '/Team/a', rev: '01' },
    { kind: 'absent', diagnosis: null },
    { kind: 'unknown' },
    ...diagnosisCodes.map((diagnosis) => ({ kind: 'absent', diagnosis })),
  ])('may be answered with %o', (reply) => {
    expect(checkReplySchema.parse({ ...reply, more: 1 })).toEqual(reply)
  })

  it('may be answered with nothing else', () => {
    const wrong = [
      { kind: 'present' },
      { kind: 'present', path: '/x' },
      { kind: 'absent' },
      { kind: 'maybe' },
      {},
      null,
    ]
    expect(wronglyTaken(checkReplySchema, [...wrong, { kind: 'absent', diagnosis: 'bad_mood' }])).toEqual([])
  })
})

describe('what a server tells of itself', () => {
  const me = { device: 'laptop-7', base: '/Scans/laptop-7', directMaxBytes: 150_000_000 }

  it('is who asks, where the files go, and how large they may be', () => {
    expect(meReplySchema.parse({ ...me, more: 1 })).toEqual(me)
    const lacking = Object.keys(me).map((key) => without(me, key))
    const wrong = [
      { ...me, directMaxBytes: -1 },
      { ...me, directMaxBytes: 0.5 },
      { ...me, device: 'x'.repeat(257) },
    ]
    expect(wronglyTaken(meReplySchema, [...lacking, ...wrong, { ...me, base: 'x'.repeat(4_097) }])).toEqual([])
  })
})

describe('a refusal', () => {
  it('needs a code; the rest is for logs', () => {
    const whole = { type: 'about:blank', title: 'No', status: 403, detail: 'not here', code: 'not_allowed' }
    expect(problemSchema.parse({ ...whole, instance: 'x' })).toEqual(whole)
    expect(takes(problemSchema, { code: 'of_a_newer_server' })).toBe(true)
    const wrong = [without(whole, 'code'), { code: 'x'.repeat(65) }, { code: 5 }, { ...whole, status: '403' }, null]
    expect(wronglyTaken(problemSchema, wrong)).toEqual([])
  })

  it('has a code in small letters with a status that says no', () => {
    const wrong = Object.entries(problemCodes).filter(
      ([code, status]) => !/^[a-z]+(_[a-z]+)*$/.test(code) || status < 400 || status > 599,
    )
    expect(wrong).toEqual([])
  })
})
