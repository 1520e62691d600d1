// What a person said, in another terminal, about files that came all at once.
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

function parseRequest(value: unknown): DecideRequest | null {
  if (typeof value !== 'object' || value === null || !('answer' in value) || !('below' in value)) return null
  const answer = askedAnswers.find((one) => one === value.answer)
  const { below } = value
  if (answer === undefined || (below !== null && typeof below !== 'string')) return null
  return { answer, below }
}
