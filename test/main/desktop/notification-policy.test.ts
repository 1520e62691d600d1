// What is worth interrupting a person for.
import { english } from '#shared/messages/english.ts'
import { describe, expect, it } from 'vitest'
import {
  backgroundNotice,
  unshownWords,
  afterStop,
  attentionNoticeMs,
  noticesAtStart,
  quietNoticeMs,
  stepNotices,
} from '#main/desktop/notification-policy.ts'
import type { NoticeSample, NotificationPolicyNotice } from '#main/desktop/notification-policy.ts'
import type { NoticeLevel } from '#shared/contract/ipc-channels.ts'

type Moment = Partial<NoticeSample>

/** Looks every 100 ms for as long as each moment lasts, and collects what is told. */
function told(
  moments: readonly (readonly [ms: number, moment: Moment])[],
  level: NoticeLevel = 'all',
): readonly NotificationPolicyNotice[] {
  const notices: NotificationPolicyNotice[] = []
  let memory = noticesAtStart
  let nowMs = 0
  for (const [lastsMs, moment] of moments) {
    for (const endMs = nowMs + lastsMs; nowMs < endMs; nowMs += 100) {
      const sample = { nowMs, done: 0, copies: 0, attention: 0, open: 0, isWatched: false, ...moment }
      const step = stepNotices(memory, sample, { language: english, level })
      memory = step.memory
      notices.push(...step.notices)
    }
  }
  return notices
}

const bodies = (notices: readonly NotificationPolicyNotice[]): readonly string[] => notices.map(({ body }) => body)
const quiet = quietNoticeMs + 1_000

describe('a batch', () => {
  it('is told once, when it has been quiet for a while', () => {
    expect(
      bodies(
        told([
          [1_000, { open: 25, done: 3 }],
          [1_000, { open: 10, done: 18 }],
          [60_000, { open: 0, done: 28 }],
        ]),
      ),
    ).toEqual(['25 files are in Dropbox.'])
  })

  it('goes on over a pause between two saves', () => {
    expect(
      bodies(
        told([
          [500, { open: 1, done: 0 }],
          [quietNoticeMs - 500, { open: 0, done: 1 }],
          [500, { open: 1, done: 1 }],
          [quiet, { open: 0, done: 2 }],
        ]),
      ),
    ).toEqual(['2 files are in Dropbox.'])
  })

  it('counts a file that is saved again', () => {
    expect(
      bodies(
        told([
          [1_000, { open: 0, done: 100 }],
          [1_000, { open: 1, done: 99 }],
          [quiet, { open: 0, done: 100 }],
        ]),
      ),
    ).toEqual(['1 file is in Dropbox.'])
  })

  it.each([
    [1, 1, '1 file is in Dropbox as a copy.'],
    [3, 1, '3 files are in Dropbox, 1 of them as a copy.'],
    [3, 0, '3 files are in Dropbox.'],
  ])('of %i files says that %i were sent as a copy', (files, copies, body) => {
    const moments = [
      [1_000, { open: files, done: 10, copies: 4 }],
      [quiet, { open: 0, done: 10 + files, copies: 4 + copies }],
    ] as const
    expect(bodies(told(moments))).toEqual([body])
  })

  it('is told when it came and went between two looks', () => {
    expect(
      bodies(
        told([
          [1_000, { done: 10 }],
          [quiet, { done: 12 }],
        ]),
      ),
    ).toEqual(['2 files are in Dropbox.'])
  })

  it('counts what was sent before it was first looked at', () => {
    expect(
      bodies(
        told([
          [1_000, { done: 10 }],
          [1_000, { open: 2, done: 12 }],
          [quiet, { done: 14 }],
        ]),
      ),
    ).toEqual(['4 files are in Dropbox.'])
  })

  it('does not count what another folder had before', () => {
    const nothing = { nowMs: 0, done: 0, copies: 0, attention: 0, open: 0, isWatched: false }
    const looked = (sample: Moment): NoticeSample => ({ ...nothing, ...sample })
    const before = stepNotices(noticesAtStart, looked({ done: 3, open: 1 }), { language: english, level: 'all' }).memory
    const other = stepNotices(afterStop(before), looked({ nowMs: quiet, done: 500 }), {
      language: english,
      level: 'all',
    }).memory
    expect(
      stepNotices(other, looked({ nowMs: 2 * quiet, done: 500 }), { language: english, level: 'all' }).notices,
    ).toEqual([])
  })

  it('is not told for what was sent in an earlier life, nor for files that went away', () => {
    expect(told([[quiet, { done: 500 }]])).toEqual([])
    expect(
      told([
        [1_000, { open: 5, done: 2 }],
        [quiet, { open: 0, done: 2 }],
      ]),
    ).toEqual([])
  })

  it('is not told while somebody looks at the window, nor later', () => {
    expect(
      told([
        [1_000, { open: 5, isWatched: true }],
        [quiet, { open: 0, done: 5, isWatched: true }],
        [quiet, { open: 0, done: 5 }],
      ]),
    ).toEqual([])
  })

  it('is told only to those who want to hear it', () => {
    const batch = [
      [1_000, { open: 5 }],
      [quiet, { open: 0, done: 5 }],
    ] as const
    expect(told(batch, 'attention')).toEqual([])
    expect(told(batch, 'none')).toEqual([])
  })
})

describe('files that need somebody', () => {
  it('are told once, and again when there are more', () => {
    expect(
      bodies(
        told([
          [10_000, { attention: 1 }],
          [10_000, { attention: 3 }],
          [10_000, { attention: 2 }],
        ]),
      ),
    ).toEqual(['1 file needs you. Open Outbox to see why.', '3 files need you. Open Outbox to see why.'])
  })

  it('do not hide a batch that is due at the same look', () => {
    const looks = [{ open: 4 }, { done: 4, attention: 2 }, { done: 4, attention: 2 }]
    const notices: NotificationPolicyNotice[] = []
    let memory = noticesAtStart
    for (const [at, look] of looks.entries()) {
      // A machine that is busy elsewhere looks late.
      const sample = { nowMs: at * quiet, done: 0, copies: 0, attention: 0, open: 0, isWatched: false, ...look }
      const step = stepNotices(memory, sample, { language: english, level: 'all' })
      memory = step.memory
      notices.push(...step.notices)
    }
    expect(bodies(notices)).toEqual(['2 files need you. Open Outbox to see why.', '4 files are in Dropbox.'])
  })

  it('are told again when they were solved and came back', () => {
    expect(
      told([
        [10_000, { attention: 1 }],
        [1_000, { attention: 0 }],
        [10_000, { attention: 1 }],
      ]).length,
    ).toBe(2)
  })

  it('are not told when they solve themselves within moments', () => {
    expect(
      told([
        [attentionNoticeMs - 500, { attention: 2 }],
        [10_000, { attention: 0 }],
      ]),
    ).toEqual([])
  })

  it('are told to everybody but those who want to hear nothing', () => {
    expect(told([[10_000, { attention: 1 }]], 'attention').length).toBe(1)
    expect(told([[10_000, { attention: 1 }]], 'none')).toEqual([])
  })
})

it('never tells more than one notice for a thousand files', () => {
  const storm = Array.from({ length: 1_000 }, (_, at) => [100, { open: 1_000 - at, done: at }] as const)
  expect(told([...storm, [quiet, { open: 0, done: 1_000 }]]).length).toBe(1)
})

describe('a closed window', () => {
  it.each([
    ['win32', true, 'Uploads go on in the background. Quit Outbox to end them.'],
    ['darwin', true, 'Uploads go on in the background. Quit Outbox to end them.'],
    [
      'linux',
      true,
      'Uploads go on in the background. To see its window again, or to quit it there, start Outbox once more.',
    ],
    [
      'win32',
      false,
      'Uploads go on in the background. To see its window again, or to quit it there, start Outbox once more.',
    ],
  ] as const)('on %s, with a tray: %s, says how to come back', (platform, hasTray, body) => {
    expect(backgroundNotice(platform, hasTray, english)).toEqual({ title: 'Outbox is still running', body })
  })
})

it('is said in the window when the system shows none', () => {
  expect(unshownWords({ title: 'Outbox needs you', body: '2 files need you.' }, english)).toBe(
    'This computer shows no notifications of Outbox, so they are told here. The last one: Outbox needs you. 2 files need you.',
  )
})
