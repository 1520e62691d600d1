// The edge of main: whatever comes in, no handler sees anything but its own input, and nothing but the contract goes out.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { handleRequest } from '#main/ipc/handle-request.ts'
import type { RequestName } from '#shared/contract/ipc-channels.ts'
import { requests } from '#shared/contract/ipc.ts'
import type { Handlers } from '#shared/contract/ipc.ts'

/** Handlers that write down what they were called with and answer nothing of the contract. */
function listening(answer?: unknown): { readonly handlers: Handlers; readonly calls: [string, unknown][] } {
  const calls: [string, unknown][] = []
  const names = Object.keys(requests)
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      (input: unknown) => {
        calls.push([name, input])
        return answer
      },
    ]),
  )
  // Made from the names of the contract; what the handlers answer is under test.
  return { handlers: handlers as unknown as Handlers, calls }
}

// The keys of the table are the names of the requests.
const names = Object.keys(requests) as RequestName[]

describe('a request', () => {
  it('is parsed, answered and parsed again', async () => {
    const { handlers, calls } = listening({ files: 3, removed: 2 })
    const value = { files: 3, removed: 2 }
    expect(await handleRequest(handlers, 'undoAdd', 7)).toEqual({ kind: 'reply', value })
    expect(calls).toEqual([['undoAdd', 7]])
  })

  it.each<[RequestName, unknown]>([
    ['undoAdd', 'seven'],
    ['act', { action: 'format', rows: 'all' }],
    ['act', { action: 'retry', rows: [1], extra: true }],
    ['act', { action: 'retry', rows: Array.from({ length: 10_001 }, (_, at) => at + 1) }],
    ['showInFolder', '../../etc/passwd'],
    ['showInFolder', 0],
    ['openPage', 'https://evil.example'],
    ['addFiles', ['x'.repeat(9_000)]],
    ['changeSettings', { server: 'https://evil.example' }],
    ['changeSettings', { ignore: ['../x'] }],
    ['readPage', { list: { group: 'all', search: '', sort: 'turn', descending: false }, offset: -1, most: 10 }],
    ['readApp', { anything: 1 }],
    ['pauseAll', null],
  ])('%s of %j is refused before any handler hears it', async (name, input) => {
    const { handlers, calls } = listening()
    expect(await handleRequest(handlers, name, input)).toMatchObject({ kind: 'refused', fault: 'bad_input' })
    expect(calls).toEqual([])
  })

  it('never lets out what is not in the contract', async () => {
    const { handlers } = listening({ sequence: 1, app: { phase: { kind: 'set_up' }, notices: [], key: 'secret' } })
    const answer = await handleRequest(handlers, 'readApp', undefined)
    expect(answer).toMatchObject({ kind: 'refused', fault: 'bad_reply' })
    expect(JSON.stringify(answer)).not.toContain('secret')
  })

  it('whose handler fails says so in one fixed word', async () => {
    const { handlers } = listening()
    const failing: Handlers = {
      ...handlers,
      openFolder: () => Promise.reject(new Error('/home/kim/secret')),
    }
    expect(await handleRequest(failing, 'openFolder', undefined)).toMatchObject({
      kind: 'refused',
      fault: 'handler_failed',
    })
  })
})

describe.each(names)('%s', (name) => {
  it('takes no input that its parser does not take, and never throws', async () => {
    const { handlers, calls } = listening()
    const inputs = fc.oneof(fc.anything(), fc.object(), fc.array(fc.integer()), fc.string(), fc.constant(undefined))
    await fc.assert(
      fc.asyncProperty(inputs, async (input) => {
        calls.length = 0
        const isTaken = requests[name].input.safeParse(input).success
        const answer = await handleRequest(handlers, name, input)
        expect(calls.length).toBe(isTaken ? 1 : 0)
        if (!isTaken) expect(answer).toMatchObject({ kind: 'refused', fault: 'bad_input' })
      }),
      { numRuns: 300 },
    )
  })
})
