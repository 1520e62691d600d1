// The power goes at every step of a relay: what waits for the disk is there afterwards, and what does not is found out again.
// The records are on a small disk inside a file; a copy of the file has what the disk had at that moment, and no more.
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { hash } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import type { UploadSessions } from '#server/dropbox/upload-sessions.ts'
import { appendPiece } from '#server/relays/append-piece.ts'
import type { RelayContext } from '#server/relays/context.ts'
import { digestsOf } from '#server/relays/piece-digests.ts'
import { relaysInFile } from '#server/relays/relay-places.ts'
import type { RelayStore } from '#server/relays/relay-store.ts'
import { settleOffset } from '#server/relays/settle-offset.ts'
import { canMountDisk, makeDisk, mount, unmount } from '#test/rigs/ledger/small-disk.ts'
import { orSayWhy } from '#test/rigs/possible.ts'
import { folderForAll } from '#test/rigs/temporary-folder.ts'
import { aContext, aRelay } from './a-relay-context.ts'

const folder = folderForAll()
const film = Buffer.from('hello world!')
const pieceBytes = 5
const commit = {
  path: '/a',
  mode: { '.tag': 'add' },
  autorename: false,
  strict_conflict: false,
  mute: true,
} as const

/** A session of Dropbox that outlives every server. `onArrival` is told after bytes were added, before anybody hears of it. */
function aSession(onArrival: () => Promise<void>): {
  readonly sessions: Partial<UploadSessions>
  readonly size: () => number
} {
  let size = 0
  return {
    size: () => size,
    sessions: {
      async start({ bytes }) {
        size = bytes.length
        return { kind: 'started', sessionId: 'session' }
      },
      async append(_id, offset, { bytes }) {
        if (offset !== size) return { kind: 'other_offset', correctOffset: size }
        size += bytes.length
        if (bytes.length > 0) await onArrival()
        return { kind: 'appended' }
      },
    },
  }
}

function patch(context: RelayContext, offset: number) {
  const piece = film.subarray(offset, offset + pieceBytes)
  const checksum = { algorithm: 'sha256', hash: hash('sha256', piece, 'base64') } as const
  const about = { device: 'laptop', relayId: 'one', offset, length: piece.length, isGone: () => false }
  return appendPiece(context, { ...about, checksum, body: Readable.from([piece]) })
}

test.runIf(orSayWhy(canMountDisk(folder), 'power cuts of the server', 'no loop device can be mounted here'))(
  'a power cut at any step loses no piece and no commit',
  async () => {
    const disk = makeDisk(folder, 'records')
    mount(disk.image, disk.mountedAt, ',commit=300')
    let cuts = 0
    /** The records as a server finds them that starts after the power went now. */
    const cut = async (look: (store: RelayStore) => unknown): Promise<void> => {
      const [image, mountedAt] = [join(folder, `cut-${(cuts += 1)}.img`), join(folder, `cut-${cuts}`)]
      execFileSync('cp', ['--sparse=always', disk.image, image])
      mkdirSync(mountedAt)
      mount(image, mountedAt)
      try {
        const store = relaysInFile(join(mountedAt, 'relays.db'))
        try {
          await look(store)
        } finally {
          await store.close()
        }
      } finally {
        unmount(mountedAt)
      }
    }
    const whileOnItsWay: number[] = []
    const session = aSession(() =>
      cut(async (store) => {
        const relay = await store.find('one')
        whileOnItsWay.push(relay === null ? 0 : (await store.expected(relay)).length)
      }),
    )
    const store = relaysInFile(join(disk.mountedAt, 'relays.db'))
    onTestFinished(async () => {
      await store.close()
      unmount(disk.mountedAt)
    })
    const context = { ...aContext(session.sessions), store }
    const openedMs = context.clock.wallMs()
    const begun = aRelay({ openedMs, touchedMs: openedMs })
    await store.add(begun)
    await cut(async (found) => expect(await found.find('one')).toEqual(begun))

    for (let offset = 0; offset < film.length; offset += pieceBytes) {
      expect(await patch(context, offset)).toMatchObject({ kind: 'relay_record', offset: session.size() })
      await cut(async (found) => {
        const there = await found.find('one')
        if (there === null) throw new Error('the relay is lost')
        // Whatever the disk has, Dropbox's answer makes it whole.
        const relay = await settleOffset({ ...context, store: found }, there)
        if (relay.kind === 'refused') throw new Error(relay.code)
        expect(relay.offset).toBe(session.size())
        expect(Buffer.concat(await found.digests(relay))).toEqual(Buffer.concat(digestsUpTo(session.size())))
      })
    }
    expect(whileOnItsWay).toEqual([1, 1])

    await store.saveCommit((await store.find('one')) ?? begun, commit)
    await cut(async (found) => expect(await found.find('one')).toMatchObject({ offset: film.length, commit }))
    await store.saveStored((await store.find('one')) ?? begun, { path: '/a', rev: '1' }, 2)
    await cut(async (found) =>
      expect(await found.find('one')).toMatchObject({ state: 'stored', stored: { path: '/a', rev: '1' } }),
    )
  },
)

function digestsUpTo(end: number): Uint8Array[] {
  const digests: Uint8Array[] = []
  for (let at = 0; at < end; at += pieceBytes) digests.push(digestsOf(film.subarray(at, at + pieceBytes)))
  return digests
}
