// Originals of files that are done: when they are moved, and what follows.
import { describe, expect, it } from 'vitest'
import { mostMoveTries } from '#engine/limits.ts'
import { transition } from '#engine/upload/state-machine.ts'
import { persistedForm, restored } from '#engine/upload/persisted-form.ts'
import type { MoveAnswer } from '#engine/ports.ts'
import type { Context, Step } from '#engine/upload/moves.ts'
import type { MoveDue } from '#shared/sent/original.ts'
import type { SentFile } from '#shared/sent/sent-file.ts'
import type { Upload } from '#shared/upload.ts'
import {
  absent,
  aContext,
  aFile,
  aFingerprint,
  anUpload,
  aSent,
  aStat,
  aStored,
  changedFile,
  done,
  hashOf,
  moveDue,
  moving,
  nowMs,
} from '../builders.ts'

const toSent = aContext({ afterUpload: 'sent' })
const row = aSent(anUpload(), { kind: 'sent', contentHash: hashOf('a'), sizeBytes: 100 }) as SentFile
const due: MoveDue = { ...moveDue, row }
const begun: MoveDue = { ...due, isBegun: true }

function doneUpload(original: MoveDue, change: Partial<Upload> = {}): Upload {
  return anUpload({ state: { ...done, original }, stored: aStored(), ...change })
}
const movingUpload = (change: Partial<Upload> = {}): Upload =>
  anUpload({ state: { ...moving, due }, stored: aStored(), ...change })

function start(upload: Upload, context: Context = toSent): Step {
  return transition(upload, { kind: 'start' }, context)
}
function answered(upload: Upload, answer: MoveAnswer, context: Context = toSent): Step {
  return transition(upload, { kind: 'answered', to: { kind: 'move', answer } }, context)
}

describe('its turn', () => {
  it('begins the move of the very bytes that were sent', () => {
    const { effect, upload, sent } = start(doneUpload(due))
    const ask = { path: upload.path, fingerprint: aFingerprint(), to: 'sent', turn: 1, isBegun: false }
    expect([effect, upload.state.kind, sent]).toEqual([{ kind: 'move', ask }, 'moving', null])
  })

  it.each([
    ['the rule is "keep" by now', doneUpload(due), aContext()],
    ['somebody took the file away', doneUpload(due, { observed: absent }), toSent],
  ] as const)('moves nothing when %s, and the row says that it stayed', (_, upload, context) => {
    const step = start(upload, context)
    expect([step.effect, step.upload.state, step.sent]).toEqual([null, done, row])
  })

  it('follows the rule that holds now', () => {
    expect(start(doneUpload(due), aContext({ afterUpload: 'trash' })).effect).toMatchObject({ ask: { to: 'trash' } })
  })

  it('finishes a move that was begun, whatever the rule is and whatever stands there', () => {
    for (const observed of [absent, changedFile]) {
      const { effect } = start(doneUpload(begun, { observed }), aContext())
      expect(effect).toMatchObject({ kind: 'move', ask: { to: 'sent', isBegun: true } })
    }
  })

  it('asks anew first when files go elsewhere by now', () => {
    const step = start(doneUpload(due), aContext({ afterUpload: 'sent', targetId: 2 }))
    expect([step.effect, step.upload.state.kind, step.sent]).toEqual([null, 'waiting', row])
  })
})

describe('before its turn', () => {
  it('a file that is saved again begins anew, and its row says that it stayed', () => {
    const step = transition(doneUpload(due), { kind: 'observed', observed: changedFile }, toSent)
    expect([step.upload.state.kind, step.sent]).toEqual(['settling', row])
  })

  it('an open move is only told what stands there', () => {
    const step = transition(doneUpload(begun), { kind: 'observed', observed: changedFile }, toSent)
    expect([step.upload.state, step.upload.observed, step.sent]).toEqual([
      { ...done, original: begun },
      changedFile,
      null,
    ])
  })
})

describe('moved', () => {
  const to: MoveAnswer = { kind: 'moved', where: 'Sent/a/report.pdf' }
  const original = { kind: 'moved', to: 'sent', where: 'Sent/a/report.pdf' }

  it.each([aFile(), absent])('is done, and the row says where it went', (observed) => {
    const { note, sent, upload } = answered(movingUpload({ observed }), to)
    expect(upload.state).toEqual({ ...done, original })
    expect([upload.observed, upload.absentSinceMs]).toEqual([absent, nowMs])
    expect([sent, note?.kind]).toEqual([{ ...row, original: 'sent_folder' }, 'original_moved'])
  })

  it('leaves what was saved there meanwhile to be sent', () => {
    const { sent, upload } = answered(movingUpload({ observed: changedFile }), to)
    expect([upload.state.kind, sent?.original]).toEqual(['settling', 'sent_folder'])
  })

  it('is not moved again, and its absence is nobody\u2019s doing', () => {
    const { upload } = answered(movingUpload(), to)
    expect(transition(upload, { kind: 'observed', observed: absent }, toSent).upload.state).toEqual({
      ...done,
      original,
    })
    expect(start(upload).effect).toBe(null)
  })

  it('is asked about for another target, though only a check can tell', () => {
    const step = answered(movingUpload(), to, aContext({ afterUpload: 'sent', targetId: 2 }))
    expect([step.upload.state, step.sent?.original]).toMatchObject([{ kind: 'waiting', next: 'check' }, 'sent_folder'])
  })

  it('sends what stands at its path with the size and the time of the one that was moved before a crash', () => {
    const another = aStat({ ctimeMs: aStat().ctimeMs + 1 })
    const answer: MoveAnswer = { ...to, observed: { kind: 'file', stat: another } }
    const { note, sent, upload } = answered(movingUpload(), answer)
    expect([upload.state.kind, upload.observed]).toEqual(['settling', { kind: 'file', stat: another }])
    expect([sent?.original, note?.kind]).toEqual(['sent_folder', 'original_moved'])
    // Nothing stands there: it is moved, and that is all.
    expect(answered(movingUpload(), { ...to, observed: absent }).upload.state.kind).toBe('done')
  })
})

describe('not moved', () => {
  it('because the name is taken: the next one is written down before it is tried', () => {
    const { sent, upload } = answered(movingUpload(), { kind: 'taken', next: 4 })
    expect([upload.state, sent]).toMatchObject([{ kind: 'done', original: { turn: 4, isBegun: false } }, null])
  })

  it('because the file is another: it is sent again', () => {
    const { sent, upload } = answered(movingUpload(), { kind: 'changed', observed: changedFile })
    expect([upload.state.kind, upload.observed, sent]).toEqual(['settling', changedFile, row])
  })

  it('because somebody took it away', () => {
    const { sent, upload } = answered(movingUpload(), { kind: 'changed', observed: absent })
    expect([upload.state, upload.observed, sent]).toEqual([done, absent, row])
  })

  it('because it cannot be: it stays, says why, and the next start or a person tries again', () => {
    const { sent, upload } = answered(movingUpload(), { kind: 'stays', because: 'trash_full' })
    const original = { kind: 'stays', because: 'trash_full' }
    expect([upload.state, sent]).toEqual([{ ...done, original }, row])
    const again = { kind: 'done', original: { kind: 'due', turn: 1, row: null } }
    expect(restored(upload, toSent).state).toMatchObject(again)
    expect(restored(upload, aContext()).state).toEqual({ ...done, original })
    expect(transition(upload, { kind: 'retry' }, toSent).upload.state).toMatchObject(again)
  })

  it('for now: tried again, ever more rarely, and not without end', () => {
    let upload = movingUpload()
    for (let tries = 1; tries <= mostMoveTries; tries += 1) {
      upload = answered(upload, { kind: 'later', because: 'in_use' }).upload
      expect(upload.state).toMatchObject({ kind: 'done', original: { kind: 'due', tries, isBegun: false } })
      upload = start(upload).upload
    }
    upload = answered(upload, { kind: 'later', because: 'in_use' }).upload
    expect(upload.state).toMatchObject({ original: { kind: 'stays', because: 'original_in_use' } })
  })

  it('in full: what is where only another try can tell', () => {
    const { upload } = answered(movingUpload({ observed: absent }), { kind: 'later', because: 'unfinished' })
    expect(upload.state).toMatchObject({ kind: 'done', original: { isBegun: true } })
  })

  it('and put back: its new ctime is nobody\u2019s save', () => {
    const stat = aStat({ ctimeMs: 7_777 })
    const { upload } = answered(movingUpload(), { kind: 'taken', next: 2, stat })
    expect([upload.observed, upload.stored?.stat]).toEqual([{ kind: 'file', stat }, stat])
    expect(start(upload).effect).toMatchObject({ ask: { turn: 2, fingerprint: { stat } } })
  })
})

it('on disk a move is one that was begun, with its row', () => {
  expect(persistedForm(movingUpload(), null).state).toEqual({ ...done, original: begun })
  expect(restored(doneUpload(begun), aContext({ targetId: 2 })).state).toMatchObject({
    original: { isBegun: true, row },
  })
})

it('a row that waits is written when files go elsewhere', () => {
  expect(transition(doneUpload(due), { kind: 'retarget' }, aContext({ targetId: 2 })).sent).toEqual(row)
})
