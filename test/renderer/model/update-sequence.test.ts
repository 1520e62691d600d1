// Reports follow each other by number; a missing one is noticed.
import { describe, expect, it } from 'vitest'
import type { WindowUpdate } from '#shared/contract/ipc.ts'
import type { AppState } from '#shared/contract/ipc-app-state.ts'
import { takeReport, takeReports } from '#renderer/model/update-sequence.ts'

const starting: AppState = { phase: { kind: 'starting' }, notices: [] }
const setUp: AppState = { phase: { kind: 'set_up' }, notices: [] }
const report = (sequence: number, app: AppState | null = null): WindowUpdate => ({
  sequence,
  app,
  rows: [],
  version: 1,
})

describe('the feed', () => {
  it('takes the report that follows', () => {
    expect(takeReport({ sequence: 4, app: starting }, report(5, setUp))).toEqual({
      kind: 'known',
      feed: { sequence: 5, app: setUp },
    })
  })

  it('keeps the app when a report says nothing of it', () => {
    expect(takeReport({ sequence: 4, app: starting }, report(5))).toEqual({
      kind: 'known',
      feed: { sequence: 5, app: starting },
    })
  })

  it('does not go back for a report that is part of what is known', () => {
    expect(takeReport({ sequence: 4, app: starting }, report(3, setUp))).toEqual({
      kind: 'known',
      feed: { sequence: 4, app: starting },
    })
  })

  it('sees that a report is missing, also between others', () => {
    expect(takeReport({ sequence: 4, app: starting }, report(6))).toEqual({ kind: 'gap' })
    expect(takeReports({ sequence: 4, app: starting }, [report(5), report(7)])).toEqual({ kind: 'gap' })
    expect(takeReports({ sequence: 4, app: starting }, [report(4), report(5), report(6, setUp)])).toEqual({
      kind: 'known',
      feed: { sequence: 6, app: setUp },
    })
  })
})
