// A proxy that leads every tunnel to one local port, whatever host it is asked for: so a program whose hosts are fixed, and
// that trusts the test's own authority, meets a local server in their place.
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'

export type TunnelProxy = {
  readonly url: string
  /** `host:port` of each tunnel, in order. */
  readonly asked: readonly string[]
  close(): Promise<void>
}

/** Listens on 127.0.0.1. Answers CONNECT and nothing else. */
export async function startTunnelProxy(port: number): Promise<TunnelProxy> {
  const asked: string[] = []
  const proxy = createServer((_request, response) => response.writeHead(405).end())
  proxy.on('connect', (request, near) => {
    asked.push(request.url ?? '')
    const far = connect(port, '127.0.0.1', () => {
      near.write('HTTP/1.1 200 Connection established\r\n\r\n')
      far.pipe(near).pipe(far)
    })
    far.on('error', () => near.destroy())
    near.on('error', () => far.destroy())
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const address = proxy.address()
  if (typeof address !== 'object' || address === null) throw new Error('a listener has an address')
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    close: async () => {
      const closed = once(proxy, 'close')
      proxy.close()
      proxy.closeAllConnections()
      await closed
    },
  }
}
