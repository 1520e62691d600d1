// How a proxy is answered that asks who is there: on real connections, with a proxy and an account that say what the test wants.
import net from 'node:net'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import type { BeginTalk } from '#adapters/proxy/account/talk.ts'
import { ProxyError } from '#adapters/http/network-failure.ts'
import { openHttpTunnel, type HttpTunnel } from '#adapters/proxy/http-tunnel.ts'

const open = 'HTTP/1.1 200 Connection established\r\n\r\n'

function asks(challenge: string, more = 'Content-Length: 0\r\n', page = ''): string {
  return `HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: ${challenge}\r\n${more}\r\n${page}`
}

type Question = { readonly connection: number; readonly says: string }

/** A proxy that answers each question by `answer`; what it was asked, in order. */
async function aProxy(answer: (question: Question) => string): Promise<{ url: URL; asked: Question[] }> {
  const asked: Question[] = []
  let connections = 0
  const proxy = net.createServer((socket) => {
    connections += 1
    const connection = connections
    let read = ''
    socket.on('data', (bytes: Buffer) => {
      read += bytes.toString()
      const end = read.indexOf('\r\n\r\n')
      if (end === -1) return
      const [, says = ''] = /^proxy-authorization: (.*)$/im.exec(read.slice(0, end)) ?? []
      read = read.slice(end + 4)
      asked.push({ connection, says })
      socket.write(answer({ connection, says }))
    })
    socket.on('error', () => socket.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  onTestFinished(() => void proxy.close())
  const address = proxy.address()
  return { url: new URL(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`), asked }
}

/** An account that says its words one after the other, and what it heard. */
function anAccount(words: readonly string[]): { begin: BeginTalk; heard: (string | null)[]; ended: () => number } {
  const heard: (string | null)[] = []
  let ended = 0
  const begin: BeginTalk = () => {
    const left = [...words]
    return {
      async next(said) {
        heard.push(said?.toString() ?? null)
        const word = left.shift()
        return word === undefined ? { kind: 'none', said: 'no more' } : { kind: 'token', token: Buffer.from(word) }
      },
      end: () => void (ended += 1),
    }
  }
  return { begin, heard, ended: () => ended }
}

function tunnelOver(proxy: URL, account: BeginTalk | null): HttpTunnel {
  return { proxy, account: () => account, offered: null }
}

async function outcomeOf(tunnel: HttpTunnel): Promise<unknown> {
  try {
    const socket = await openHttpTunnel(tunnel, 'files.example:443')
    socket.destroy()
    return 'open'
  } catch (error) {
    return error instanceof ProxyError ? (error.facts.refusal ?? error.facts.status) : error
  }
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const says = (word: string): string => `Negotiate ${base64(word)}`

test('two legs go over one connection, whatever page comes between, and the next time nobody has to ask', async () => {
  const page = 'Who are you?'.repeat(2_000)
  const proxy = await aProxy(({ says: word }) => {
    if (word === says('second')) return open
    if (word === says('first'))
      return asks(`Negotiate ${base64('a riddle')}`, `Content-Length: ${page.length}\r\n`, page)
    return asks('Negotiate, NTLM')
  })
  const account = anAccount(['first', 'second'])
  const tunnel = tunnelOver(proxy.url, account.begin)
  expect(await outcomeOf(tunnel)).toBe('open')
  expect(await outcomeOf(tunnel)).toBe('open')
  expect(proxy.asked).toEqual([
    { connection: 1, says: '' },
    { connection: 2, says: says('first') },
    { connection: 2, says: says('second') },
    { connection: 3, says: says('first') },
    { connection: 3, says: says('second') },
  ])
  expect(account.heard).toEqual([null, 'a riddle', null, 'a riddle'])
  expect(account.ended()).toBe(2)
})

test('a proxy that asks and asks is answered four times', async () => {
  const proxy = await aProxy(() => asks(`Negotiate ${base64('a riddle')}`))
  const account = anAccount(['1', '2', '3', '4', '5', '6'])
  const tunnel = tunnelOver(proxy.url, account.begin)
  expect(await outcomeOf(tunnel)).toBe('proxy_account_refused')
  expect(proxy.asked.map((question) => question.says)).toEqual(['', says('1'), says('2'), says('3'), says('4')])
  expect(account.ended()).toBe(1)
})

test.each<[string, string]>([
  ['closes', asks(`Negotiate ${base64('a riddle')}`, 'Content-Length: 0\r\nProxy-Connection: close\r\n')],
  ['does not say how long its page is', asks(`Negotiate ${base64('a riddle')}`, '')],
  ['says nothing', asks('Negotiate')],
])('a second leg is not spoken to a proxy that %s', async (_what, answer) => {
  const proxy = await aProxy(() => answer)
  const tunnel = tunnelOver(proxy.url, anAccount(['1', '2']).begin)
  expect(await outcomeOf(tunnel)).toBe('proxy_account_refused')
  expect(proxy.asked).toHaveLength(2)
})

test.each<[string, string, unknown]>([
  ['a name and a password', asks('Basic realm="x"'), 'proxy_auth_required'],
  ['an account that none allows', asks('Negotiate'), 'proxy_account_not_allowed'],
  ['a digest', asks('Digest realm="x", nonce="y"'), 'proxy_scheme_unknown'],
  ['nothing by name', 'HTTP/1.1 401 Unauthorized\r\n\r\n', 'proxy_auth_required'],
  ['nobody', 'HTTP/1.1 403 Forbidden\r\nProxy-Authenticate: Negotiate\r\n\r\n', 403],
])('a proxy that wants %s is asked once', async (_what, answer, expected) => {
  const proxy = await aProxy(() => answer)
  expect(await outcomeOf(tunnelOver(proxy.url, null))).toBe(expected)
  expect(proxy.asked).toHaveLength(1)
})

test('the account is shown to a proxy alone: not for 401, not for 403, and not where another header asks', async () => {
  const account = anAccount(['secret'])
  const others = [
    'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n',
    'HTTP/1.1 401 Unauthorized\r\nProxy-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n',
    'HTTP/1.1 403 Forbidden\r\nProxy-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n',
    'HTTP/1.1 407 Asked\r\nWWW-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n',
  ]
  for (const answer of others) {
    const proxy = await aProxy(() => answer)
    await outcomeOf(tunnelOver(proxy.url, account.begin))
    expect(proxy.asked).toEqual([{ connection: 1, says: '' }])
  }
  expect(account.heard).toEqual([])
})

test('a name and a password that were typed go first, and no failure holds a word of either', async () => {
  const proxy = await aProxy(() => asks('Basic realm="x", Negotiate'))
  const url = new URL(`http://ada:p%20w@${proxy.url.host}`)
  const tunnel = tunnelOver(url, anAccount(['a secret token']).begin)
  const failure = await openHttpTunnel(tunnel, 'files.example:443').catch((error: unknown) => error)
  expect(proxy.asked.map((question) => question.says)).toEqual([`Basic ${base64('ada:p w')}`, says('a secret token')])
  expect(failure).toMatchObject({ facts: { refusal: 'proxy_auth_required', offered: ['basic', 'negotiate'] } })
  const written = JSON.stringify([failure, String(failure), failure instanceof Error ? failure.stack : ''])
  expect(written).not.toMatch(new RegExp([base64('ada:p w'), base64('a secret token'), 'p w', 'secret'].join('|')))
})

test('a policy that changes counts from the next connection on', async () => {
  const proxy = await aProxy(({ says: word }) => (word === says('ticket') ? open : asks('Negotiate')))
  const account = anAccount(['ticket'])
  let isAllowed = true
  const tunnel: HttpTunnel = { proxy: proxy.url, account: () => (isAllowed ? account.begin : null), offered: null }
  expect(await outcomeOf(tunnel)).toBe('open')
  isAllowed = false
  expect(await outcomeOf(tunnel)).toBe('proxy_account_not_allowed')
})
