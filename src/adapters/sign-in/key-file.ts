// The key of a person in a file, for programs without a key store: for its owner only, written whole or not at all.
import { open, readFile, rm, stat } from 'node:fs/promises'
import { errorCodeOf } from '#shared/error-code.ts'
import { createClock, delay } from '../system/clock.ts'
import { renameOver } from '../system/rename-over.ts'
import { personKeyText, readPersonKey } from './person-key.ts'
import type { PersonKeyPlace } from './person-session.ts'

/** A refresh takes seconds; who holds the lock for longer has crashed. */
const longestHoldMs = 90_000
const lookAgainMs = 100

/** The place of the key in `file`. */
export function keyFile(file: string): PersonKeyPlace {
  const clock = createClock()
  const lock = `${file}.lock`

  async function take(): Promise<void> {
    for (;;) {
      try {
        await (await open(lock, 'wx', 0o600)).close()
        return
      } catch (error) {
        if (errorCodeOf(error) !== 'EEXIST') throw error
        const heldSinceMs = await stat(lock).then(
          ({ mtimeMs }) => mtimeMs,
          () => null,
        )
        if (heldSinceMs !== null && Math.abs(clock.wallMs(clock.now()) - heldSinceMs) > longestHoldMs)
          await rm(lock, { force: true })
        else await delay(lookAgainMs)
      }
    }
  }

  return {
    read: async () => readPersonKey((await readFile(file, 'utf8').catch(() => '')).trim()),
    keep: (key) => writeKey(file, personKeyText(key)),
    async alone(work) {
      await take()
      try {
        return await work()
      } finally {
        await rm(lock, { force: true })
      }
    },
  }
}

/** Writes beside the file and puts that in its place: a crash leaves the old key or the new one. */
async function writeKey(file: string, text: string): Promise<boolean> {
  const beside = `${file}.new`
  try {
    {
      await using handle = await open(beside, 'w', 0o600)
      await handle.chmod(0o600)
      await handle.writeFile(`${text}\n`)
      await handle.sync()
    }
    await renameOver(beside, file)
    return true
  } catch {
    return false
  }
}

/** Takes the key away, and what lies beside it. */
export async function removeKey(file: string): Promise<void> {
  for (const one of [file, `${file}.new`]) await rm(one, { force: true })
}
