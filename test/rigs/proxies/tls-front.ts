// TLS before programs that speak without it: one certificate for several names, each of which leads to a port of this computer.
import { once } from 'node:events'
import net from 'node:net'
import tls from 'node:tls'
import type { Certificate } from '../network/certificates.ts'

export type TlsFront = { readonly port: number; close(): Promise<void> }

/** `portOf` answers where a name leads. */
export async function startTlsFront(certificate: Certificate, portOf: (name: string) => number): Promise<TlsFront> {
  const front = tls.createServer(certificate, (near) => {
    const far = net.connect(portOf(near.servername || ''), '127.0.0.1')
    near.pipe(far).pipe(near)
    near.on('error', () => far.destroy()).on('close', () => far.destroy())
    far.on('error', () => near.destroy()).on('close', () => near.destroy())
    open.add(near)
    near.on('close', () => open.delete(near))
  })
  const open = new Set<tls.TLSSocket>()
  front.listen(0, '127.0.0.1')
  await once(front, 'listening')
  const address = front.address()
  if (typeof address !== 'object' || address === null) throw new Error('a listener has an address')
  return {
    port: address.port,
    async close() {
      for (const socket of open) socket.destroy()
      front.close()
      await once(front, 'close')
    },
  }
}
