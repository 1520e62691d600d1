// What a link takes: bodies without a length, questions before the body, and how many bytes.
import { post } from './post.ts'
import { needLink, wordsOf } from './probes.ts'
import type { Found, Probe } from './probes.ts'

const small = 4 * 1024

const chunked: Probe = {
  name: 'chunked',
  question: 'Does a link take a body without Content-Length?',
  expected: 'yes',
  files: 1,
  bytes: small,
  ask: async (context) => {
    const answer = await post(await needLink(context, 'chunked.bin'), { sizeBytes: small, chunked: true })
    const isTaken = answer.status === 200
    return {
      seen: isTaken ? 'yes' : `no: ${wordsOf(answer)}`,
      isExpected: isTaken,
      switches: { chunked: isTaken ? 'accept' : '411' },
    }
  },
}

const expectation: Probe = {
  name: 'expect',
  question: 'Does a used link refuse before the body is sent, when it is asked with Expect: 100-continue?',
  expected: 'yes',
  files: 1,
  bytes: small,
  ask: async (context) => {
    const link = await needLink(context, 'expect.bin')
    await post(link, { sizeBytes: small })
    const answer = await post(link, { sizeBytes: small, asksFirst: true })
    const seen = answer.continued ? `no: 100 came first, then ${wordsOf(answer)}` : `yes: ${wordsOf(answer)}`
    return { seen, isExpected: !answer.continued, switches: { expect: answer.continued ? 'auto' : 'honour' } }
  },
}

export const bodyProbes: readonly Probe[] = [chunked, expectation]

/** Posts bodies of these sizes, the smallest first, until one is refused. */
export function sizeProbe(sizes: readonly number[]): Probe {
  const shown = sizes.map((size) => `${Math.round(size / 1024 / 1024)} MiB`).join(' and ')
  return {
    name: 'size',
    question: `Does a link take ${shown}?`,
    expected: 'nobody says; the documents know 150 MiB of other calls',
    files: sizes.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    ask: async (context): Promise<Found> => {
      let largest = 0
      for (const sizeBytes of sizes) {
        const answer = await post(await needLink(context, `size-${sizeBytes}.bin`), { sizeBytes, asksFirst: true })
        if (answer.status !== 200) {
          const overLimit = answer.status === 0 ? 'reset' : answer.status === 409 ? '409' : '413html'
          const seen = `${sizeBytes} bytes are refused: ${wordsOf(answer)}`
          return { seen, isExpected: null, switches: { maxBodyBytes: largest, overLimit } }
        }
        largest = sizeBytes
      }
      return { seen: `yes, ${largest} bytes`, isExpected: null, switches: {} }
    },
  }
}
