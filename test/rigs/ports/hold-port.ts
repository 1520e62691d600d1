// The port of a server that is stopped for a while. Nobody listens there, and yet the system gives it to nobody else meanwhile: tests
// beside this one start many servers, and one of them would answer in the place of the one that is away.
import { once } from 'node:events'
import net from 'node:net'

export type HeldPort = { readonly letGo: () => void }

const nothing: HeldPort = { letGo: () => undefined }

/**
 * Holds a port of 127.0.0.1 as the near end of a connection: whoever connects to it is refused, as where nothing is, and it can be listened
 * on again. Only on Linux, where the many tests run that could take it.
 */
export async function holdPort(port: number): Promise<HeldPort> {
  if (process.platform !== 'linux') return nothing
  const far = net.createServer((socket) => void socket.on('error', () => undefined).unref()).unref()
  far.listen(0, '127.0.0.1')
  await once(far, 'listening')
  const address = far.address()
  if (typeof address !== 'object' || address === null) return nothing
  const near = net
    .connect({ host: '127.0.0.1', port: address.port, localAddress: '127.0.0.1', localPort: port })
    .unref()
  // Another one has it already: then it is too late to hold it.
  const isHeld = await once(near, 'connect').then(
    () => true,
    () => false,
  )
  near.on('error', () => undefined)
  far.close()
  return isHeld ? { letGo: () => void near.resetAndDestroy() } : nothing
}
