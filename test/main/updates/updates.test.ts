// When a newer version is looked for, what a person hears of it, and that it is installed at the end and never before.
import { expect, it } from 'vitest'
import type { Updater } from '#main/updates/nsis-updates.ts'
import { UpdateRefusal } from '#main/updates/update-fault.ts'
import type { UpdateRules } from '#main/updates/update-rules.ts'
import { Updates, updateWords } from '#main/updates/updates.ts'
import { english } from '#shared/messages/english.ts'
import { createHandClock } from '../hand-clock.ts'

const feed = 'https://updates.example.com/'
const hour = 3_600_000

function aRig(mode: 'notify' | 'auto' = 'notify') {
  const clock = createHandClock()
  const done: string[] = []
  const rig = {
    clock,
    done,
    rules: { kind: 'on', mode, feed } as UpdateRules,
    newest: '1.5.0' as string | null | Error,
    said: null as string | null,
    /** Settles what is under way. */
    rest: () => new Promise((resolve) => setImmediate(resolve)),
  }
  const updater: Updater = {
    async check() {
      done.push('check')
      if (rig.newest instanceof Error) throw rig.newest
      return rig.newest
    },
    load: async () => void done.push('load'),
    install: (startsAgain) => done.push(`install, ${startsAgain ? 'and start again' : 'and end'}`) > 0,
  }
  const updates = new Updates({
    rules: () => rig.rules,
    open: async (from) => {
      done.push(`open ${from}`)
      return updater
    },
    version: '1.4.0',
    tell: (text) => void (rig.said = text),
    onChange: () => undefined,
    language: english,
    clock,
    log: { info: () => undefined, warning: () => undefined, alarm: () => undefined },
  })
  return { rig, updates }
}

it('says who brings newer versions where nothing can be done here', () => {
  const { rig, updates } = aRig()
  rig.rules = { kind: 'off', because: 'for_everybody' }
  expect(updates.shown()).toEqual({
    step: null,
    who: expect.stringContaining('your IT department installs newer versions'),
  })
})

it('tells of a newer version, loads it when a person says so, and installs it at the end', async () => {
  const { rig, updates } = aRig()
  updates.begin()
  expect(updates.shown()).toEqual({ step: 'check', who: 'Outbox looks for newer versions at updates.example.com.' })
  rig.clock.pass(59_000)
  expect(rig.done).toEqual([])
  rig.clock.pass(2_000)
  await rig.rest()
  expect(rig.said).toContain('Outbox 1.5.0 is there.')
  expect(updates.step()).toBe('download')
  updates.install()
  expect(updates.wantsRestart()).toBe(false)
  await updates.download()
  expect(rig.said).toContain('Outbox 1.5.0 is loaded and checked.')
  expect(updates.step()).toBe('restart')
  // Once it is there nothing is looked for any more.
  rig.clock.pass(7 * hour)
  await rig.rest()
  expect(rig.done).toEqual([`open ${feed}`, 'check', 'load'])
  updates.install()
  expect(rig.done.at(-1)).toBe('install, and end')
})

it('starts again where a person wanted that, unless they changed their mind', async () => {
  const { rig, updates } = aRig('auto')
  await updates.check()
  expect(updates.wantsRestart()).toBe(true)
  updates.install()
  updates.forgetRestart()
  updates.install()
  expect(rig.done.slice(2)).toEqual(['load', 'install, and start again', 'install, and end'])
})

it('looks again every six hours, and is silent about a feed that is away', async () => {
  const { rig, updates } = aRig()
  rig.newest = new Error('ECONNREFUSED')
  updates.begin()
  rig.clock.pass(13 * hour)
  await rig.rest()
  rig.clock.pass(6 * hour)
  await rig.rest()
  expect(rig.said).toBeNull()
  expect(rig.done.filter((step) => step === 'check').length).toBeGreaterThan(1)
  await updates.check()
  expect(rig.said).toBe(
    'An update was not installed. The place where updates lie does not answer. Outbox 1.4.0 goes on as it is.',
  )
})

it('says what was refused, also where nobody asked, and nothing is installed', async () => {
  const { rig, updates } = aRig('auto')
  rig.newest = new UpdateRefusal('not_ours')
  updates.begin()
  rig.clock.pass(61_000)
  await rig.rest()
  expect(rig.said).toContain('It is not signed by the publisher of Outbox.')
  updates.install()
  expect(rig.done.filter((step) => step.startsWith('install'))).toEqual([])
})

it('says that it is the newest only to somebody who asked', async () => {
  const { rig, updates } = aRig()
  rig.newest = null
  updates.begin()
  rig.clock.pass(61_000)
  await rig.rest()
  expect(rig.said).toBeNull()
  await updates.check()
  expect(rig.said).toBe('Outbox 1.4.0 is the newest version.')
})

it('forgets what it found when the company turns updates off, or names another place', async () => {
  for (const rules of [
    { kind: 'off', because: 'by_policy' },
    { kind: 'on', mode: 'auto', feed: 'https://it.example.com/' },
  ] as const) {
    const { rig, updates } = aRig('auto')
    await updates.check()
    rig.rules = rules
    updates.rulesChanged()
    expect(rig.said).toBeNull()
    updates.install()
    expect(rig.done.filter((step) => step.startsWith('install'))).toEqual([])
    expect(updates.step()).toBe(rules.kind === 'off' ? null : 'check')
  }
})

it('has a sentence for everything that may hold', () => {
  expect(updateWords({ kind: 'on', mode: 'auto', feed }, english)).toBe(
    'Outbox looks for newer versions at updates.example.com.',
  )
  expect(updateWords({ kind: 'off', because: 'for_everybody' }, english)).toContain('your IT department installs')
})
