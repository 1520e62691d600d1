// Proxies that give an answer to the wrong question (desynchronised connections, shared queues): nobody may believe one.
import { describe, expect, onTestFinished, test } from 'vitest'
import { createLinkClient } from '#adapters/transfer/link-client.ts'
import { countedBytes } from '../../http/counted-bytes.ts'
import { aSendingSide } from './sending-side.ts'
import { linkOf, placeOf, startAskServer } from '../../../rigs/network/ask-server.ts'
import { never } from '../../../rigs/cancel.ts'
import { startOneShotLink } from '../../../rigs/network/one-shot-link.ts'
import { startPipeliningProxy, startSwappingProxy } from '../../../rigs/network/swapping-proxy.ts'
import type { LinkClient } from '#adapters/transfer/link-client.ts'
import type { CheckAnswer, LinkAnswer } from '#shared/upload.ts'

const stat = { sizeBytes: 123, mtimeMs: 0, ctimeMs: 1, fileId: '1:2' }
const hashOfNumber = (number: number): string => number.toString(16).padStart(4, '0').repeat(16)

/** Until the second of two that are sent at the same time has surely come; and briefly, for one after another. */
const patientMs = 1_000
const shortMs = 20

const proxies = [
  ['exchanges two answers', startSwappingProxy],
  ['mixes up pipelined answers', startPipeliningProxy],
] as const

async function aServer(echoes: boolean) {
  const server = await startAskServer({ echoes })
  onTestFinished(() => server.close())
  return server
}

function aClient(url: string): LinkClient {
  const client = createLinkClient({
    serverUrl: new URL(url),
    token: 'outbox_token',
    linkRules: { allowLoopback: true, hosts: [] },
    now: () => Date.now(),
  })
  onTestFinished(() => client.close())
  return client
}

type Asking = { readonly path: string; readonly contentHash: string; readonly answer: LinkAnswer | CheckAnswer }

/** Asks for links and checks of files of all kinds, all at the same time. */
function askAll(client: LinkClient, count: number): Promise<Asking[]> {
  const kinds = ['link', 'stored', 'refused', 'absent'] as const
  const asks = Array.from({ length: count }, async (_, number): Promise<Asking> => {
    const contentHash = hashOfNumber(number)
    const path = `${kinds[number % kinds.length] ?? 'link'} ${number}.pdf`
    const isCheck = path.startsWith('absent') || number % 8 > 5
    const answer = isCheck
      ? await client.check({ path, sizeBytes: 123, contentHash }, never)
      : await client.link({ path, fingerprint: { contentHash, stat }, replaces: null }, never)
    return { path, contentHash, answer }
  })
  return Promise.all(asks)
}

/** What the server says to this question and to no other. */
function isRight({ path, contentHash, answer }: Asking): boolean {
  switch (answer.kind) {
    case 'granted':
      return (
        path.startsWith('link') &&
        answer.grant.way === 'post' &&
        answer.grant.url === linkOf(contentHash) &&
        answer.grant.destination === placeOf(path)
      )
    case 'stored':
    case 'present':
      return answer.destination === placeOf(path)
    case 'refused':
      return path.startsWith('refused') && answer.reason === 'name_taken'
    case 'absent':
      return path.startsWith('absent')
    case 'no_room':
    case 'intercepted':
      return false // nothing shows a page here
    case 'unknown': // a refusal to a check
      return path.startsWith('refused')
    case 'later':
      return false
  }
}

const isBad = ({ answer }: Asking): boolean => answer.kind === 'later' && answer.reason === 'bad_answer'

describe.each(proxies)('a proxy that %s', (_what, startProxy) => {
  async function aProxy(echoes: boolean) {
    const server = await aServer(echoes)
    const proxy = await startProxy(server.port)
    onTestFinished(() => proxy.close())
    return { server, proxy }
  }

  test('does give answers to the wrong question', async () => {
    const { proxy } = await aProxy(true)
    proxy.setPatience(patientMs)
    const texts = await Promise.all(
      [1, 2].map(async (number) => {
        const body = JSON.stringify({ path: `stored ${number}`, size: 1, contentHash: hashOfNumber(number) })
        const answer = await fetch(`${proxy.url}/v1/checks`, { method: 'POST', body })
        return answer.text()
      }),
    )
    expect(texts[0]).toContain('/In/stored 2')
    expect(texts[1]).toContain('/In/stored 1')
    expect(proxy.swapped()).toBe(2)
  })

  test('is found out when the server says what it answers, and questions get through one at a time', async () => {
    const { server, proxy } = await aProxy(true)
    const client = aClient(proxy.url)
    expect((await askAll(client, 1)).every(isRight)).toBe(true)
    proxy.setPatience(patientMs)
    const first = await askAll(client, 24)
    expect(first.filter((asking) => !isRight(asking) && !isBad(asking))).toEqual([])
    expect(first.filter(isBad).length).toBeGreaterThanOrEqual(16)
    expect([proxy.swapped() >= 16, server.mostAtOnce() > 1]).toEqual([true, true])
    proxy.setPatience(shortMs)
    const again = await askAll(client, 12)
    expect(again.filter((asking) => !isRight(asking))).toEqual([])
  })

  test('has nothing to mix up when the server does not say what it answers', async () => {
    const { server, proxy } = await aProxy(false)
    const all = await askAll(aClient(proxy.url), 16)
    expect(all.filter((asking) => !isRight(asking))).toEqual([])
    expect([proxy.swapped(), server.mostAtOnce()]).toEqual([0, 1])
  })

  test('is not believed when the server is replaced by one that says less', async () => {
    const { server, proxy } = await aProxy(true)
    const client = aClient(proxy.url)
    expect((await askAll(client, 1)).filter(isRight)).toHaveLength(1)
    server.setEcho(false)
    proxy.setPatience(patientMs)
    const first = await askAll(client, 8)
    // Refusals are no claim that anything is anywhere; all else that does not tell is refused.
    const claims = first.filter(({ answer }) => ['granted', 'stored', 'present', 'absent'].includes(answer.kind))
    expect(claims).toEqual([])
    proxy.setPatience(shortMs)
    expect((await askAll(client, 16)).filter((asking) => !isRight(asking))).toEqual([])
  })
})

test('a client that sees nothing mixed up asks side by side', async () => {
  const server = await aServer(true)
  const client = aClient(server.url)
  await askAll(client, 1)
  server.gather(24)
  expect((await askAll(client, 24)).filter((asking) => !isRight(asking))).toEqual([])
  expect(server.mostAtOnce()).toBe(24)
})

test('a client that is told nothing uses one connection', async () => {
  const server = await aServer(false)
  const client = aClient(server.url)
  const all = await Promise.all(
    Array.from({ length: 10 }, (_, number) =>
      client.check({ path: `stored ${number}`, sizeBytes: 1, contentHash: hashOfNumber(number) }, never),
    ),
  )
  expect(all.map((answer) => answer.kind === 'present' && answer.destination)).toEqual(
    all.map((_, number) => placeOf(`stored ${number}`)),
  )
  expect([server.connections(), server.mostAtOnce()]).toEqual([1, 1])
})

test("two posts whose answers change places are each told the other's hash, as it is", async () => {
  const link = await startOneShotLink()
  const proxy = await startSwappingProxy(link.port)
  onTestFinished(async () => {
    await proxy.close()
    await link.close()
  })
  proxy.setPatience(patientMs)
  const { transport, save } = aSendingSide({})
  const prints = [await save('a', countedBytes(1_000)), await save('b', countedBytes(2_000))]
  const send = (number: number) => {
    const fingerprint = prints[number] ?? prints[0]
    if (fingerprint === undefined) throw new Error('both files were saved')
    return transport.send({ url: link.link(proxy.port), path: 'ab'[number] ?? '', fingerprint }, () => undefined, never)
  }
  // The engine takes a hash that is not the file's for a refusal (`hash_mismatch`) and asks what Dropbox holds.
  expect(await Promise.all([send(0), send(1)])).toEqual([
    { kind: 'stored', contentHash: prints[1]?.contentHash },
    { kind: 'stored', contentHash: prints[0]?.contentHash },
  ])
  expect(proxy.swapped()).toBe(2)
  expect(
    link
      .commits()
      .map((commit) => commit.contentHash)
      .toSorted(),
  ).toEqual(prints.map((fingerprint) => fingerprint.contentHash).toSorted())
})
