// Two files whose names are one for Dropbox.
import { describe, expect, it } from 'vitest'
import { createClaims, inOrderOfClaim } from '#engine/queue/name-claims.ts'
import type { Entry } from '#engine/queue/ready-queues.ts'
import type { Upload, UploadState } from '#shared/upload.ts'
import {
  absent,
  anUnconfirmedSend,
  anUpload,
  aStored,
  blocked,
  checking,
  done,
  gone,
  hashing,
  linking,
  moveDue,
  sending,
  settling,
  unfit,
  waitingForCheck,
  waitingForLink,
} from '../builders.ts'

function anEntry(path: string, change: Partial<Upload> = {}): Entry {
  const upload = anUpload({ path, ...change })
  return { path, isPacked: false, upload, order: 0, stamp: 0, queued: null, sizeClass: () => 'small' }
}

const moveBegun: UploadState = { ...done, original: { ...moveDue, isBegun: true } }

function changeTo(entry: Entry, change: Partial<Upload>): void {
  entry.upload = { ...entry.upload, ...change }
}

describe('a name', () => {
  it('is free for the first who takes it, and stays his', () => {
    const claims = createClaims()
    const first = anEntry('a.txt')
    expect(claims.claim(first)).toEqual({ kind: 'free', before: null })
    expect(claims.claim(first)).toEqual({ kind: 'free', before: null })
  })

  it.each([
    ['in capital letters', 'Report.pdf', 'REPORT.PDF'],
    ['with its accents written apart', 'caf\u00e9.txt', 'cafe\u0301.txt'],
    ['of a folder in capital letters', 'a/x.txt', 'A/x.txt'],
  ])('is taken also %s', (_, one, other) => {
    const claims = createClaims()
    claims.claim(anEntry(one))
    expect(claims.claim(anEntry(other))).toMatchObject({ kind: 'taken' })
  })

  it('is another in another folder', () => {
    const claims = createClaims()
    claims.claim(anEntry('a/x.txt'))
    expect(claims.claim(anEntry('b/x.txt')).kind).toBe('free')
  })
})

describe('a name is held', () => {
  const held: readonly (readonly [string, Partial<Upload>])[] = [
    ['the file exists, be it sent already', { state: done }],
    ['it is read', { observed: absent, state: hashing }],
    ['a link is asked for', { observed: absent, state: linking }],
    ['it is sent', { observed: absent, state: sending }],
    ['it is asked about', { observed: absent, state: checking }],
    ['its bytes may be on their way', { observed: absent, state: waitingForCheck }],
    ['it is on its way to where it is moved', { observed: absent, state: moveBegun }],
  ]

  it.each(held)('while %s', (_, change) => {
    const claims = createClaims()
    const owner = anEntry('a.txt', change)
    claims.claim(owner)
    expect([claims.claim(anEntry('A.txt')), claims.freedBy(owner)]).toMatchObject([{ kind: 'taken' }, []])
  })

  const free: readonly (readonly [string, Partial<Upload>])[] = [
    ['is gone', { observed: absent, state: gone, stored: aStored() }],
    ['was sent and moved away', { observed: absent, state: done, stored: aStored() }],
    ['became a symbolic link', { observed: unfit, state: blocked }],
    ['vanished before it was sent', { observed: absent, state: waitingForLink }],
  ]

  it.each(free)('no longer when the file %s, and the next takes over what is known of it', (_, change) => {
    const claims = createClaims()
    const owner = anEntry('a.txt')
    claims.claim(owner)
    changeTo(owner, change)
    expect(claims.claim(anEntry('A.txt'))).toEqual({ kind: 'free', before: owner })
  })
})

describe('those who wait for a name', () => {
  function aQueueForAName() {
    const claims = createClaims()
    const [owner, second, third] = [anEntry('a.txt'), anEntry('A.txt'), anEntry('A.TXT')]
    for (const entry of [owner, second, third, second]) claims.claim(entry)
    return { claims, owner, second, third }
  }

  it('hear of it once, when it is free', () => {
    const { claims, owner, second, third } = aQueueForAName()
    expect(claims.freedBy(owner)).toEqual([])
    changeTo(owner, { observed: absent, state: gone, stored: aStored() })
    expect(claims.freedBy(owner)).toEqual([second, third])
    expect(claims.freedBy(owner)).toEqual([])
  })

  it('hear nothing from those who do not hold it', () => {
    const { claims, second } = aQueueForAName()
    changeTo(second, { observed: absent, state: gone })
    expect(claims.freedBy(second)).toEqual([])
  })

  it('take over nothing of a file nobody has to remember', () => {
    const { claims, owner, second } = aQueueForAName()
    changeTo(owner, { observed: absent, state: gone })
    claims.freedBy(owner)
    expect(claims.claim(second)).toEqual({ kind: 'free', before: null })
  })

  it('take over what is known of a file that was sent', () => {
    const { claims, owner, second } = aQueueForAName()
    changeTo(owner, { observed: absent, state: gone, stored: aStored() })
    claims.freedBy(owner)
    expect(claims.claim(second)).toEqual({ kind: 'free', before: owner })
  })

  it('leave the name to its holder when he is back before them', () => {
    const { claims, owner, second } = aQueueForAName()
    changeTo(owner, { observed: absent, state: gone, stored: aStored() })
    claims.freedBy(owner)
    changeTo(owner, { observed: anUpload().observed, state: settling })
    expect(claims.claim(second)).toMatchObject({ kind: 'taken' })
  })

  it('each name has its own', () => {
    const { claims, owner } = aQueueForAName()
    const other = anEntry('b.txt')
    claims.claim(other)
    changeTo(other, { observed: absent, state: gone })
    expect(claims.freedBy(other)).toEqual([])
    changeTo(owner, { observed: absent, state: gone })
    expect(claims.freedBy(owner)).toHaveLength(2)
  })
})

describe('after a start', () => {
  function inOrder(...entries: Entry[]): string[] {
    return inOrderOfClaim(entries).map(({ upload }) => upload.path)
  }

  it('a name that one alone held is his; those that held one name are to claim it, the better right first', () => {
    const claims = createClaims()
    const alone = anEntry('alone.txt', { state: done })
    const removed = anEntry('a.txt', { state: gone, observed: absent })
    const sent = anEntry('A.txt', { state: done })
    const isNew = anEntry('Alone.txt', { state: settling })
    expect(claims.takeUp([alone, removed, sent, isNew])).toEqual([sent, removed])
    expect(claims.claim(isNew)).toEqual({ kind: 'taken', by: alone })
    expect(claims.claim(sent)).toEqual({ kind: 'free', before: null })
    expect(claims.claim(removed)).toEqual({ kind: 'taken', by: sent })
  })

  it('those with a right to their name claim it: under way, then being saved, then gone', () => {
    const saved = anEntry('saved', { state: settling, stored: aStored() })
    const removed = anEntry('removed', { state: gone, observed: absent })
    const sent = anEntry('sent', { state: done })
    expect(inOrder(saved, removed, sent)).toEqual(['sent', 'saved', 'removed'])
  })

  it('the last to go claims last, for it knows best what is in Dropbox', () => {
    const goneAt = (atMs: number): UploadState => ({ kind: 'gone', atMs })
    const entries = [30, 10, 20].map((atMs) => anEntry(`${atMs}`, { observed: absent, state: goneAt(atMs) }))
    expect(inOrder(...entries)).toEqual(['10', '20', '30'])
  })

  it('who knows of a send that may still land claims last, for that is handed on with the name', () => {
    const removed = anEntry('last', {
      observed: absent,
      state: { kind: 'gone', atMs: 10 },
      unconfirmed: anUnconfirmedSend(),
    })
    expect(inOrder(removed, anEntry('first', { observed: absent, state: { ...done, atMs: 20 } }))).toEqual([
      'first',
      'last',
    ])
  })

  it('the earlier to be done or blocked claims first', () => {
    const sent = anEntry('sent', { state: { ...done, atMs: 20 } })
    const refused = anEntry('refused', { state: { ...blocked, atMs: 10 } })
    const waiting = anEntry('waiting', { state: waitingForLink })
    expect(inOrder(sent, refused, waiting)).toEqual(['waiting', 'refused', 'sent'])
  })

  it('a file that has just been saved for the first time has no claim yet', () => {
    expect(inOrder(anEntry('new', { state: settling }))).toEqual([])
  })

  it.each([
    ['stored', { stored: aStored() }],
    ['unconfirmed', { unconfirmed: anUnconfirmedSend() }],
  ])('a file that is being saved claims its name when something of it is %s', (_, known) => {
    expect(inOrder(anEntry('known', { state: settling, ...known }))).toEqual(['known'])
  })

  it('a file that was blocked for its name has none; one blocked for another reason has', () => {
    const collided = anEntry('collided', { state: { ...blocked, reason: 'name_collision' }, stored: aStored() })
    expect(inOrder(collided, anEntry('taken', { state: blocked }))).toEqual(['taken'])
  })
})

describe('what was stored under a name', () => {
  const claims = createClaims()
  const owner = anEntry('a.txt', { state: done, stored: aStored() })
  const other = anEntry('A.TXT', { observed: absent, state: done, stored: aStored('c') })
  claims.claim(other)
  claims.claim(owner)
  const back = anUpload({ path: 'A.TXT', state: settling, stored: aStored('c') })

  it('is forgotten by a spelling that comes back after another took the name over', () => {
    expect(claims.asKnown(other, back)).toEqual({ ...back, stored: null })
  })

  it('stays known to who has the name, and to what is done', () => {
    const saved = anUpload({ path: 'a.txt', state: settling, stored: aStored() })
    expect(claims.asKnown(owner, saved)).toBe(saved)
    expect(claims.asKnown(other, other.upload)).toBe(other.upload)
  })
})
