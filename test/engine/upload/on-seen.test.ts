import { describe, expect, it } from 'vitest'
import { seen, takenOver } from '#engine/upload/on-seen.ts'
import type { Context } from '#engine/upload/moves.ts'
import type { Observed, Upload } from '#shared/upload.ts'
import {
  absent,
  aFile,
  anUnconfirmedSend,
  aContext,
  anUpload,
  aStored,
  changedFile,
  checking,
  done,
  nowMs,
  sending,
  settling,
  unfit,
} from '../builders.ts'

const otherFile = aFile({ fileId: '1:2', mtimeMs: 6_000 })
const emptied = anUpload({ state: done, stored: aStored(), observed: absent, absentSinceMs: nowMs - 60_000 })

function look(upload: Upload, observed: Observed, change: Partial<Context> = {}): Upload {
  return seen(upload, observed, aContext(change))
}

describe('a name that was free for a while', () => {
  it('is remembered as free from the first look on', () => {
    const first = look(anUpload({ state: done, stored: aStored() }), absent)
    expect(first.absentSinceMs).toBe(nowMs)
    expect(look(first, absent, { nowMs: nowMs + 5 }).absentSinceMs).toBe(nowMs)
  })

  it('and comes back with another file has another document, which replaces nothing', () => {
    expect(look(emptied, otherFile)).toMatchObject({ stored: null, isNewDocument: true, absentSinceMs: null })
  })

  it('and comes back with the very file that was moved away has the same document', () => {
    expect(look(emptied, aFile())).toMatchObject({ stored: aStored(), isNewDocument: false })
  })

  it('for moments only was free for a save', () => {
    const saved = { ...emptied, absentSinceMs: nowMs - 2_000 }
    expect(look(saved, otherFile)).toMatchObject({ stored: aStored(), isNewDocument: false })
  })

  it('replaces all the same where a person wants it so', () => {
    expect(look(emptied, otherFile, { replacesByName: true })).toMatchObject({
      stored: aStored(),
      isNewDocument: false,
    })
  })

  it('stays free while a link or a folder stands there, and is taken by another document after that', () => {
    const linked = look(emptied, unfit)
    expect(linked).toMatchObject({ absentSinceMs: emptied.absentSinceMs, stored: aStored() })
    expect(look(linked, otherFile)).toMatchObject({ stored: null, isNewDocument: true })
    expect(look(linked, aFile())).toMatchObject({ stored: aStored(), isNewDocument: false })
  })

  it('belongs to its document while a link stands there that came in a moment', () => {
    const linked = look({ ...emptied, absentSinceMs: nowMs - 2_000 }, unfit)
    expect(look(linked, otherFile, { nowMs: nowMs + 60_000 })).toMatchObject({
      stored: aStored(),
      isNewDocument: false,
    })
  })

  it.each([
    ['sent', sending],
    ['asked about', checking],
  ])('while the file before is %s has another document, also after that went again', (_, state) => {
    const upload = anUpload({ state, observed: absent, absentSinceMs: nowMs - 60_000 })
    expect(look(upload, otherFile).state).toEqual({ ...state, isOfEarlier: true })
    expect(look(upload, aFile()).state).toEqual(state)
  })

  it('while the file before is still being sent is known to have another document', () => {
    const upload = anUpload({ state: sending, observed: absent, absentSinceMs: nowMs - 60_000, stored: aStored('c') })
    expect(look(upload, otherFile)).toMatchObject({ stored: null, isNewDocument: true })
  })
})

it('a file that is saved over is the same document, whatever the disk calls it', () => {
  const upload = anUpload({ state: done, stored: aStored() })
  expect(look(upload, otherFile)).toMatchObject({ stored: aStored(), isNewDocument: false })
  expect(look(upload, changedFile)).toMatchObject({ stored: aStored(), isNewDocument: false })
})

describe('a name in another spelling', () => {
  const before = { ...emptied, unconfirmed: anUnconfirmedSend() }

  function takes(change: Partial<Upload>, context: Partial<Context> = {}): Upload {
    return takenOver(anUpload({ path: 'A/REPORT.PDF', state: settling, ...change }), before, aContext(context))
  }

  it('of the same file takes over what was sent', () => {
    expect(takes({})).toMatchObject({ stored: aStored(), unconfirmed: anUnconfirmedSend(), isNewDocument: false })
  })

  it('saved in the moment the other vanished takes over what was sent', () => {
    expect(takes({ observed: otherFile, addedAtMs: nowMs - 59_000 })).toMatchObject({ stored: aStored() })
  })

  it('follows a new document, and takes over nothing of the one that is still being moved away', () => {
    const following = { ...before, isNewDocument: true, absentSinceMs: nowMs - 1_000 }
    const upload = takenOver(
      anUpload({ path: 'A/REPORT.PDF', observed: otherFile, addedAtMs: nowMs }),
      following,
      aContext(),
    )
    expect(upload).toMatchObject({ stored: null, isNewDocument: true })
  })

  it('stays a new document when it is one under its own spelling, which was saved anew once in the moment the other vanished', () => {
    const upload = { observed: otherFile, addedAtMs: nowMs - 59_000, stored: null, isNewDocument: true }
    expect(takes(upload)).toMatchObject({ stored: null, isNewDocument: true })
    expect(takes({ ...upload, observed: aFile() })).toMatchObject({ stored: aStored(), isNewDocument: false })
  })

  it('stays a new document when it was one under the other spelling', () => {
    const fresh = { ...before, stored: null, isNewDocument: true }
    const upload = anUpload({ path: 'A/REPORT.PDF', state: settling, addedAtMs: nowMs - 59_000 })
    expect(takenOver(upload, fresh, aContext())).toMatchObject({ stored: null, isNewDocument: true })
  })

  it.each([
    ['that lay beside it', nowMs - 61_000],
    ['that came later', nowMs - 1_000],
  ])('of another file %s replaces nothing, but waits for what may still land', (_, addedAtMs) => {
    const upload = takes({ observed: otherFile, addedAtMs })
    expect(upload).toMatchObject({ stored: null, unconfirmed: anUnconfirmedSend(), isNewDocument: true })
  })

  it('replaces all the same where a person wants it so', () => {
    expect(takes({ observed: otherFile }, { replacesByName: true })).toMatchObject({ stored: aStored() })
  })
})
