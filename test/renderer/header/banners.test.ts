// One banner for what stops everything, whatever the number of files.
import { english } from '#shared/messages/english.ts'
import { describe, expect, it } from 'vitest'
import type { Overview } from '#shared/contract/ipc-app-state.ts'
import { waitingReasons } from '#shared/reasons.ts'
import { bannersOf } from '#renderer/header/banners.ts'
import { anOverview } from '#test/rigs/samples/overview.ts'

const viewer = { nowMs: 0, timeZone: 'UTC', language: english }
const overview = (facts: Partial<Overview['facts']>): Overview => anOverview({ waiting: 14, blocked: 1, ...facts })
const places = { folder: '~/Outbox', further: [] }
const keys = (some: Overview, notices: string[] = []): string[] =>
  bannersOf(some, notices, places, viewer).map(({ key }) => key)

describe('the banners', () => {
  it('are none when all is well, however many files wait', () => {
    expect(keys(overview({}))).toEqual([])
  })

  it('are one for each trouble of the world, with its sentence and what to do', () => {
    for (const reason of waitingReasons) {
      const [banner, ...others] = bannersOf(overview({ hold: { reason, untilMs: 60_000 } }), [], places, viewer)
      expect(others).toEqual([])
      expect(banner?.what).not.toBe('')
      expect(banner?.next).not.toBe('')
    }
  })

  it('ask about very many files that came at once', () => {
    const [banner] = bannersOf(overview({ asked: { files: 1_204, bytes: 5e9 } }), [], places, viewer)
    expect(banner).toMatchObject({ key: 'asked', action: 'decide', tone: 'attention' })
    expect(banner?.what).toBe('1,204 files (5.0 GB) came at once: none of them is sent before you say so.')
  })

  it('are one for each of several folders that is not there, and adopting means that one', () => {
    const several = { folder: '~/Outbox', further: [{ folder: '~/scans', into: 'Scans' }] }
    const banner = (states: readonly ['there' | 'away', 'away' | 'replaced']) => {
      const folder = states[0] === 'there' ? 'there' : 'away'
      const folders = [
        { into: '', state: states[0] },
        { into: 'Scans', state: states[1] },
      ]
      return bannersOf({ ...overview({ folder }), folders }, [], several, viewer)
    }
    expect(banner(['there', 'away'])).toMatchObject([
      {
        key: 'folder Scans',
        tone: 'calm',
        action: 'folders',
        next: expect.stringContaining('Only its own files wait'),
      },
    ])
    expect(banner(['there', 'replaced'])).toMatchObject([
      {
        key: 'folder Scans',
        tone: 'attention',
        action: 'adopt',
        into: 'Scans',
        what: expect.stringContaining('~/scans'),
      },
    ])
    expect(banner(['away', 'replaced']).map(({ into, action }) => [into, action])).toEqual([
      ['', 'choose_folder'],
      ['Scans', 'adopt'],
    ])
  })

  it('say a missing folder instead of a hold, because nothing else matters then', () => {
    const hold = { reason: 'offline', untilMs: 0 } as const
    expect(keys(overview({ folder: 'away', hold }))).toEqual(['folder'])
    const [banner] = bannersOf(overview({ folder: 'away' }), [], places, viewer)
    expect([banner?.what, banner?.action]).toEqual([
      'The watched folder \u201c~/Outbox\u201d is not reachable.',
      'choose_folder',
    ])
  })

  it('offer the set-up to a person who must sign in again', () => {
    const [banner] = bannersOf(overview({ hold: { reason: 'sign_in_needed', untilMs: 0 } }), [], places, viewer)
    expect(banner).toMatchObject({ action: 'set_up', tone: 'attention' })
  })

  it('offer to take another folder that stands where the watched one was', () => {
    const [banner] = bannersOf(overview({ folder: 'replaced' }), [], places, viewer)
    expect(banner).toMatchObject({ key: 'folder', action: 'adopt', tone: 'attention' })
    expect(banner?.what).toContain('Another folder stands at \u201c~/Outbox\u201d')
  })

  it('say when a pause ends by itself', () => {
    const [banner] = bannersOf(overview({ paused: 'paused', pausedUntilMs: 600_000 }), [], places, viewer)
    expect(banner?.next).toBe('It goes on by itself in 10 minutes.')
    const [endless] = bannersOf(overview({ paused: 'paused' }), [], places, viewer)
    expect(endless?.next).toBe('It goes on when you resume it.')
  })

  it('show what main noticed in its own words, after what stops everything', () => {
    const some = { ...overview({ paused: 'paused' }), unreadableFolders: 2, degraded: 'not_heard' } as const
    expect(keys(some, ['The records were damaged.'])).toEqual(['pause', 'unreadable', 'notice 0', 'degraded'])
  })
})

it('what main noticed can be closed, what is wrong now cannot', () => {
  const some = { ...overview({ paused: 'paused' }), unreadableFolders: 2, degraded: 'not_heard' } as const
  const actions = bannersOf(some, ['The records were damaged.'], places, viewer).map(({ key, action }) => [key, action])
  expect(actions).toEqual([
    ['pause', null],
    ['unreadable', null],
    ['notice 0', 'close'],
    ['degraded', null],
  ])
})
