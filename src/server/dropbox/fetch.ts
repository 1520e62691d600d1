// The way to Dropbox: requests to its two API hosts and nowhere else.
import { assert } from '#shared/assert.ts'
import { english } from '#shared/messages/english.ts'
import { readProxyEnvironment } from '#shared/http/proxy-environment.ts'
import { createHttpOut } from '../outbound/http-out.ts'
import type { Answer } from '../outbound/collect.ts'
import type { OutboundInit } from '../outbound/http-out.ts'

/** How long a question may take, and bytes: 16 MiB at 1 Mbit/s, or the commit of a very large file. */
export type Deadlines = { readonly questionMs: number; readonly bytesMs: number }

const usualDeadlines: Deadlines = { questionMs: 15_000, bytesMs: 150_000 }

/** Which of them counts at each host. */
const dropboxHosts: Readonly<Record<string, keyof Deadlines>> = {
  'https://api.dropboxapi.com': 'questionMs',
  'https://content.dropboxapi.com': 'bytesMs',
}

/** Room for 2,000 folder entries with the longest paths; everything else Dropbox says is far smaller. */
const longestAnswerBytes = 16 * 1024 * 1024

export interface Outbound {
  /** One request. Rejects when no whole answer came: no connection, none in time, cut off, or longer than the cap. */
  fetch(url: string, init: OutboundInit): Promise<Answer>
  close(): void
}

/**
 * A way to Dropbox, or to a local stand-in of it at `loopbackOrigin` (null for the real one). `environment` may name the
 * company's proxy; a stand-in is asked directly.
 */
export function createOutbound(
  loopbackOrigin: string | null,
  environment: NodeJS.ProcessEnv = process.env,
  deadlines: Deadlines = usualDeadlines,
): Outbound {
  const out = createHttpOut({ longestAnswerBytes, environment: loopbackOrigin === null ? environment : null })
  return {
    fetch: (url, init) => {
      const end = url.indexOf('/', 'https://'.length)
      const origin = url.slice(0, end)
      const deadline = dropboxHosts[origin]
      assert(deadline !== undefined, 'only the Dropbox API is ever asked')
      return out.ask(loopbackOrigin ?? origin, url.slice(end), init, deadlines[deadline])
    },
    close: () => out.close(),
  }
}

/**
 * Why the company's proxy in `environment` cannot be used, as a whole sentence, or null. Node itself goes around a proxy it
 * does not understand, without a word. The value is not told: it may hold a password.
 */
export function findProxyFault(environment: NodeJS.ProcessEnv): string | null {
  const choice = readProxyEnvironment(environment, (text) => URL.parse(text))
  if (choice.kind === 'proxy' && choice.speaks === 'socks')
    return `${choice.name} does not name a proxy in the form "http://proxy.example:3128". Other kinds of proxy, SOCKS for one, cannot be used here.`
  return choice.kind === 'unusable' ? english.say('proxy.unusable', { name: choice.name }) : null
}
