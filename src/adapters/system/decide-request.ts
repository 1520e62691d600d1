// What a person said, in another terminal, about files that came all at once, and about those that were left out.
import { askedAnswers, type AskedAnswer } from '#shared/rows/files-asked.ts'
import { readRequest, removeRequest, writeRequest } from './request-file.ts'

export type DecideRequest = {
  readonly answer: AskedAnswer
  /** The folder that is meant, relative with `/`; null: all files. */
  readonly below: string | null
}

const fileName = 'decide-request'

/** Leaves the request in `dataFolder`. Throws the system's error. */
export function writeDecideRequest(dataFolder: string, request: DecideRequest): void {
  writeRequest(dataFolder, fileName, request)
}

/** What was said; null for nothing. It is taken once: when it cannot be removed, it does not count. */
export function takeDecideRequest(dataFolder: string): DecideRequest | null {
  const request = parseRequest(readRequest(dataFolder, fileName))
  return request !== null && removeRequest(dataFolder, fileName) ? request : null
}

/** Files that a person left out are to be sent after all: what is at or below a path of the watched folders; null: all of them. */
export type SendAfterAll = { readonly below: string | null }

/** Leaves the request in `dataFolder`. Throws the system's error. */
export function writeSendAfterAll(dataFolder: string, request: SendAfterAll): void {
  writeRequest(dataFolder, 'send-after-all', request)
}

/** What was said; null for nothing. It is taken once: when it cannot be removed, it does not count. */
export function takeSendAfterAll(dataFolder: string): SendAfterAll | null {
  const value = readRequest(dataFolder, 'send-after-all')
  if (typeof value !== 'object' || value === null || !('below' in value)) return null
  const { below } = value
  if (below !== null && typeof below !== 'string') return null
  return removeRequest(dataFolder, 'send-after-all') ? { below } : null
}

function parseRequest(value: unknown): DecideRequest | null {
  if (typeof value !== 'object' || value === null || !('answer' in value) || !('below' in value)) return null
  const answer = askedAnswers.find((one) => one === value.answer)
  const { below } = value
  if (answer === undefined || (below !== null && typeof below !== 'string')) return null
  return { answer, below }
}
