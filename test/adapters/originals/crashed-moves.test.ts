// Moves that a crash cut short are finished once, whatever stands where.
import { existsSync, mkdirSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { MoveStep, OriginalsOptions } from '#adapters/originals/look.ts'
import { createOriginals } from '#adapters/originals/move-original.ts'
import { createSentFolder } from '#adapters/originals/sent-folder.ts'
import { createXdgTrash } from '#adapters/originals/xdg-trash.ts'
import type { MoveAnswer } from '#engine/ports.ts'
import { isWindows } from '#test/rigs/possible.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { aWorld, filesIn, folderElsewhere, never, sentFile, sentOn, text, path } from './a-move-world.ts'

/** Only Linux has a second disk here, and a trash that we fill ourselves. */
const hows = isWindows ? (['sent'] as const) : (['sent', 'elsewhere', 'trash'] as const)
const steps: readonly MoveStep[] = ['looked', 'prepared', 'taken', 'named', 'finished']

function trashIn(folder: string): OriginalsOptions['trash'] {
  return createXdgTrash({ dataHome: join(folder, 'share'), uid: 1_000, wallMs: () => 1_774_900_000_000 })
}

/** Everything that can be hard-linked, copied or trashed, killed after each step and begun again as after a crash. */
test.each(steps.flatMap((step) => hows.map((how) => [step, how] as const)))(
  'killed when it has %s, a move is done once: %s',
  async (step, how) => {
    const folder = how === 'elsewhere' ? folderElsewhere() : temporaryFolder()
    if (folder === null) return console.log('skipped: there is no second disk here')
    const dies = new Promise<MoveAnswer>(() => undefined)
    let hear: () => void = () => undefined
    const dead = new Promise<void>((resolve) => (hear = resolve))
    const onStep = (at: MoveStep): Promise<void> | void =>
      at === step ? (hear(), dies.then(() => undefined)) : undefined
    const options = {
      trash: isWindows ? null : trashIn(folder),
      ...(how === 'elsewhere' ? { sent: sentOn(folder) } : {}),
    }
    const { ask, originals, root, source } = aWorld({ ...options, onStep })
    const asked = await ask({ to: how === 'trash' ? 'trash' : 'sent' })
    void originals.move(asked, never)
    await dead
    const next = createOriginals({ source, sent: createSentFolder(), ...options })
    expect(await next.move({ ...asked, isBegun: true }, never)).toMatchObject({ kind: 'moved' })
    const all = Object.entries({ ...filesIn(root), ...(how === 'sent' ? {} : filesIn(folder)) })
    expect(all.filter(([name]) => !name.endsWith('.trashinfo')).map(([, bytes]) => bytes)).toEqual([text])
    expect(await next.move({ ...asked, isBegun: true }, never)).toMatchObject({ kind: 'moved' })
  },
)

test('after a crash a file that was saved meanwhile at its name stays, and the old bytes go where they should', async () => {
  const { ask, file, root, source } = aWorld()
  const asked = await ask()
  const onStep = (step: MoveStep): Promise<void> | void => (step === 'taken' ? new Promise(() => undefined) : undefined)
  void createOriginals({ source, sent: createSentFolder(), trash: null, onStep }).move(asked, never)
  await expect.poll(() => existsSync(file)).toBe(false)
  writeFileSync(file, 'the next version')
  const next = createOriginals({ source, sent: createSentFolder(), trash: null })
  const observed = { kind: 'file', stat: { sizeBytes: 'the next version'.length } }
  expect(await next.move({ ...asked, isBegun: true }, never)).toMatchObject({ kind: 'moved', observed })
  expect(filesIn(root)).toEqual({ [path]: 'the next version', 'Sent/Invoices/2026/report.pdf': text })
})

test('after a crash a file that somebody took away is told as gone', async () => {
  const { ask, file, originals } = aWorld()
  const asked = await ask({ isBegun: true })
  unlinkSync(file)
  expect(await originals.move(asked, never)).toEqual({ kind: 'changed', observed: { kind: 'absent' } })
})

test('equal bytes that lay in "Sent" before are no sign that a move was done', async () => {
  const { ask, file, originals, root } = aWorld()
  mkdirSync(dirname(sentFile(root)), { recursive: true })
  writeFileSync(sentFile(root), text)
  const asked = await ask({ isBegun: true })
  expect(await originals.move(asked, never)).toEqual({ kind: 'taken', next: 2 })
  expect(existsSync(file)).toBe(true)
})
