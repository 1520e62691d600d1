// What is offered for which rows.
import { describe, expect, it } from 'vitest'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import { actionsFor, idsFor, primaryActionOf } from '#renderer/words/row-actions.ts'
import { aBlockedRow, aRow, aSendingRow, aSentRow } from '../harness/some-rows.ts'

const excluded: WindowRow = {
  ...aRow('x'),
  group: 'left_out',
  row: { path: '~$x', state: 'excluded', rule: '~$*' },
}
const paused = aRow('paused', { intent: 'pause' })
const skipped = aRow('skipped', { group: 'left_out', intent: 'skip' })

describe('what can be done', () => {
  it('with a file that waits: first, pause, leave out', () => {
    expect(actionsFor([aRow('a')])).toEqual(['send_first', 'pause', 'skip', 'show', 'copy'])
  })

  it('with a file that is sent: nothing that would send it again', () => {
    expect(actionsFor([aSentRow('a', 1)])).toEqual(['show', 'copy'])
  })

  it('with a paused and a left out file: both ways back', () => {
    expect(actionsFor([paused])).toContain('resume')
    expect(actionsFor([paused])).not.toContain('pause')
    expect(actionsFor([skipped])).toContain('send_again')
    expect(actionsFor([skipped])).not.toContain('skip')
  })

  it('with a file that a rule keeps out: only to look at it', () => {
    expect(actionsFor([excluded])).toEqual(['show', 'copy'])
  })

  it('with several: what fits at least one of them, for those it fits', () => {
    const rows = [aSentRow('sent', 1), paused, aSendingRow('sending', 10, 1)]
    expect(actionsFor(rows)).toEqual(['resume', 'pause', 'skip', 'copy'])
    expect(idsFor('resume', rows)).toEqual([paused.id])
  })
})

describe('the first thing to offer', () => {
  it('is what the reason asks for', () => {
    expect(primaryActionOf(aBlockedRow('a', 'dropbox_refused', 'retry'))).toBe('retry')
    expect(primaryActionOf(aBlockedRow('a', 'name_not_allowed', 'rename'))).toBe('show')
    expect(primaryActionOf(aBlockedRow('a', 'not_allowed', 'ask_it'))).toBe('copy')
    expect(primaryActionOf(aBlockedRow('a', 'not_a_regular_file', 'none'))).toBeNull()
  })

  it('is the way back from what a person did', () => {
    expect(primaryActionOf(paused)).toBe('resume')
    expect(primaryActionOf(skipped)).toBe('send_again')
  })

  it('is nothing while all goes well', () => {
    expect(primaryActionOf(aSendingRow('a', 10, 1))).toBeNull()
    expect(primaryActionOf(aSentRow('a', 1))).toBeNull()
  })
})
