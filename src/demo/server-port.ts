// The company server's port, the same at each start of the demo: at another address it would be another company server, and
// every file would be asked about again.
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'

/** The port written in `file`, if there is one and nobody listens there; 0 (any) otherwise. */
export async function keptPort(file: string): Promise<number> {
  const port = Number(await readFile(file, 'utf8').catch(() => '0'))
  return Number.isInteger(port) && port > 0 && port < 65_536 && (await isFree(port)) ? port : 0
}

/** Writes the port of `url` down for the next start. That it cannot be written is no reason not to start. */
export async function keepPort(file: string, url: string): Promise<void> {
  await writeFile(file, new URL(url).port).catch(() => undefined)
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  const failed = once(server, 'error').then(() => false)
  const listening = once(server, 'listening').then(() => true)
  server.listen(port, '127.0.0.1')
  const isListening = await Promise.race([failed, listening])
  if (isListening) await new Promise((resolve) => server.close(resolve))
  return isListening
}
