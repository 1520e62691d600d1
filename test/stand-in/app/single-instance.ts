// One instance per userData folder, across processes: a link that names the owner is the lock (made in one step, as Chromium
// does it), and a socket carries the words of later starts to the owner.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'

const secondStartSchema = z.object({ argv: z.array(z.string()), cwd: z.string() })

/** What a later start of the app was told. */
export type SecondStart = z.infer<typeof secondStartSchema>

const deliveryTries = 50
const deliveryWaitMs = 100
const lockTries = 5

export class InstanceLock {
  #server: Server | null = null
  #folder: string | null = null
  #delivery: Promise<void> = Promise.resolve()
  readonly #onSecondStart: (start: SecondStart) => void

  constructor(onSecondStart: (start: SecondStart) => void) {
    this.#onSecondStart = onSecondStart
  }

  get isHeld(): boolean {
    return this.#folder !== null
  }

  /** True when this process is the first on `folder`; else the first is told of this start. */
  acquire(folder: string): boolean {
    if (this.isHeld) return true
    mkdirSync(folder, { recursive: true })
    if (!claim(join(folder, 'SingletonLock'))) {
      this.#delivery = deliver(socketOf(folder), { argv: [...process.argv], cwd: process.cwd() })
      return false
    }
    this.#folder = folder
    this.#server = this.#listen(socketOf(folder))
    return true
  }

  release(): void {
    if (this.#folder === null) return
    this.#server?.close()
    rmSync(join(this.#folder, 'SingletonLock'), { force: true })
    this.#folder = null
  }

  /** Resolves when the first instance has heard of this start, or after five seconds without it. */
  delivered(): Promise<void> {
    return this.#delivery
  }

  #listen(socket: string): Server {
    rmSync(socket, { force: true })
    // The other side half-closes after its words and waits for ours: only then has it been heard.
    const server = createServer({ allowHalfOpen: true }, (connection) => {
      let text = ''
      connection.setEncoding('utf8')
      connection.on('data', (part: string) => (text += part))
      connection.on('error', () => connection.destroy())
      connection.on('end', () => {
        connection.end('heard')
        this.#onSecondStart(secondStartSchema.parse(JSON.parse(text)))
      })
    })
    server.unref()
    return server.listen(socket)
  }
}

/** A socket's path must be short, and folders of tests are long. */
function socketOf(folder: string): string {
  const short = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 24)
  return join(tmpdir(), `standin-${short}.sock`)
}

function claim(lock: string): boolean {
  for (let tried = 0; tried < lockTries; tried++) {
    try {
      symlinkSync(`${process.pid}-${startOf(process.pid)}`, lock)
      return true
    } catch {
      if (isHeldByLiving(lock)) return false
      rmSync(lock, { force: true })
    }
  }
  return false
}

function isHeldByLiving(lock: string): boolean {
  try {
    const [pid = '', start] = readlinkSync(lock).split('-')
    return start !== 'gone' && start === startOf(Number(pid))
  } catch {
    return false
  }
}

/** When the process began, in the kernel's ticks: a number given anew after a kill is another process. */
function startOf(pid: number): string {
  try {
    // Field 22; the name in field 2 may hold spaces, so counting begins behind its bracket.
    return (
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[19] ?? 'gone'
    )
  } catch {
    return 'gone'
  }
}

async function deliver(socket: string, start: SecondStart): Promise<void> {
  for (let tried = 0; tried < deliveryTries; tried++) {
    if (await tell(socket, JSON.stringify(start))) return
    await sleep(deliveryWaitMs)
  }
}

function tell(socket: string, text: string): Promise<boolean> {
  return new Promise((done) => {
    const connection = connect(socket)
    connection.on('connect', () => connection.end(text))
    connection.on('data', () => done(true))
    connection.on('error', () => done(false))
    connection.on('close', () => done(false))
  })
}
