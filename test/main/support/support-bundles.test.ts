// The support bundle of the app: what is saved is what was shown.
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { SupportBundles } from '#main/support/support-bundles.ts'
import { english } from '#shared/messages/english.ts'
import { noPolicy } from '#shared/policy/policy.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

function aRig() {
  const home = temporaryFolder()
  const folder = join(home, 'Canary folder')
  mkdirSync(folder)
  const answers: (() => void)[] = []
  const rig = {
    folder,
    to: join(home, 'bundle.txt') as string | null,
    names: [] as string[],
    /** Lets the company server answer the oldest question. */
    answer: () => answers.shift()?.(),
    asked: () => answers.length,
  }
  const bundles = new SupportBundles({
    version: '1.2.3',
    own: { data: join(home, 'data'), logs: join(home, 'logs') },
    folders: () => [folder],
    effective: () => [],
    lookForPolicy: async () => ({ places: [], policy: noPolicy }),
    async *askServer() {
      const number = rig.names.length + 1
      rig.names.push(`question ${number}`)
      await new Promise<void>((resolve) => answers.push(resolve))
      yield { check: 'server', ok: true, text: `Answer ${number}.` }
    },
    askSave: async (name) => {
      rig.names.push(name)
      return rig.to
    },
    language: english,
    nowMs: () => new Date(2026, 2, 9).getTime(),
  })
  return { bundles, rig }
}

async function read({ bundles, rig }: ReturnType<typeof aRig>, withNames: boolean): Promise<string> {
  const text = bundles.read(withNames)
  await expect.poll(() => rig.asked()).toBe(1)
  rig.answer()
  return text
}

it('saves what was shown, for its person alone, and says where', async () => {
  const { bundles, rig } = aRig()
  expect(await bundles.save()).toBeNull()
  const text = await read({ bundles, rig }, false)
  expect(text).toContain('ok      server: Answer 1.\n')
  expect(text).not.toContain('Canary')
  expect(await bundles.save()).toContain('bundle.txt is the support bundle. Read it before you send it')
  expect(rig.names).toEqual(['question 1', 'outbox-support-2026-03-09.txt'])
  expect(readFileSync(rig.to ?? '', 'utf8')).toBe(text)
  if (process.platform !== 'win32') expect(statSync(rig.to ?? '').mode & 0o777).toBe(0o600)
  expect(await read({ bundles, rig }, true)).toContain('Canary folder')
})

it('never saves another text than the one that was asked for last', async () => {
  const { bundles, rig } = aRig()
  const early = bundles.read(true)
  const late = bundles.read(false)
  await expect.poll(() => rig.asked()).toBe(2)
  rig.answer()
  await early
  expect(await bundles.save()).toBeNull()
  rig.answer()
  const text = await late
  await bundles.save()
  expect(readFileSync(rig.to ?? '', 'utf8')).toBe(text)
})

it('saves nothing where nobody chose a place, into a watched folder, or where it cannot', async () => {
  const { bundles, rig } = aRig()
  await read({ bundles, rig }, false)
  rig.to = null
  expect(await bundles.save()).toBeNull()
  rig.to = join(rig.folder, 'below', 'bundle.txt')
  expect(await bundles.save()).toContain('in the watched folder the support bundle would be sent')
  rig.to = join(rig.folder, '..', 'absent', 'bundle.txt')
  expect(await bundles.save()).toContain('cannot be written (ENOENT)')
  expect(readdirSync(rig.folder)).toEqual([])
})
