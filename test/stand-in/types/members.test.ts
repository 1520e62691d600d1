// The list of what the stand-in has tells the truth about events, which no compiler can check.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { events, eventsOfTests } from './events.ts'
import { members } from './members.ts'

const folder = join(import.meta.dirname, '..')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter(
    (name) => /^([a-z]+\/)?[a-z-]+\.ts$/.test(name) && name !== 'types/events.ts' && !name.startsWith('generated/'),
  )
const sources = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
const left = new Set<string>(['*', ...eventsOfTests])

describe('the list of members', () => {
  it('names no event that neither the stand-in nor a test emits', () => {
    const named = [...new Set(Object.values(events).flat())].filter((name) => !left.has(name))
    const isEmitted = (name: string): boolean => new RegExp(`(emit|#asks)\\('${name}'`).test(sources)
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter((name) => !isEmitted(name))).toEqual([])
  })

  it('leaves nothing to tests that the stand-in emits itself', () => {
    expect(eventsOfTests.filter((name) => new RegExp(`emit\\('${name}'`).test(sources))).toEqual([])
  })

  it('gives events only to what has members', () => {
    expect(Object.keys(events).filter((owner) => !(owner in members))).toEqual([])
  })
})
