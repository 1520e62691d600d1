// The way of a file: a link, the bytes, the same question again, a newer version, and another file of the same name.
import { aboutSchema, checkReplySchema } from '#shared/contract/link-api.ts'
import type { CheckReply, LinkRequest } from '#shared/contract/link-api.ts'
import { tryParse } from '#shared/try-parse.ts'
import { leastLifeMs, linkLifeMs } from '#adapters/transfer/parse-replies.ts'
import { serverTimeMs } from '#adapters/transfer/server-clock.ts'
import { memberOf, wordsOf } from '../ask.ts'
import type { Asker, Seen } from '../ask.ts'
import { linkOf } from '../link-of.ts'
import type { LinkSeen } from '../link-of.ts'
import { result } from '../requirements.ts'
import type { RequirementName, Result } from '../requirements.ts'
import type { Sample, Samples } from '../sample.ts'

type Link = Extract<LinkSeen, { kind: 'link' }>

export type Sending = { readonly asker: Asker; readonly samples: Samples; readonly isLocal: boolean }

/** Sends some small files, and says of each thing on the way what was seen. */
export async function* checkSending(way: Sending): AsyncGenerator<Result> {
  const { asker, isLocal, samples } = way
  const first = samples.of('first.txt', 'first version')
  const seen = await asker.ask({ method: 'POST', route: '/v1/links', body: first.question })
  const link = linkOf(seen, isLocal)
  if (link.kind !== 'link') {
    yield result('link', 'fails', link.kind === 'none' ? link.because : '`stored` for bytes that nobody sent')
    for (const name of untriedWithoutLink) yield result(name, 'untried')
    return
  }
  yield result('link', 'passes')
  yield checkLife(seen, link)
  yield* toldBy(seen, link)
  yield await checkEcho(asker, first.question)
  const other = linkOf(await askFor(asker, samples.of('other.txt', 'other').question), isLocal)
  const isOwn = other.kind === 'link' && other.url.href !== link.url.href
  yield result('link_each', isOwn ? 'passes' : 'fails', other.kind === 'none' ? other.because : '')
  const sent = await asker.send(link.url, first.bytes)
  const isTaken = sent.status === 200 && memberOf(sent.json, 'content-hash') === first.question.contentHash
  yield result('link_works', isTaken ? 'passes' : 'fails', isTaken ? '' : wordsOf(sent))
  if (!isTaken) {
    for (const name of untriedWithoutFile) yield result(name, 'untried')
    return
  }
  yield await checkStored(way, first)
  yield* checkChecks(asker, samples, first)
  // The version that is kept at the end, and what a stranger of the same name must not touch.
  const second = samples.of('first.txt', 'second version')
  const update = await checkUpdate(way, { first, second, link })
  yield update
  yield await checkNoOverwrite(way, update.outcome === 'passes' ? second : first, link)
}

const untriedWithoutFile = ['stored', 'check_present', 'check_absent', 'update', 'no_overwrite'] as const
const untriedWithoutLink = [
  ...(['path_told', 'receipt', 'account', 'server_time', 'no_store', 'echo'] as const),
  ...(['link_life', 'link_each', 'link_works'] as const),
  ...untriedWithoutFile,
]

function askFor(asker: Asker, body: LinkRequest, headers: Readonly<Record<string, string>> = {}): Promise<Seen> {
  return asker.ask({ method: 'POST', route: '/v1/links', body, headers })
}

/** Whether the link can still be used as it comes, judged as Outbox does: by the server's clock, else by that of this computer. */
function checkLife({ came }: Seen, { reply }: Link): Result {
  if (came === null) return result('link_life', 'untried')
  const endMs = Date.parse(reply.expiresAt)
  if (linkLifeMs(came.answer, endMs, came.atMs) >= leastLifeMs) return result('link_life', 'passes')
  const seconds = Math.round((endMs - (serverTimeMs(came.answer) ?? came.atMs)) / 1_000)
  const words = seconds < 0 ? `over ${-seconds} s before it came` : `over ${seconds} s after it came`
  return result('link_life', 'fails', `a link that is ${words}, by the clock of the answer`)
}

/** What an answer with a link tells beside it. */
function* toldBy(seen: Seen, { reply }: Link): Generator<Result> {
  const told = (name: RequirementName, value: unknown) => result(name, value === undefined ? 'lacks' : 'passes')
  yield told('path_told', reply.path)
  yield told('receipt', reply.receipt)
  yield told('account', reply.accountId)
  yield told('server_time', reply.serverTime)
  const isKept = !String(seen.headers['cache-control'] ?? '').includes('no-store')
  yield result('no_store', isKept ? 'lacks' : 'passes')
}

/** The question in its answer, letter by letter, with its key. */
async function checkEcho(asker: Asker, question: LinkRequest): Promise<Result> {
  const key = 'conformance-echo'
  const { json } = await askFor(asker, question, { 'idempotency-key': key })
  if (memberOf(json, 'asked') === undefined) return result('echo', 'lacks')
  const asked = tryParse(aboutSchema.asked, memberOf(json, 'asked')).data
  const isRight = asked?.path === question.path && asked.contentHash === question.contentHash && asked.key === key
  return result('echo', isRight ? 'passes' : 'fails', isRight ? '' : 'another question than the one that was asked')
}

async function checkStored({ asker, isLocal }: Sending, { question }: Sample): Promise<Result> {
  const again = linkOf(await askFor(asker, question), isLocal)
  if (again.kind === 'stored') return result('stored', 'passes')
  return result('stored', again.kind === 'link' ? 'lacks' : 'fails', again.kind === 'none' ? again.because : '')
}

async function check(
  asker: Asker,
  { path, size, contentHash }: LinkRequest,
): Promise<{ seen: Seen; reply: CheckReply | null }> {
  const seen = await asker.ask({ method: 'POST', route: '/v1/checks', body: { path, size, contentHash } })
  return { seen, reply: seen.status === 200 ? (tryParse(checkReplySchema, seen.json).data ?? null) : null }
}

async function* checkChecks(asker: Asker, samples: Samples, first: Sample): AsyncGenerator<Result> {
  const present = await check(asker, first.question)
  yield checkResult('check_present', 'present', present)
  yield checkResult('check_absent', 'absent', await check(asker, samples.of('never.txt', 'never sent').question))
}

function checkResult(
  name: 'check_present' | 'check_absent',
  wanted: CheckReply['kind'],
  { reply, seen }: { readonly seen: Seen; readonly reply: CheckReply | null },
): Result {
  if (reply?.kind === wanted) return result(name, 'passes')
  const doesNotTell = reply?.kind === 'unknown' || [404, 405, 501].includes(seen.status)
  return result(name, doesNotTell ? 'lacks' : 'fails', reply === null ? wordsOf(seen) : `\`${reply.kind}\``)
}

/** The next version of the first file, with all that its answers told. */
async function checkUpdate(
  { asker, isLocal }: Sending,
  { first, link, second }: { readonly first: Sample; readonly second: Sample; readonly link: Link },
): Promise<Result> {
  const { path, receipt } = link.reply
  const question: LinkRequest = {
    ...second.question,
    replaces: first.question.contentHash,
    ...(path === undefined ? {} : { replacesAt: path }),
    ...(receipt === undefined ? {} : { receipt }),
  }
  const next = linkOf(await askFor(asker, question), isLocal)
  if (next.kind !== 'link') return result('update', 'fails', next.kind === 'none' ? next.because : '`stored`')
  if (next.reply.path !== undefined && next.reply.path !== path) return result('update', 'fails', 'it goes elsewhere')
  const sent = await asker.send(next.url, second.bytes)
  if (sent.status === 200) return result('update', 'passes')
  return result('update', 'fails', `Dropbox answered ${sent.status} to the newer version`)
}

/** Another file, which replaces nothing, at the place that `kept` has. */
async function checkNoOverwrite({ asker, isLocal, samples }: Sending, kept: Sample, link: Link): Promise<Result> {
  const stranger = samples.of('first.txt', 'another file of this name')
  const seen = await askFor(asker, stranger.question)
  const given = linkOf(seen, isLocal)
  if (given.kind === 'none' && seen.status >= 400 && seen.status < 500)
    return result('no_overwrite', 'passes', 'refused')
  if (given.kind !== 'link') return result('no_overwrite', 'fails', given.kind === 'none' ? given.because : '`stored`')
  const sent = await asker.send(given.url, stranger.bytes)
  if (sent.status !== 200) return result('no_overwrite', 'passes', 'Dropbox refuses it')
  const { path } = given.reply
  const isBeside = path !== undefined && path.toLowerCase() !== link.reply.path?.toLowerCase()
  if (isBeside) return result('no_overwrite', 'passes', 'a copy beside it')
  const { reply } = await check(asker, kept.question)
  if (reply?.kind === 'present') return result('no_overwrite', 'passes')
  // A copy that nobody is told of cannot be told from a file that was destroyed.
  const isUntold = path === undefined && reply?.kind !== 'absent'
  return result(
    'no_overwrite',
    'fails',
    isUntold ? 'Dropbox took it, and it is not told where' : 'the other file is gone',
  )
}
