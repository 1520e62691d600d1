// What is offered for which rows.
import { RootStates } from '#engine/root-states.ts'
import { describe, expect, it } from 'vitest'
import { nextTryAtMs, reasonOf } from '#engine/status.ts'
import { createStateCounts } from '#engine/queue/state-counts.ts'
import { transition } from '#engine/upload/state-machine.ts'
import type { OriginalState } from '#shared/sent/original.ts'
import type { UploadEvent } from '#engine/upload/moves.ts'
import { assertNever } from '#shared/assert.ts'
import { rowActions, type RowAction } from '#shared/rows/row-actions.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import { rowGroups } from '#shared/rows/row-groups.ts'
import { english } from '#shared/messages/english.ts'
import { pauseLengths } from '#shared/rows/queue-actions.ts'
import { blockedReasons, waitingReasons } from '#shared/reasons.ts'
import { actionsFor, idsFor, primaryActionOf, rowActionNames, rowActionTable } from '#shared/rows/row-actions.ts'
import { intents, type Upload } from '#shared/upload.ts'
import { aContext, anUpload, everyState, nowMs, stateNames } from '#test/engine/builders.ts'
import { aBlockedRow, aRow, aSendingRow, aSentRow } from '#test/renderer/harness/some-rows.ts'
import { groupOf } from '#uploader/progress/row-group.ts'
import { rowOf } from '#uploader/queue-view/rows.ts'

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
    expect(actionsFor([aSentRow('a', 1)])).toEqual(['open_in_dropbox', 'show', 'copy'])
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

  it('with a file that needs a person: not to pause it, for it waits anyway', () => {
    for (const reason of blockedReasons) expect(actionsFor([aBlockedRow('a', reason, 'none')])).not.toContain('pause')
  })

  it('with a file that waits: to try it again only after something failed', () => {
    const nextTryAt = new Date(nowMs).toISOString()
    const ordinary = waitingReasons.filter((reason) => reason !== 'queued')
    for (const reason of ordinary) expect(actionsFor([aRow('a', { row: { reason, nextTryAt } })])).toContain('retry')
    expect(actionsFor([aRow('a', { row: { reason: 'queued', nextTryAt } })])).not.toContain('retry')
    const settling = (reason: (typeof waitingReasons)[number]): WindowRow =>
      aRow('a', { row: { state: 'settling', reason, nextTryAt } })
    const tried = waitingReasons.filter((reason) => actionsFor([settling(reason)]).includes('retry'))
    expect(tried).toEqual(['in_use', 'cannot_read', 'read_error', 'too_many_open_files'])
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

/** What the engine is told for an action; `send_first` only changes the order, which is always possible. */
function eventsFor(action: Exclude<RowAction, 'send_first'>): readonly UploadEvent[] {
  switch (action) {
    case 'retry':
      return [{ kind: 'intent', intent: 'go' }, { kind: 'retry' }]
    case 'pause':
    case 'skip':
      return [{ kind: 'intent', intent: action }]
    case 'resume':
    case 'send_again':
      return [{ kind: 'intent', intent: 'go' }]
    default:
      return assertNever(action)
  }
}

/** The row the window shows of an upload while nothing keeps all files. */
function shownRow(upload: Upload): WindowRow | null {
  const group = groupOf(upload)
  if (group === null) return null
  const now = {
    nowMs,
    serverAheadMs: null,
    paused: false,
    folder: 'there' as const,
    ledgerTrouble: null,
    hold: null,
    serverHold: null,
    sendSlots: 3,
    relaySlots: 2,
    relayReadAhead: 0,
    readAhead: 0,
    stateCounts: createStateCounts(),
    graceEndMs: () => null,
    roots: new RootStates({}),
  }
  const row = rowOf(upload, {
    reason: reasonOf(upload, now),
    nextTryAtMs: nextTryAtMs(upload, now),
    progress: null,
    restingBytes: null,
    limitBytes: null,
  })
  const { intent, failures } = upload
  return { id: 1, group, row, intent, addedAtMs: 0, finishedAtMs: null, failures }
}

describe('what is offered', () => {
  it.each(stateNames.flatMap((state) => intents.map((intent) => [state, intent] as const)))(
    'for a file that is %s with the intent %s is not ignored by the engine',
    (state, intent) => {
      // Proof of arrival ends every intent.
      const upload = anUpload({ state: everyState[state], intent: state === 'done' ? 'go' : intent })
      const row = shownRow(upload)
      if (row === null) return
      for (const action of rowActions.filter((each) => each !== 'send_first')) {
        if (!rowActionTable[action].fits(row)) continue
        const after = eventsFor(action).reduce((now, event) => transition(now, event, aContext()).upload, upload)
        expect([action, after]).not.toEqual([action, upload])
      }
    },
  )

  it('for a file that is sent or left out by a rule is only to look at it', () => {
    for (const group of rowGroups) {
      const row: WindowRow = { ...excluded, group }
      expect(actionsFor([row])).toEqual(['show', 'copy'])
    }
    for (const intent of intents)
      expect(actionsFor([{ ...aSentRow('a', 1), intent }])).toEqual(['open_in_dropbox', 'show', 'copy'])
  })
})

it('each action of the uploader is in the table, and each label is said of one action', () => {
  expect(rowActions.filter((action) => !rowActionNames.includes(action))).toEqual([])
  const labels = rowActionNames.map((action) => english.say(`action.${action}`))
  expect(new Set(labels).size).toBe(labels.length)
})

it('each length of a pause has its words', () => {
  expect(new Set(pauseLengths.map((length) => english.say(`pause.${length}`))).size).toBe(pauseLengths.length)
})

it('a sent file that could not be moved is offered another try, and one that was moved is not', () => {
  const offered = (original: OriginalState): boolean | undefined => {
    const row = shownRow(anUpload({ state: { ...everyState.done, original } }))
    return row === null ? undefined : rowActionTable.retry.fits(row)
  }
  expect(offered({ kind: 'stays', because: 'trash_full' })).toBe(true)
  expect(offered({ kind: 'moved', to: 'sent', where: 'Sent/report.pdf' })).toBe(false)
})
