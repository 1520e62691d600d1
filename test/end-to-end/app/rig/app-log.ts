// What the app wrote into its log. A test may look before there is one, and while a line is being written.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AppWorld } from './app-world.ts'

/** The log as it is by now; nothing while the app has not begun one. */
export async function logOf({ userData }: Pick<AppWorld, 'userData'>): Promise<string> {
  return readFile(join(userData, 'logs', 'outbox.log'), 'utf8').catch(() => '')
}

/** The last whole line that tells of `event`. */
export async function lastLogged(
  world: Pick<AppWorld, 'userData'>,
  event: string,
): Promise<Record<string, unknown> | null> {
  // What stands behind the last line break is a line that is not whole yet.
  const lines = (await logOf(world)).split('\n').slice(0, -1)
  const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  return parsed.findLast((line) => line['event'] === event) ?? null
}
