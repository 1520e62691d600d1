// Codes for new computers: made by an operator, taken by one computer, and followed by the server that runs.
import { randomInt } from 'node:crypto'
import { open } from 'node:fs/promises'
import { codeLength, codeLetters, readEnrolmentCode } from '#shared/contract/enrolment-api.ts'
import { hashToken, makeToken } from '../devices.ts'
import type { Devices, Enrolment, ListedDevice } from '../devices.ts'
import type { ServerClock } from '../clock.ts'
import type { EnrolmentStore } from './enrolment-store.ts'

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
    const { enrolmentsInFile } = await import('./enrolment-store.ts')
    return enrolmentsInFile(path)
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown error'
    return `The enrolment file ${path} cannot be used (${why}).`
  }
}

export interface Enrolments {
  /** Takes the code a person typed, once. Null where it is not valid. */
  redeem(typed: string): Promise<{ readonly token: string; readonly enrolment: Enrolment } | null>
  /** Looks now for computers that came by another server. */
  look(): Promise<void>
  /** Follows no longer. The store stays open. */
  close(): void
}

/** Lets the computers of the store in, and follows what others write there. Throws where it cannot be read. */
export async function followEnrolments(
  store: EnrolmentStore,
  devices: Devices,
  clock: ServerClock,
): Promise<Enrolments> {
  const admit = async (): Promise<void> => devices.replaceEnrolled(await store.devices())
  const stop = await store.follow(admit)
  return {
    redeem: async (typed) => {
      const code = readEnrolmentCode(typed)
      if (code === null) return null
      const token = makeToken()
      const enrolment = await store.redeem(hashToken(code), hashToken(token), clock.wallMs())
      if (enrolment === null) return null
      await admit()
      return { token, enrolment }
    },
    look: () => store.look(),
    close: stop,
  }
}
