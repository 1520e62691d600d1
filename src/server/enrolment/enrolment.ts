// Codes for new computers: made by an operator, taken by one computer, and followed by the server that runs.
import { randomInt } from 'node:crypto'
import { unwatchFile, watchFile } from 'node:fs'
import { open } from 'node:fs/promises'
import { codeLength, codeLetters, readEnrolmentCode } from '#shared/contract/enrolment-api.ts'
import { hashToken, makeToken } from '../devices.ts'
import type { Devices, Enrolment, ListedDevice } from '../devices.ts'
import type { ServerClock } from '../clock.ts'
import { EnrolmentStore } from './enrolment-store.ts'

/** A code that lies about is worth nothing soon. */
export const longestCodeMinutes = 15

/** 60 random bits: too many to guess within a code's life, even without the limits on who asks. */
export function makeCode(): string {
  return Array.from({ length: codeLength }, () => codeLetters[randomInt(codeLetters.length)]).join('')
}

/** Why this computer cannot be enrolled, as a whole sentence, or null. */
export function findEnrolmentFault(enrolment: Enrolment, fixed: readonly ListedDevice[]): string | null {
  const { name } = enrolment
  return fixed.some((device) => device.name === name)
    ? `The settings file has a device named "${name}" already. Give the new computer another name.`
    : null
}

/** Opens the file of enrolments, or answers why it cannot be used, as a whole sentence. */
export async function openEnrolments(path: string): Promise<EnrolmentStore | string> {
  try {
    // Made beforehand, so that nobody else can read it.
    await (await open(path, 'a', 0o600)).close()
    return new EnrolmentStore(path)
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown error'
    return `The enrolment file ${path} cannot be used (${why}).`
  }
}

export interface Enrolments {
  /** Takes the code a person typed, once. Null where it is not valid. */
  redeem(typed: string): { readonly token: string; readonly enrolment: Enrolment } | null
  /** Follows no longer. The store stays open. */
  close(): void
}

/** Often enough that a computer which is signed out is shut out at once; a look costs one number of SQLite. */
const lookMs = 1_000

/** Lets the computers of the store in, and follows what other processes write there. */
export function followEnrolments(store: EnrolmentStore, devices: Devices, clock: ServerClock): Enrolments {
  const admit = (): void => devices.replaceEnrolled(store.devices())
  admit()
  let known = store.version()
  const look = (): void => {
    const found = store.version()
    if (found === known) return
    known = found
    admit()
  }
  // What another process writes goes into this file first.
  const written = `${store.path}-wal`
  watchFile(written, { interval: lookMs, persistent: false }, look)
  return {
    redeem(typed) {
      const code = readEnrolmentCode(typed)
      if (code === null) return null
      const token = makeToken()
      const enrolment = store.redeem(hashToken(code), hashToken(token), clock.wallMs())
      if (enrolment === null) return null
      admit()
      return { token, enrolment }
    },
    close: () => unwatchFile(written, look),
  }
}
