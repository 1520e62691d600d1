// The life of the uploader inside the app.
import { describe, expect, it } from 'vitest'
import { Desk } from '#main/uploads/upload-controller.ts'
import type { KeyKeeper } from '#main/settings/device-key-store.ts'
import { keyInMemoryNotice, missingKeyNotices } from '#main/uploads/start-notices.ts'
import { defaultSettings } from '#shared/contract/settings.ts'
import { aRig, server, setUp, silent, target } from './a-controller.ts'
import { aRun } from './a-run.ts'
import type { HandRun } from './a-run.ts'
import { createHandClock } from '../hand-clock.ts'
import { anOverview } from '../samples.ts'

const kindOf = (desk: Desk): string => desk.app().phase.kind

describe('at the start', () => {
  it('begins with what was set up before', async () => {
    const { desk, asks } = aRig([aRun()], { ...setUp, ignore: ['*.bak'] })
    expect(kindOf(desk)).toBe('starting')
    await desk.begin()
    expect(asks).toEqual([
      {
        folder: '/watched',
        adopt: false,
        server,
        key: 'old-key',
        ignore: ['*.bak'],
        replaceByName: false,
        skipExisting: false,
        pause: null,
      },
    ])
    expect(desk.app()).toMatchObject({
      phase: { kind: 'running', place: { server: 'uploads.example', device: 'kim', base: '/Team' } },
      notices: ['A notice.', 'The data folder is on a network drive.'],
    })
  })

  it.each([
    ['server', { server: null }],
    ['folder', { folder: null }],
    ['key', { server: 'https://other.example' }],
  ])('asks for a set-up when there is no %s', async (_what, lacking) => {
    const { desk, asks } = aRig([aRun()], { ...setUp, ...lacking })
    await desk.begin()
    expect(kindOf(desk)).toBe('set_up')
    expect(asks).toEqual([])
  })

  it('says why it could not begin, and begins when asked again', async () => {
    const { desk } = aRig([null, aRun()])
    await desk.begin()
    expect(desk.app().phase).toEqual({ kind: 'stopped', code: 'data_in_use', text: 'Another Outbox is running.' })
    await desk.startAgain()
    expect(kindOf(desk)).toBe('running')
  })

  it('goes on with a pause that a person made, but not with one that is over', async () => {
    const paused = aRig([aRun()], { ...setUp, pause: { untilMs: null } })
    await paused.desk.begin()
    expect(paused.asks[0]?.pause).toEqual({ untilMs: null })
    const over = aRig([aRun()], { ...setUp, pause: { untilMs: 1 } })
    await over.desk.begin()
    expect(over.asks[0]?.pause).toBeNull()
  })

  it('leaves out what was there first until that is done, and never after', async () => {
    const run = aRun()
    const { desk, asks, settings } = aRig([run, aRun()], { ...setUp, existing: 'leave' })
    await desk.begin()
    expect(asks[0]?.skipExisting).toBe(true)
    expect(settings().existing).toBe('leave')
    run.endFirstLook()
    await run.run.firstLook
    expect(settings().existing).toBeNull()
    await desk.restart()
    expect(asks[1]?.skipExisting).toBe(false)
  })
})

describe('the end of a set-up', () => {
  it('begins with the chosen server and folder, and remembers them', async () => {
    const { desk, asks, settings, kept } = aRig([aRun()], {})
    await desk.begin()
    expect(await desk.changeTo({ ...target, existing: 'leave' })).toEqual({ kind: 'begun' })
    expect(asks).toMatchObject([{ folder: '/other', adopt: true, server, key: 'new-key', skipExisting: true }])
    expect(settings()).toMatchObject({ server, folder: '/other', existing: 'leave' })
    expect(kept).toEqual([{ server, key: 'new-key' }])
    expect(kindOf(desk)).toBe('running')
  })

  it('changes nothing when it is refused, and what ran before runs again', async () => {
    const { desk, asks, settings, kept } = aRig([aRun(), null, aRun()])
    await desk.begin()
    desk.beginSetUp()
    expect(await desk.changeTo(target)).toMatchObject({ kind: 'refused', code: 'data_in_use' })
    expect(kindOf(desk)).toBe('set_up')
    expect(desk.run()).not.toBeNull()
    expect(asks.map(({ folder }) => folder)).toEqual(['/watched', '/other', '/watched'])
    expect(settings()).toMatchObject(setUp)
    expect(kept).toEqual([])
  })

  it('stops the old uploader before it starts the new one', async () => {
    const old = aRun()
    const { desk } = aRig([old, aRun()])
    await desk.begin()
    await desk.changeTo(target)
    expect(old.said).toEqual(['close view', 'stop'])
  })

  it("never gives one server's key to another", async () => {
    const { desk, asks } = aRig([aRun()])
    const end = await desk.changeTo({ ...target, server: 'https://evil.example', key: null })
    expect(end).toMatchObject({ kind: 'refused', code: 'key_missing' })
    expect(asks).toEqual([])
  })

  it('says when the key could not be kept', async () => {
    const { desk } = aRig([aRun()], {}, 'in_memory')
    await desk.changeTo(target)
    expect(desk.app().notices).toContain(keyInMemoryNotice)
  })

  it('asks for the key no more once it was typed', async () => {
    const { desk } = aRig([aRun()], setUp, 'kept', ['A notice.', ...missingKeyNotices])
    await desk.changeTo(target)
    expect(desk.app().notices).toEqual(['A notice.', 'The data folder is on a network drive.'])
  })
})

describe('while it runs', () => {
  it('shows what the uploader has to say, also when another one has taken its place', async () => {
    const run = aRun()
    const { desk } = aRig([run, aRun()])
    await desk.begin()
    let told = 0
    desk.onChange(() => (told += 1))
    run.notice('target_changed', 'Files go to another place now.')
    expect(told).toBe(1)
    await desk.restart()
    expect(desk.app().notices).toEqual([
      'A notice.',
      'The data folder is on a network drive.',
      'Files go to another place now.',
    ])
  })

  it('tells of each change, and passes on the news', async () => {
    const run = aRun()
    const { desk } = aRig([run])
    let changes = 0
    const versions: number[] = []
    desk.onChange(() => (changes += 1))
    desk.onQueueChange(({ version }) => versions.push(version))
    await desk.begin()
    const before = changes
    run.tell({ version: 7 })
    expect([changes - before, versions]).toEqual([0, [7]])
    run.tell({ version: 8, overview: anOverview({ waiting: 3 }) })
    expect(changes - before).toBe(1)
    expect(desk.app().phase).toMatchObject({ overview: { facts: { waiting: 3 } } })
  })

  it('tells when the server said who this computer is', async () => {
    const hand = aRun()
    let me: ReturnType<HandRun['run']['me']> = null
    const { desk, clock } = aRig([{ ...hand, run: { ...hand.run, me: () => me } }])
    await desk.begin()
    let changes = 0
    desk.onChange(() => (changes += 1))
    clock.pass(5_000)
    expect(changes).toBe(0)
    me = { device: 'kim', base: '' }
    clock.pass(5_000)
    expect(changes).toBe(1)
    expect(desk.app().phase).toMatchObject({ place: { device: 'kim' } })
  })

  it('can be left alone while somebody looks at the set-up', async () => {
    const run = aRun()
    const { desk, asks } = aRig([run])
    await desk.begin()
    desk.beginSetUp()
    expect(kindOf(desk)).toBe('set_up')
    await desk.startAgain()
    expect(kindOf(desk)).toBe('running')
    expect([asks.length, run.said]).toEqual([1, []])
  })

  it('is paused and resumed, also over a restart', async () => {
    const run = aRun()
    const { desk, settings, clock } = aRig([run])
    await desk.begin()
    desk.pause('one_hour')
    const untilMs = clock.nowMs() + 3_600_000
    expect(run.said).toEqual([`pause ${untilMs}`])
    expect(settings().pause).toEqual({ untilMs })
    desk.resume()
    expect(run.said.at(-1)).toBe('resume')
    expect(settings().pause).toBeNull()
  })

  it('stays on the screen while it begins anew with other settings', async () => {
    const { desk } = aRig([aRun(), aRun()])
    await desk.begin()
    const first = desk.run()
    const seen = new Set<string>()
    desk.onChange(() => void seen.add(kindOf(desk)))
    await desk.restart()
    expect([...seen]).toEqual(['running'])
    expect(desk.run()).not.toBe(first)
  })

  it('says that it stopped when it does not begin again', async () => {
    const { desk } = aRig([aRun(), null])
    await desk.begin()
    await desk.restart()
    expect(kindOf(desk)).toBe('stopped')
  })

  it('forgets a pause that ended by itself', async () => {
    const run = aRun()
    const { desk, settings, clock } = aRig([run])
    await desk.begin()
    desk.pause('one_hour')
    run.tell({ overview: anOverview({ paused: true }) })
    expect(settings().pause).not.toBeNull()
    clock.pass(3_600_000)
    run.tell({ overview: anOverview({ paused: false }) })
    expect(settings().pause).toBeNull()
  })

  it('stops, and says so, when a fault of its own ended it', async () => {
    const run = aRun()
    const { desk } = aRig([run, aRun()])
    await desk.begin()
    run.break()
    await new Promise((resolve) => setImmediate(resolve))
    expect(desk.app().phase).toEqual({
      kind: 'stopped',
      code: 'broken',
      text: 'Outbox stopped because of a fault of its own. Your files are untouched. Start it again.',
    })
    expect(run.said).toEqual(['close view', 'stop'])
    await desk.startAgain()
    expect(kindOf(desk)).toBe('running')
  })
})

describe('in one line', () => {
  it('never runs two uploaders, however it is pushed', async () => {
    let running = 0
    let most = 0
    const runs = Array.from({ length: 6 }, () => {
      const hand = aRun()
      const run = { ...hand.run, stop: async () => void (running -= 1) }
      return { ...hand, run }
    })
    const settings = { ...defaultSettings, ...setUp }
    const keys: KeyKeeper = { keyFor: () => 'key', keep: async () => 'kept' }
    const desk = new Desk(
      {
        settings: { read: () => settings, change: () => undefined },
        keys,
        async startRun() {
          const next = runs.shift()
          if (next === undefined) return { kind: 'refused', code: 'x', text: 'x' }
          running += 1
          most = Math.max(most, running)
          return { kind: 'started', run: next.run }
        },
        clock: createHandClock(),
        log: silent,
      },
      [],
    )
    await Promise.all([desk.begin(), desk.restart(), desk.changeTo(target), desk.startAgain(), desk.restart()])
    expect([most, running]).toEqual([1, 1])
    await desk.stop()
    expect(running).toBe(0)
  })

  it('starts nothing any more once it ends', async () => {
    const { desk, asks } = aRig([aRun(), aRun()])
    await desk.begin()
    await desk.stop()
    await desk.startAgain()
    expect(asks.length).toBe(1)
    expect(desk.run()).toBeNull()
  })
})
