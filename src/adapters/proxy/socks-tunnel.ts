// A way to a host through a SOCKS 5 proxy, which looks its name up.
import type { Socket } from 'node:net'
import { SocksClient } from 'socks'
import { ProxyError } from '../http/network-failure.ts'
import { tunnelMs } from './connect-request.ts'

/** Rejects with a ProxyError where the proxy makes no way to the host, else with what kept it from being reached. */
export async function openSocksTunnel(proxy: URL, host: string, port: number): Promise<Socket> {
  const { hostname, username, password } = proxy
  const login = username === '' ? {} : { userId: decodeURIComponent(username), password: decodeURIComponent(password) }
  const at = {
    type: 5,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(proxy.port === '' ? 1080 : proxy.port),
    ...login,
  } as const
  const ask = { proxy: at, destination: { host, port }, command: 'connect', timeout: tunnelMs } as const
  try {
    return (await SocksClient.createConnection(ask)).socket
  } catch (error) {
    throw failureOf(error)
  }
}

/** The package tells by its words alone what went wrong: its own begin with "Socks5", those of an unreached proxy do not. */
function failureOf(raised: unknown): Error {
  const said = raised instanceof Error ? raised.message : ''
  if (/authentication/i.test(said)) return new ProxyError(said, { status: 407, refusal: 'proxy_auth_required' })
  if (/^Socks5/i.test(said)) return new ProxyError(said, { status: 502 })
  return Object.assign(new Error(said), { code: 'ECONNREFUSED', syscall: 'connect' })
}
