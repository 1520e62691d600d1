// Ports for programs that choose none by themselves.
import { once } from 'node:events'
import net from 'node:net'

/**
 * Below those that systems give to whoever names none (32,768 and up on Linux, 49,152 and up on the others): a server of another test, or
 * the near end of any connection, could have been given the same one before the program listens.
 */
const range = { from: 20_000, to: 32_000 } as const

const mostTries = 50

/** A port of 127.0.0.1 where nobody listens, and which the system gives to nobody. */
export async function aFreePort(): Promise<number> {
  for (let tried = 0; tried < mostTries; tried += 1) {
    const port = range.from + Math.floor(Math.random() * (range.to - range.from))
    if (await isFree(port)) return port
  }
  throw new Error(`no free port was found in ${mostTries} tries`)
}

async function isFree(port: number): Promise<boolean> {
  const server = net.createServer().listen(port, '127.0.0.1')
  const isListening = await once(server, 'listening').then(
    () => true,
    () => false,
  )
  if (!isListening) return false
  server.close()
  await once(server, 'close')
  return true
}

/** True when somebody listens there. */
export function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
