import { expect, test } from 'vitest'
import type { Ports } from '#engine/ports.ts'
import type { HashAnswer } from '#shared/upload.ts'
import { never } from '#test/rigs/cancel.ts'
import { waitForUnfinished } from '#uploader/session/wait-for-unfinished.ts'
import { noMoves } from '#test/rigs/no-moves.ts'

const stat = { sizeBytes: 0, mtimeMs: 1, ctimeMs: 1, fileId: '1:1' }

test('a file that still comes in under another name is not read, however quiet it is', async () => {
  const hashed: HashAnswer = { kind: 'hashed', fingerprint: { contentHash: 'ab', stat } }
  const asked: string[] = []
  const notAsked = (): never => {
    throw new Error('not asked for')
  }
  const ports: Ports = {
    clock: { now: notAsked, jitter: notAsked, wakeAt: notAsked },
    hasher: {
      async hash({ path }) {
        asked.push(path)
        return hashed
      },
    },
    links: { link: notAsked, check: notAsked },
    transport: { send: notAsked },
    originals: noMoves,
    ledger: { load: notAsked, save: notAsked },
    log: { alarm: notAsked },
  }
  const { hasher } = waitForUnfinished(ports, async (path) => path === 'unfinished')
  const hash = (path: string) => hasher.hash({ path, stat, mayBeOpen: true }, never)
  expect(await hash('unfinished')).toEqual({ kind: 'unreadable', reason: 'being_saved' })
  expect(await hash('whole')).toBe(hashed)
  expect(asked).toEqual(['whole'])
})
