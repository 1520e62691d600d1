// A file of which only ctime moved goes on its way: its bytes are proved while they leave, and read once more afterwards.
import { describe, expect, it } from 'vitest'
import { transition } from '#engine/upload/state-machine.ts'
import type { Observed, Upload } from '#shared/upload.ts'
import {
  aFile,
  anUnconfirmedSend,
  aContext,
  anUpload,
  aFingerprint,
  aStep,
  aStored,
  everyState,
  nowMs,
  settlingAnew,
  type StateName,
  touchedFile,
} from './builders.ts'

function inState(name: StateName, change: Partial<Upload> = {}): Upload {
  return anUpload({ unconfirmed: anUnconfirmedSend(), stored: aStored('c'), state: everyState[name], ...change })
}

function see(upload: Upload, observed: Observed) {
  return transition(upload, { kind: 'observed', observed }, aContext())
}

function start(upload: Upload) {
  return transition(upload, { kind: 'start' }, aContext())
}

describe('a file that was only touched, by a backup that links it or a changed mode', () => {
  const onItsWay = [
    'settling',
    'hashing',
    'waiting for a link',
    'waiting for a check',
    'linking',
    'with a link in hand',
    'sending',
    'checking',
  ] as const

  it.each(onItsWay)('goes on while %s', (name) => {
    const upload = inState(name)
    expect(see(upload, touchedFile)).toEqual(aStep({ ...upload, observed: touchedFile }))
  })

  it('is read anew when it is done, blocked, or could not be read', () => {
    for (const name of ['done', 'blocked'] as const) {
      const upload = inState(name)
      expect(see(upload, touchedFile)).toEqual(aStep(settlingAnew(upload, { observed: touchedFile })))
    }
    const upload = inState('in use')
    expect(see(upload, touchedFile)).toEqual(aStep(settlingAnew(upload, { observed: touchedFile }, nowMs - 500)))
  })

  it('is sent on the link in hand', () => {
    const upload = inState('with a link in hand', { observed: touchedFile })
    expect(start(upload).effect).toMatchObject({ kind: 'send', fingerprint: aFingerprint() })
  })

  it('is another file when the disk calls it another', () => {
    const upload = inState('sending')
    expect(see(upload, aFile({ ctimeMs: 9_001, fileId: '1:2' })).effect).toEqual({ kind: 'cancel' })
  })
})
