// Files that are in Dropbox by a link of the company's server, and what the server says of others.
import { expect } from 'vitest'
import { contentHashOf } from '#emulator/model/content-hash.ts'
import { post, sendTo } from '../company.ts'
import type { Company } from '../company.ts'

export function printOf(text: string) {
  return { size: Buffer.byteLength(text), contentHash: contentHashOf(Buffer.from(text)) }
}

export async function store(company: Company, path: string, text: string): Promise<void> {
  const ask = { path, ...printOf(text), clientModified: '2026-11-20T08:00:00Z', replaces: null }
  const answer = await post(company, '/v1/links', ask)
  expect(await sendTo(answer.body['url'], text)).toBe(200)
}

/** What a check answers, but for the question it repeats and the account. */
export async function check(company: Company, path: string, text: string): Promise<unknown> {
  const {
    asked: _asked,
    accountId: _account,
    serverTime: _serverTime,
    ...reply
  } = (await post(company, '/v1/checks', { path, ...printOf(text) })).body
  return reply
}
