// Saves a file beside its place first, so that a half written one never bears the name.
import { open, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { renameOver } from '#adapters/system/rename-over.ts'

/**
 * Answers what `write` answers. Throws what the disk says; nothing of the attempt is left then, and a file that was there stays as it was.
 * `mode`: who may read it, as `chmod` has it.
 */
export async function saveWhole<Answer>(
  file: string,
  write: (draft: FileHandle) => Promise<Answer>,
  mode = 0o666,
): Promise<Answer> {
  const draft = `${file}.part`
  try {
    const handle = await open(draft, 'w', mode)
    let answer: Answer
    try {
      answer = await write(handle)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await renameOver(draft, file)
    return answer
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    throw error
  }
}
