// What Dropbox leaves undocumented about links must not matter: under every combination of it, whatever befalls a send, the
// file is in Dropbox with exactly one revision, and no link is posted to twice by us.
import { describe, test, vi } from 'vitest'
import type { ExpectStatic } from 'vitest'
import { aCompany } from './company.ts'
import type { Company } from './company.ts'
import type { EffectInput } from '#emulator/http/faults.ts'
import { linkSwitchCombinations, nameOfSwitches } from '#emulator/model/switches.ts'
import { startRepostingProxy } from '#test/rigs/network/reposting-proxy.ts'
import { anUploader } from '#test/uploader/an-uploader.ts'

// Each test mostly waits, for the second try of an upload.
vi.setConfig({ maxConcurrency: 12 })

const combinations = linkSwitchCombinations().map((switches) => [nameOfSwitches(switches), switches] as const)

const contentOf = (name: string): string => name.padEnd(100_000, '.')

/** Uploads these files, one send at a time so that no fate hides behind another, and expects each to be there once. */
async function expectEachOnce(company: Company, names: readonly string[], expect: ExpectStatic): Promise<void> {
  for (const name of names) await company.save(name, contentOf(name))
  const { uploader, alarms } = await anUploader(company, { sendSlots: 1 })
  expect(await uploader.ending()).toBe('at_rest')
  const states = [...uploader.rows()].map(({ path, state }) => `${path} ${state}`)
  expect(states.toSorted()).toEqual(names.map((name) => `${name} done`).toSorted())
  await uploader.stop()
  expect([...company.commits()].toSorted()).toEqual(names.map((name) => `/Outbox/${name}`).toSorted())
  for (const name of names) expect((await company.received(name)) === contentOf(name), name).toBe(true)
  expect(alarms).toEqual([])
}

/** What befalls the first sends, one each. */
const fates: readonly (readonly [name: string, effect: EffectInput])[] = [
  ['cut', { kind: 'reset_in_body', afterBytes: 50_000 }],
  ['answer-lost', { kind: 'reset_after_commit' }],
  ['409-and-not-there', { kind: 'answer', status: 409, when: 'after_body' }],
  ['410-and-not-there', { kind: 'answer', status: 410 }],
  ['409-and-there', { kind: 'answer_after_commit', status: 409 }],
  ['410-and-there', { kind: 'answer_after_commit', status: 410 }],
]

describe.concurrent('each fate of a send ends with one revision', () => {
  test.for(combinations)('%s', async ([, switches], { expect }) => {
    await using company = await aCompany({ switches })
    for (const [, effect] of fates) company.dropbox.faults.next({ on: 'link', effect })
    await expectEachOnce(
      company,
      fates.map(([name]) => name),
      expect,
    )
    const journal = company.dropbox.journal()
    expect(journal.filter(({ kind }) => kind === 'fault')).toHaveLength(fates.length)
    const posted = journal.flatMap((entry) => (entry.kind === 'post_begun' ? [entry.linkId] : []))
    expect(posted).toHaveLength(new Set(posted).size)
    expect(journal.filter(({ kind }) => kind === 'post_refused')).toEqual([])
  })
})

describe.concurrent('a send that something on the way repeats ends with one revision', () => {
  test.for(combinations)('%s', async ([, switches], { expect }) => {
    let target = ''
    const proxy = await startRepostingProxy(() => target, ['twice', 'cut_first', 'twice', 'cut_first'])
    try {
      await using company = await aCompany({ switches, publicBaseUrl: proxy.url })
      target = company.dropbox.url
      await expectEachOnce(company, ['one', 'two', 'three', 'four'], expect)
      // Dropbox itself said no to the repeated ones: the switches decide how.
      const refused = company.dropbox
        .journal()
        .flatMap((entry) => (entry.kind === 'post_refused' ? [entry.status] : []))
      const afterCut = switches.consumeOn !== 'headers' && switches.onAbort === 'reusable' ? 0 : 2
      expect(refused).toEqual(Array.from({ length: 2 + afterCut }, () => expect.any(Number)))
      if (switches.tombstoneTtlMs === 0) expect(refused).not.toContain(410)
      else expect(refused).toContain(410)
    } finally {
      await proxy.close()
    }
  })
})
