// This folder: what the computer gives: time, a data folder, memory.

// A person's word that the folder which stands at the watched path now is the one.
import { readRequest, removeRequest, writeRequest } from './request-file.ts'

const fileName = 'adopt-request'

/**
 * Leaves the request in `dataFolder`. `identity` is that of the folder the person meant: another one that comes there later is not taken.
 * Throws the system's error.
 */
export function writeAdoptRequest(dataFolder: string, identity: string): void {
  writeRequest(dataFolder, fileName, { identity })
}

/** The folder that a person asks to be taken; null for none, or where it cannot be read. */
export function readAdoptRequest(dataFolder: string): string | null {
  const value = readRequest(dataFolder, fileName)
  if (typeof value !== 'object' || value === null || !('identity' in value)) return null
  return typeof value.identity === 'string' && value.identity !== '' ? value.identity : null
}

/** The same, and it is asked no more. Where it cannot be removed it stays, and names one folder only: that one is taken already. */
export function takeAdoptRequest(dataFolder: string): string | null {
  const identity = readAdoptRequest(dataFolder)
  removeRequest(dataFolder, fileName)
  return identity
}
