// The life of the uploader inside the app.
import { english } from '#shared/messages/english.ts'
import { describe, expect, it } from 'vitest'
import { UploaderLifecycle } from '#main/uploads/uploader-lifecycle.ts'
import type { AppUploader } from '#main/uploads/create-uploader.ts'
import { noticeWords } from '#uploader/notices.ts'
import { keyNotice, missingKeyNotices } from '#main/uploads/start-notices.ts'
import { noLimit } from '#shared/speed/speed.ts'
import { defaultSettings } from '#shared/contract/settings.ts'
import { alwaysOpen, aRig, server, setUp, surroundings, target } from './a-lifecycle.ts'
import { aRun, kim } from './a-run.ts'
import { anOverview } from '#test/rigs/samples/overview.ts'

const kindOf = (lifecycle: UploaderLifecycle): string => lifecycle.app().phase.kind

describe('at the start', () => {
  it('begins with what was set up before', async () => {
    const { lifecycle, asks } = aRig([aRun()], { ...setUp, ignore: ['*.bak'] })
    expect(kindOf(lifecycle)).toBe('starting')
    await lifecycle.begin()
    expect(asks).toEqual([
      {
        folder: '/watched',
        furtherFolders: [],
        adopted: null,
        server,
        key: 'old-key',
        ignore: ['*.bak'],
        replaceByName: false,
        afterUpload: 'keep',
        existing: null,
        largeFiles: 2,
        pause: null,
        speed: noLimit,
        historyDays: 730,
        graceSeconds: 0,
      },
    ])
    expect(lifecycle.app()).toMatchObject({
      phase: { kind: 'running', place: { server: 'uploads.example', device: 'kim', base: '/Team' } },
      notices: ['A notice.', 'The data folder is on a network drive.'],
    })
  })

  it.each([
    ['server', { server: null }],
    ['folder', { folder: null }],
    ['key', { server: 'https://other.example' }],
  ])('asks for a set-up when there is no %s', async (_what, lacking) => {
    const { lifecycle, asks } = aRig([aRun()], { ...setUp, ...lacking })
    await lifecycle.begin()
    expect(kindOf(lifecycle)).toBe('set_up')
    expect(asks).toEqual([])
  })

  it('says why it could not begin, and begins when asked again', async () => {
    const { lifecycle } = aRig([null, aRun()])
    await lifecycle.begin()
    expect(lifecycle.app().phase).toEqual({ kind: 'stopped', code: 'data_in_use', text: 'Another Outbox is running.' })
    await lifecycle.startAgain()
    expect(kindOf(lifecycle)).toBe('running')
  })

  it('goes on with a pause that a person made, but not with one that is over', async () => {
    const paused = aRig([aRun()], { ...setUp, pause: { untilMs: null } })
    await paused.lifecycle.begin()
    expect(paused.asks[0]?.pause).toEqual({ untilMs: null })
    const over = aRig([aRun()], { ...setUp, pause: { untilMs: 1 } })
    await over.lifecycle.begin()
    expect(over.asks[0]?.pause).toBeNull()
  })

  it('leaves out what was there first until that is done, and never after', async () => {
    const run = aRun()
    const { lifecycle, asks, settings } = aRig([run, aRun()], { ...setUp, existing: 'leave' })
    await lifecycle.begin()
    expect(asks[0]?.existing).toBe('leave')
    expect(settings().existing).toBe('leave')
    run.endFirstLook()
    await run.run.uploader.firstLook
    expect(settings().existing).toBeNull()
    await lifecycle.restart()
    expect(asks[1]?.existing).toBeNull()
  })
})

describe('the end of a set-up', () => {
  it('begins with the chosen server and folder, and remembers them', async () => {
    const { lifecycle, asks, settings, kept } = aRig([aRun()], {})
    await lifecycle.begin()
    expect(await lifecycle.changeTo({ ...target, existing: 'leave' })).toEqual({ kind: 'begun' })
    expect(asks).toMatchObject([{ folder: '/other', adopted: '', server, key: 'new-key', existing: 'leave' }])
    expect(settings()).toMatchObject({ server, folder: '/other', existing: 'leave' })
    expect(kept).toEqual([{ server, key: 'new-key' }])
    expect(kindOf(lifecycle)).toBe('running')
  })

  it('changes nothing when it is refused, and what ran before runs again', async () => {
    const { lifecycle, asks, settings, kept } = aRig([aRun(), null, aRun()])
    await lifecycle.begin()
    lifecycle.beginSetUp()
    expect(await lifecycle.changeTo(target)).toMatchObject({ kind: 'refused', code: 'data_in_use' })
    expect(kindOf(lifecycle)).toBe('set_up')
    expect(lifecycle.run()).not.toBeNull()
    expect(asks.map(({ folder }) => folder)).toEqual(['/watched', '/other', '/watched'])
    expect(settings()).toMatchObject(setUp)
    expect(kept).toEqual([])
  })

  it('stops the old uploader before it starts the new one', async () => {
    const old = aRun()
    const { lifecycle } = aRig([old, aRun()])
    await lifecycle.begin()
    await lifecycle.changeTo(target)
    expect(old.said).toEqual(['close view', 'stop'])
  })

  it("never gives one server's key to another", async () => {
    const { lifecycle, asks } = aRig([aRun()])
    const end = await lifecycle.changeTo({ ...target, server: 'https://evil.example', key: null })
    expect(end).toMatchObject({ kind: 'refused', code: 'key_missing' })
    expect(asks).toEqual([])
  })

  it('says when the key could not be kept', async () => {
    const { lifecycle } = aRig([aRun()], {}, 'in_memory')
    await lifecycle.changeTo(target)
    expect(lifecycle.app().notices).toContain(keyNotice('in_memory', english))
  })

  it('asks for the key no more once it was typed', async () => {
    const { lifecycle } = aRig([aRun()], setUp, 'kept', ['A notice.', ...missingKeyNotices(english)])
    await lifecycle.changeTo(target)
    expect(lifecycle.app().notices).toEqual(['A notice.', 'The data folder is on a network drive.'])
  })
})

describe('while it runs', () => {
  it('shows what the uploader has to say, also when another one has taken its place', async () => {
    const run = aRun()
    const { lifecycle } = aRig([run, aRun()])
    await lifecycle.begin()
    let told = 0
    lifecycle.onChange(() => (told += 1))
    const notice = { kind: 'records_renewed', keptAs: null } as const
    run.notice(notice)
    expect(told).toBe(1)
    await lifecycle.restart()
    const before = ['A notice.', 'The data folder is on a network drive.']
    expect(lifecycle.app().notices).toEqual([...before, noticeWords(notice, english)])
  })

  it('tells of each change, and passes on the news', async () => {
    const run = aRun()
    const { lifecycle } = aRig([run])
    let changes = 0
    const changed: unknown[] = []
    lifecycle.onChange(() => (changes += 1))
    lifecycle.onQueueChange(() => changed.push(lifecycle.run()?.view.takeChange()))
    await lifecycle.begin()
    const before = changes
    run.tell({ version: 7 })
    expect([changes - before, changed]).toEqual([0, [{ rows: [], version: 7 }]])
    run.tell({ overview: anOverview({ waiting: 3 }) })
    expect(changes - before).toBe(1)
    expect(lifecycle.app().phase).toMatchObject({ overview: { facts: { waiting: 3 } } })
  })

  it('tells when the server said who this computer is', async () => {
    const hand = aRun()
    let me: ReturnType<AppUploader['me']> = null
    const { lifecycle, clock } = aRig([
      { ...hand, run: { ...hand.run, uploader: { ...hand.run.uploader, me: () => me } } },
    ])
    await lifecycle.begin()
    let changes = 0
    lifecycle.onChange(() => (changes += 1))
    clock.pass(5_000)
    expect(changes).toBe(0)
    me = { ...kim, base: '' }
    clock.pass(5_000)
    expect(changes).toBe(1)
    expect(lifecycle.app().phase).toMatchObject({ place: { device: 'kim' } })
  })

  it('can be left alone while somebody looks at the set-up', async () => {
    const run = aRun()
    const { lifecycle, asks } = aRig([run])
    await lifecycle.begin()
    lifecycle.beginSetUp()
    expect(kindOf(lifecycle)).toBe('set_up')
    await lifecycle.startAgain()
    expect(kindOf(lifecycle)).toBe('running')
    expect([asks.length, run.said]).toEqual([1, []])
  })

  it('is paused and resumed, also over a restart', async () => {
    const run = aRun()
    const { lifecycle, settings, clock } = aRig([run])
    await lifecycle.begin()
    lifecycle.controls.pause('one_hour')
    const untilMs = clock.nowMs() + 3_600_000
    expect(run.said).toEqual([`pause ${untilMs}`])
    expect(settings().pause).toEqual({ untilMs })
    lifecycle.controls.resume()
    expect(run.said.at(-1)).toBe('resume')
    expect(settings().pause).toBeNull()
  })

  it('stays on the screen while it begins anew with other settings', async () => {
    const { lifecycle } = aRig([aRun(), aRun()])
    await lifecycle.begin()
    const first = lifecycle.run()
    const seen = new Set<string>()
    lifecycle.onChange(() => void seen.add(kindOf(lifecycle)))
    await lifecycle.restart()
    expect([...seen]).toEqual(['running'])
    expect(lifecycle.run()).not.toBe(first)
  })

  it('says that it stopped when it does not begin again', async () => {
    const { lifecycle } = aRig([aRun(), null])
    await lifecycle.begin()
    await lifecycle.restart()
    expect(kindOf(lifecycle)).toBe('stopped')
  })

  it('forgets a pause that ended by itself', async () => {
    const run = aRun()
    const { lifecycle, settings, clock } = aRig([run])
    await lifecycle.begin()
    lifecycle.controls.pause('one_hour')
    run.tell({ overview: anOverview({ paused: 'paused' }) })
    expect(settings().pause).not.toBeNull()
    clock.pass(3_600_000)
    run.tell({ overview: anOverview({ paused: null }) })
    expect(settings().pause).toBeNull()
  })

  it('stops, and says so, when a fault of its own ended it', async () => {
    const run = aRun()
    const { lifecycle } = aRig([run, aRun()])
    await lifecycle.begin()
    run.break()
    await new Promise((resolve) => setImmediate(resolve))
    expect(lifecycle.app().phase).toEqual({
      kind: 'stopped',
      code: 'broken',
      text: 'Outbox stopped because of a fault of its own. Your files are untouched. Start it again.',
    })
    expect(run.said).toEqual(['close view', 'stop'])
    await lifecycle.startAgain()
    expect(kindOf(lifecycle)).toBe('running')
  })
})

describe('in one line', () => {
  it('never runs two uploaders, however it is pushed', async () => {
    let [running, most] = [0, 0]
    const runs = Array.from({ length: 6 }, () => {
      const hand = aRun()
      const uploader = { ...hand.run.uploader, stop: async () => void (running -= 1) }
      return { ...hand, run: { ...hand.run, uploader } }
    })
    const settings = { ...defaultSettings, ...setUp }
    const lifecycle = new UploaderLifecycle(
      {
        settings: { read: () => settings, change: () => undefined },
        keys: alwaysOpen,
        async startRun() {
          const next = runs.shift()
          if (next === undefined) return { kind: 'refused', code: 'x', text: 'x' }
          running += 1
          most = Math.max(most, running)
          return { kind: 'started', run: next.run }
        },
        ...surroundings(),
      },
      [],
    )
    await Promise.all([
      lifecycle.begin(),
      lifecycle.restart(),
      lifecycle.changeTo(target),
      lifecycle.startAgain(),
      lifecycle.restart(),
    ])
    expect([most, running]).toEqual([1, 1])
    await lifecycle.stop().then(() => expect(running).toBe(0))
  })

  it('starts nothing any more once it ends', async () => {
    const { lifecycle, asks } = aRig([aRun(), aRun()])
    await lifecycle.begin()
    await lifecycle.stop()
    await lifecycle.startAgain()
    expect(asks.length).toBe(1)
    expect(lifecycle.run()).toBeNull()
  })
})
