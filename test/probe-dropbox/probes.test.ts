// Each probe at a local Dropbox with its switches in each position: it says how they stand.
import { readdirSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { startDropbox } from '#emulator/start.ts'
import type { Dropbox } from '#emulator/start.ts'
import type { Switches } from '#emulator/model/switches.ts'
import { createAccount } from '#probe/account.ts'
import { bodyProbes, sizeProbe } from '#probe/body-probes.ts'
import { linkProbes } from '#probe/link-probes.ts'
import { otherProbes } from '#probe/other-probes.ts'
import { askProbe, cleanUp } from '#probe/run.ts'
import type { Result } from '#probe/run.ts'
import type { Context, Probe } from '#probe/probes.ts'
import { until } from '../rigs/until.ts'

const mebibyte = 1024 * 1024
const probes = [...linkProbes, ...bodyProbes, ...otherProbes, sizeProbe([mebibyte, 2 * mebibyte])]

async function aDropbox(switches: Partial<Switches> = {}) {
  const dropbox = await startDropbox({ switches })
  onTestFinished(() => dropbox.close())
  const account = createAccount(new URL(dropbox.url), dropbox.accessToken, '/outbox-probe-test')
  const count = (kind: string) => dropbox.journal().filter((entry) => entry.kind === kind).length
  const sleep = async (ms: number) => {
    const ended = () => count('post_ended') + count('post_aborted')
    await until('the end of each post', () => ended() > 0 && ended() === count('post_begun'))
    dropbox.order({ kind: 'advance_clock', ms })
  }
  return { dropbox, context: { account, sleep } }
}

async function ask(name: string, context: Context): Promise<Result> {
  const probe = probes.find((one) => one.name === name)
  if (probe === undefined) throw new Error(`there is no probe ${name}`)
  return askProbe(probe, context)
}

const plain = 'text/plain; charset=utf-8'
const rows: readonly (readonly [string, Partial<Switches>, Result['outcome'], Partial<Switches>])[] = [
  ['cut', {}, 'as_expected', { onAbort: 'reusable' }],
  ['cut', { onAbort: 'consumed' }, 'otherwise', { onAbort: 'consumed' }],
  ['cut', { onAbort: 'consumed', tombstoneTtlMs: 0 }, 'otherwise', { onAbort: 'consumed' }],
  ['cut', { consumeOn: 'headers' }, 'otherwise', { onAbort: 'consumed' }],
  ['cut', { onAbort: 'busy-then-reusable' }, 'otherwise', { onAbort: 'busy-then-reusable', busyAfterAbortMs: 3_000 }],
  ['conflict', {}, 'as_expected', { on409: 'consumed' }],
  ['conflict', { tombstoneTtlMs: 0 }, 'as_expected', { on409: 'consumed' }],
  ['conflict', { consumeOn: 'commit', on409: 'reusable' }, 'otherwise', { consumeOn: 'commit', on409: 'reusable' }],
  ['twice', {}, 'as_expected', { errorContentType: plain }],
  ['twice', { tombstoneTtlMs: 0 }, 'otherwise', { tombstoneTtlMs: 0, errorContentType: plain }],
  ['twice', { errorContentType: 'application/json' }, 'otherwise', { errorContentType: 'application/json' }],
  ['chunked', {}, 'as_expected', { chunked: 'accept' }],
  ['chunked', { chunked: '411' }, 'otherwise', { chunked: '411' }],
  ['expect', {}, 'as_expected', { expect: 'honour' }],
  ['expect', { expect: 'auto' }, 'otherwise', { expect: 'auto' }],
  ['emoji', {}, 'as_expected', { nonBmp: 'refuse' }],
  ['emoji', { nonBmp: 'accept' }, 'otherwise', { nonBmp: 'accept' }],
  ['browser', {}, 'as_expected', {}],
  ['together', {}, 'new', {}],
  ['select-admin', {}, 'as_expected', {}],
  ['size', {}, 'new', {}],
  ['size', { maxBodyBytes: mebibyte }, 'new', { maxBodyBytes: mebibyte, overLimit: '413html' }],
  ['size', { maxBodyBytes: mebibyte, overLimit: '409' }, 'new', { maxBodyBytes: mebibyte, overLimit: '409' }],
  ['size', { maxBodyBytes: mebibyte, overLimit: 'reset' }, 'new', { maxBodyBytes: mebibyte, overLimit: 'reset' }],
]

test.each(rows)('%s, with the switches at %j', async (name, switches, outcome, found) => {
  const { context, dropbox } = await aDropbox(switches)
  const result = await ask(name, context)
  expect({ outcome: result.outcome, switches: result.switches, seen: result.seen }).toEqual({
    outcome,
    switches: found,
    seen: expect.not.stringMatching(/apitul|sl\./),
  })
  expect(await cleanUp(context)).toBeNull()
  expect(filesOf(dropbox)).toEqual([])
})

function filesOf({ filesDir }: Dropbox): readonly string[] {
  return readdirSync(filesDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
}

test('many at once are counted by what they were answered', async () => {
  const { context, dropbox } = await aDropbox()
  const effect = { kind: 'answer', status: 429, body: 'slow down' } as const
  dropbox.faults.next({ on: 'link', count: 5, effect })
  expect((await ask('together', context)).seen).toMatch(/5 times 429 text\/plain; charset=utf-8 slow down/)
})

test('a Dropbox that gives no link is an answer, and the others are asked all the same', async () => {
  const { context, dropbox } = await aDropbox()
  dropbox.order({ kind: 'tokens', to: 'revoke' })
  const result = await ask('cut', context)
  expect(result).toMatchObject({
    outcome: 'failed',
    seen: expect.stringMatching(/gives no link: 401 application\/json/),
  })
  expect(await cleanUp(context)).toMatch(/^401/)
})

test('a Dropbox that is not there is no answer', async () => {
  // Node refuses to ask at this port, whoever listens there.
  const account = createAccount(new URL('http://127.0.0.1:9'), 'token', '/outbox-probe-test')
  const context = { account, sleep: () => Promise.resolve() }
  expect((await ask('twice', context)).outcome).toBe('failed')
  expect(await cleanUp(context)).not.toBeNull()
})

test('what a probe may write is what it says', async () => {
  const written = async (probe: Probe) => {
    const { context, dropbox } = await aDropbox({ nonBmp: 'accept' })
    await askProbe(probe, context)
    const sizes = dropbox.journal().map((entry) => (entry.kind === 'commit' ? entry.sizeBytes : 0))
    return sizes.reduce((sum, size) => sum + size, 0)
  }
  for (const probe of probes) expect([probe.name, (await written(probe)) <= probe.bytes]).toEqual([probe.name, true])
})
