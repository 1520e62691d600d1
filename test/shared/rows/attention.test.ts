// What keeps all files and who must act, and that everybody who shows it says the same, reason by reason.
import { describe, expect, it } from 'vitest'
import { createWordPrinter } from '#cli/output/word-printer.ts'
import { statusOf } from '#main/window/status.ts'
import { bannersOf } from '#renderer/header/banners.ts'
import { headerIconOf } from '#renderer/header/header-icon.ts'
import { english } from '#shared/messages/english.ts'
import { levelOf, stopsOf, type QueueLevel } from '#shared/rows/attention.ts'
import type { Overview } from '#shared/contract/ipc-app-state.ts'
import { blockedReasons, needsPerson, waitingReasons, type ReasonCode } from '#shared/reasons.ts'
import { queueWords } from '#shared/words/upload-words.ts'
import { aTerminal } from '#test/cli/a-terminal.ts'
import { anUpload } from '#test/engine/builders.ts'
import { aRow } from '#test/main/samples.ts'
import { anOverview } from '#test/rigs/samples/overview.ts'
import { groupOf } from '#uploader/progress/row-group.ts'

const viewer = { nowMs: Date.UTC(2026, 10, 23, 10), timeZone: 'UTC', language: english }
const hold = (reason: ReasonCode): Overview => anOverview({ waiting: 3, hold: { reason, untilMs: viewer.nowMs } })

/** How the tray shows a queue. */
function trayOf(overview: Overview): QueueLevel {
  const place = { folder: '~/Outbox', further: [], server: 'uploads.example', device: null, base: null }
  const { mood } = statusOf({ phase: { kind: 'running', place, overview }, notices: [] }, viewer)
  return mood === 'attention' ? 'attention' : mood === 'paused' ? 'kept' : 'well'
}

/** How the header of the window shows it. */
function headerOf(overview: Overview): QueueLevel {
  const { tone } = headerIconOf(overview)
  return tone === 'attention' ? 'attention' : stopsOf(overview.facts).length > 0 ? 'kept' : 'well'
}

/** How its banners show what keeps all files. */
function bannerOf(overview: Overview): QueueLevel {
  const banners = bannersOf(overview, [], { folder: '~/Outbox', further: [] }, viewer)
  if (banners.some(({ tone }) => tone === 'attention')) return 'attention'
  return banners.length > 0 ? 'kept' : 'well'
}

/** How the terminal tells it. */
function terminalOf({ facts }: Overview): QueueLevel {
  const out = aTerminal(null)
  createWordPrinter(out, out, () => viewer, 'odd_waits').queue(queueWords(facts, viewer))
  return out.screen()[0]?.startsWith('! ') === true ? 'attention' : 'kept'
}

describe('all who show what keeps all files agree about', () => {
  it.each([...waitingReasons, ...blockedReasons])('the hold %s', (reason) => {
    const level = needsPerson(reason) ? 'attention' : 'kept'
    const shown = [trayOf, headerOf, bannerOf, terminalOf].map((levelIn) => levelIn(hold(reason)))
    expect(shown).toEqual([level, level, level, level])
  })

  it.each(waitingReasons)('the ledger trouble %s', (ledgerTrouble) => {
    const overview = anOverview({ waiting: 3, ledgerTrouble })
    const level = needsPerson(ledgerTrouble) ? 'attention' : 'kept'
    const shown = [trayOf, headerOf, bannerOf, terminalOf].map((levelIn) => levelIn(overview))
    expect(shown).toEqual([level, level, level, level])
  })

  it.each<[string, Partial<Overview['facts']>]>([
    ['a pause', { paused: 'paused', waiting: 2 }],
    ['a pause with a file that needs a person', { paused: 'paused', blocked: 1 }],
    ['a folder that is away', { folder: 'away' }],
    ['a folder that is away while the sign-in is refused', { folder: 'away', hold: hold('sign_in_needed').facts.hold }],
  ])('%s', (_what, facts) => {
    const shown = [trayOf, headerOf, bannerOf, terminalOf].map((levelIn) => levelIn(anOverview(facts)))
    expect(shown).toEqual(['kept', 'kept', 'kept', 'kept'])
  })

  it('folders that cannot be opened', () => {
    const overview = anOverview({ done: 3 }, { unreadableFolders: 1 })
    expect([trayOf, headerOf, bannerOf].map((levelIn) => levelIn(overview))).toEqual(Array(3).fill('attention'))
  })
})

describe('all who show one file agree about', () => {
  it.each(blockedReasons)('%s', (reason) => {
    // A file is left out by an intent; nothing else makes it skipped.
    const intent = reason === 'skipped' ? 'skip' : 'go'
    const state = { kind: 'blocked', reason, atMs: 0 } as const
    const out = aTerminal(null)
    const { row } = aRow({}, { state: 'blocked', reason })
    if (row.state !== 'excluded') createWordPrinter(out, out, () => viewer, 'odd_waits').upload(row)
    const isAttention = [groupOf(anUpload({ state, intent })) === 'attention', out.screen()[0]?.startsWith('! ')]
    expect(isAttention).toEqual([needsPerson(reason), needsPerson(reason)])
  })

  it.each<[string, Partial<Overview['facts']>]>([
    ['alone', { done: 2 }],
    ['while others are sent', { sending: 1, waiting: 1 }],
    ['while others wait', { waiting: 1 }],
    ['while there is no network', { hold: hold('offline').facts.hold }],
  ])('the queue with a file that needs a person, %s', (_what, facts) => {
    const overview = anOverview({ ...facts, blocked: 1 })
    expect([levelOf(overview), trayOf(overview), headerOf(overview)]).toEqual(Array(3).fill('attention'))
  })
})

describe('what keeps all files', () => {
  it('is nothing when all is well', () => {
    expect(stopsOf(anOverview({ waiting: 3, blocked: 1 }).facts)).toEqual([])
    expect(levelOf(anOverview({ waiting: 3 }))).toBe('well')
  })

  it('is told in one order, the strongest first', () => {
    const facts = {
      paused: 'paused',
      pausedUntilMs: 5,
      ledgerTrouble: 'disk_full',
      hold: hold('offline').facts.hold,
    } as const
    const bys = (more: Partial<Overview['facts']>): readonly string[] =>
      stopsOf(anOverview({ ...facts, ...more }).facts).map(({ by }) => by)
    expect(bys({})).toEqual(['pause', 'ledger', 'hold'])
    expect(bys({ folder: 'away' })).toEqual(['pause', 'folder', 'ledger'])
    expect(bannersOf(anOverview(facts), [], { folder: '~/Outbox', further: [] }, viewer).map(({ key }) => key)).toEqual(
      bys({}),
    )
    expect(queueWords(anOverview({ ...facts, paused: null }).facts, viewer).code).toBe('disk_full')
  })

  it('knows when a pause ends', () => {
    expect(stopsOf(anOverview({ paused: 'paused', pausedUntilMs: 5 }).facts)).toEqual([
      { by: 'pause', reason: 'paused', untilMs: 5 },
    ])
  })
})
