// Kept-alive connections of one client. The company server and the upload host each have their own, so that nothing
// that belongs to one (a header, a cookie, a credential) can reach the other.
import type { Agent, AgentOptions } from 'node:http'
import https from 'node:https'
import { setDefaultAutoSelectFamilyAttemptTimeout } from 'node:net'
import { addressAttemptMs } from '#shared/http/address-attempt.ts'
import { http } from './node-http.ts'

/** The agent through which `url` is reached, for example a proxy's; null for a direct connection. */
export type AgentFor = (url: URL) => Agent | null

export interface Connections {
  agentOf(url: URL): Agent
  /** Closes connections at rest; exchanges under way are not touched. */
  close(): void
}

/** Beyond this a server or a middlebox may have dropped the connection without a word. Node's servers keep 5 s. */
const idleMs = 4_000

const maxIdleConnections = 8

/** TLS is never relaxed: named here so that no variable of the environment can do it. */
export const tlsRules = { rejectUnauthorized: true, minVersion: 'TLSv1.2' } as const

/** Makes the connections of one client; `agentFor` may send some of them through a proxy. */
export function createConnections(agentFor: AgentFor): Connections {
  // For the whole process: an agent hands its own value to a host's connection, but not to its proxy's.
  setDefaultAutoSelectFamilyAttemptTimeout(addressAttemptMs)
  const options: AgentOptions = {
    keepAlive: true,
    scheduling: 'lifo', // the connection used last is the one least likely to be dead
    maxFreeSockets: maxIdleConnections,
    timeout: idleMs, // closes a connection at rest; on one in use it only emits an event nobody listens to
  }
  const plain = new http.Agent(options)
  const secure = new https.Agent({ ...options, ...tlsRules })

  function agentOf(url: URL): Agent {
    return agentFor(url) ?? (url.protocol === 'https:' ? secure : plain)
  }
  function close(): void {
    plain.destroy()
    secure.destroy()
  }
  return { agentOf, close }
}
