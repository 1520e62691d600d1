// What a screen reader hears by itself.
import { english } from '#shared/messages/english.ts'
import { expect, it } from 'vitest'
import { spokenWords } from '#renderer/header/live-text.ts'
import { running } from '../harness/scenarios.ts'
import { countsOf, withRowCounts } from '../harness/fake-main.ts'
import { mixedRows } from '../harness/some-rows.ts'
import { anOverview } from '#test/rigs/samples/overview.ts'

it('is how the queue stands, with nothing in it that changes with every byte', () => {
  const rows = mixedRows()
  const app = withRowCounts(running(), rows)
  const overview = app.phase.kind === 'running' ? app.phase.overview : null
  expect(countsOf(rows).sent).toBe(240)
  expect(overview === null ? '' : spokenWords(overview, { nowMs: 0, timeZone: 'UTC', language: english })).toBe(
    'Uploading 2 files. Sent: 240. Needs you: 2.',
  )
})

it('says once how many files need a person when nothing else is to be said', () => {
  const facts = { ...anOverview().facts, blocked: 2 }
  const overview = { ...anOverview(), facts, counts: { ...anOverview().counts, sent: 240, attention: 2 } }
  expect(spokenWords(overview, { nowMs: 0, timeZone: 'UTC', language: english })).toBe('2 files need you. Sent: 240.')
})
