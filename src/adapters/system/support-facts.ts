// What only the system can tell of this computer, for IT.
import { createHmac, randomBytes } from 'node:crypto'
import { open, statfs } from 'node:fs/promises'
import { homedir, hostname, release, userInfo } from 'node:os'
import { join } from 'node:path'

/** Code for a name, the same for the same name, and of no use beyond this one report. */
export type NameCode = (name: string) => string

export function createNameCode(): NameCode {
  const key = randomBytes(32)
  return (name) => createHmac('sha256', key).update(name).digest('hex').slice(0, 10)
}

export type Disk = { readonly freeBytes: number; readonly totalBytes: number }

/** The disk that `folder` lies on; null where it cannot be asked. */
export async function diskOf(folder: string): Promise<Disk | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder)
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
  } catch {
    return null
  }
}

export type Computer = {
  readonly home: string
  readonly user: string
  readonly name: string
  /** Of the operating system, and of what runs Outbox. */
  readonly system: string
}

export function thisComputer(): Computer {
  const { arch, platform, versions } = process
  const runtime = versions['electron'] === undefined ? '' : `, Electron ${versions['electron']}`
  const system = `${platform} ${release()} ${arch}, Node ${versions.node}${runtime}`
  return { home: homedir(), user: userInfo().username, name: hostname(), system }
}

const mostLogBytes = 60_000

/** The last lines of the logs of the app in `folder`; none where there are none. */
export async function lastLogLines(folder: string): Promise<readonly string[]> {
  const texts = await Promise.all(['outbox.old.log', 'outbox.log'].map((name) => endOf(join(folder, name))))
  return texts
    .join('')
    .slice(-mostLogBytes)
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
}

async function endOf(file: string): Promise<string> {
  try {
    const handle = await open(file, 'r')
    try {
      const { size } = await handle.stat()
      const from = Math.max(0, size - mostLogBytes)
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from)
      return `\n${buffer.toString('utf8', 0, bytesRead)}`
    } finally {
      await handle.close()
    }
  } catch {
    return ''
  }
}
