// A person's word from another terminal, as a small file of the data folder, for whoever runs there or starts next: the terminal has no
// other way to speak with an Outbox that runs.
import fs from 'node:fs'
import path from 'node:path'
import { errorCodeOf } from '#shared/error-code.ts'

export type RequestFileName = 'adopt-request' | 'decide-request' | 'send-after-all' | 'undo-request' | 'undo-answer'

/** An identity and a path are shorter; whatever is longer was not written here. */
const mostBytes = 16_384

/** Leaves the request in `dataFolder`, whole or not at all. Throws the system's error. */
export function writeRequest(dataFolder: string, name: RequestFileName, request: object): void {
  const file = path.join(dataFolder, name)
  const unfinished = `${file}.part`
  fs.writeFileSync(unfinished, JSON.stringify(request), { mode: 0o600 })
  fs.renameSync(unfinished, file)
}

/** What was left there; null for nothing, or where it cannot be read. */
export function readRequest(dataFolder: string, name: RequestFileName): unknown {
  const file = path.join(dataFolder, name)
  try {
    // It is asked several times a second: an error with its stack each time would cost more than the question.
    const stats = fs.statSync(file, { throwIfNoEntry: false })
    return stats === undefined || stats.size > mostBytes ? null : JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError || errorCodeOf(error) !== null) return null
    throw error
  }
}

/** False when it stays there. Never throws for what a disk can do. */
export function removeRequest(dataFolder: string, name: RequestFileName): boolean {
  try {
    fs.rmSync(path.join(dataFolder, name), { force: true })
    return true
  } catch {
    return false
  }
}
