// This folder: what the computer gives: time, a data folder, memory.

// A person's word that the folder which stands at the watched path now is the one. It lies in the data folder, for whoever runs there, or
// starts next: the terminal has no other way to speak with an Outbox that runs.
import fs from 'node:fs'
import path from 'node:path'
import { errorCodeOf } from '#shared/error-code.ts'

const fileName = 'adopt-request'
/** An identity is far shorter; whatever is longer was not written here. */
const mostBytes = 16_384

/**
 * Leaves the request in `dataFolder`. `identity` is that of the folder the person meant: another one that comes there later is not taken.
 * Throws the system's error.
 */
export function writeAdoptRequest(dataFolder: string, identity: string): void {
  const file = path.join(dataFolder, fileName)
  const unfinished = `${file}.part`
  fs.writeFileSync(unfinished, JSON.stringify({ identity }), { mode: 0o600 })
  fs.renameSync(unfinished, file)
}

/** The folder that a person asks to be taken; null for none, or where it cannot be read. */
export function readAdoptRequest(dataFolder: string): string | null {
  try {
    const file = path.join(dataFolder, fileName)
    if (fs.statSync(file).size > mostBytes) return null
    return parseRequest(JSON.parse(fs.readFileSync(file, 'utf8')))
  } catch (error) {
    if (error instanceof SyntaxError || errorCodeOf(error) !== null) return null
    throw error
  }
}

/** The same, and it is asked no more. */
export function takeAdoptRequest(dataFolder: string): string | null {
  const identity = readAdoptRequest(dataFolder)
  try {
    fs.rmSync(path.join(dataFolder, fileName), { force: true })
  } catch {
    // It stays, and names one folder only: that one is taken already.
  }
  return identity
}

function parseRequest(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('identity' in value)) return null
  return typeof value.identity === 'string' && value.identity !== '' ? value.identity : null
}
