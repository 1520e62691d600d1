// What a person said, in another terminal, about files that came all at once. It lies in the data folder, for whoever runs there, or
// starts next.
import fs from 'node:fs'
import path from 'node:path'
import { errorCodeOf } from '#shared/error-code.ts'
import { askedAnswers, type AskedAnswer } from '#shared/rows/files-asked.ts'

export type DecideRequest = {
  readonly answer: AskedAnswer
  /** The folder that is meant, relative with `/`; null: all files. */
  readonly below: string | null
}

const fileName = 'decide-request'
/** A path is shorter; whatever is longer was not written here. */
const mostBytes = 16_384

/** Leaves the request in `dataFolder`. Throws the system's error. */
export function writeDecideRequest(dataFolder: string, request: DecideRequest): void {
  const file = path.join(dataFolder, fileName)
  const unfinished = `${file}.part`
  fs.writeFileSync(unfinished, JSON.stringify(request), { mode: 0o600 })
  fs.renameSync(unfinished, file)
}

/** What was said; null for nothing. It is taken once: when it cannot be removed, it does not count. */
export function takeDecideRequest(dataFolder: string): DecideRequest | null {
  const file = path.join(dataFolder, fileName)
  try {
    if (fs.statSync(file).size > mostBytes) return null
    const request = parseRequest(JSON.parse(fs.readFileSync(file, 'utf8')))
    fs.rmSync(file)
    return request
  } catch (error) {
    if (error instanceof SyntaxError || errorCodeOf(error) !== null) return null
    throw error
  }
}

function parseRequest(value: unknown): DecideRequest | null {
  if (typeof value !== 'object' || value === null || !('answer' in value) || !('below' in value)) return null
  const answer = askedAnswers.find((one) => one === value.answer)
  const { below } = value
  if (answer === undefined || (below !== null && typeof below !== 'string')) return null
  return { answer, below }
}
