// Originals are moved once, whole, over nothing, and only while they are the bytes that were sent.
import {
  appendFileSync,
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { link } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { MoveStep } from '#adapters/originals/look.ts'
import { isWindows, notOnWindows } from '#test/rigs/possible.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'
import { aWorld, filesIn, folderElsewhere, never, path, sentFile, sentOn, text } from './a-move-world.ts'

const isRoot = process.getuid?.() === 0

test('a file that was sent lies in "Sent" under its own path, and the folders it leaves empty are gone', async () => {
  const { move, root } = aWorld()
  mkdirSync(join(root, 'never had a file'))
  expect(await move()).toEqual({ kind: 'moved', where: 'Sent/Invoices/2026/report.pdf', observed: { kind: 'absent' } })
  expect(filesIn(root)).toEqual({ 'Sent/Invoices/2026/report.pdf': text })
  expect(readdirSync(root).toSorted()).toEqual(['Sent', 'never had a file'])
})

test('a folder with anything else in it stays', async () => {
  const { move, root } = aWorld()
  writeFileSync(join(root, 'Invoices/next.pdf'), '')
  await move()
  expect(readdirSync(join(root, 'Invoices'))).toEqual(['next.pdf'])
})

test('a name that is taken is told with the next free one, and nothing is touched', async () => {
  const { file, move, root } = aWorld()
  mkdirSync(dirname(sentFile(root)), { recursive: true })
  writeFileSync(sentFile(root), 'of yesterday')
  writeFileSync(sentFile(root, 'report (2).pdf'), 'of today')
  const { ctimeMs } = statSync(file)
  expect(await move()).toEqual({ kind: 'taken', next: 3 })
  expect(statSync(file).ctimeMs).toBe(ctimeMs)
  expect(await move({ turn: 3 })).toEqual({
    kind: 'moved',
    where: 'Sent/Invoices/2026/report (3).pdf',
    observed: { kind: 'absent' },
  })
  expect(readFileSync(sentFile(root), 'utf8')).toBe('of yesterday')
})

test.each(['with hard links', 'without hard links'])(
  'a name that is taken in the last moment is never overwritten, %s',
  async (how) => {
    const root = join(temporaryFolder(), 'work')
    const noLinks = (): Promise<void> => Promise.reject(Object.assign(new Error('no'), { code: 'EPERM' }))
    const onStep = (step: MoveStep): void => {
      if (step === 'taken') writeFileSync(sentFile(root), 'just saved by somebody')
    }
    const { file, move } = aWorld({ onStep, link: how === 'with hard links' ? link : noLinks }, root)
    const answer = await move()
    expect(answer).toMatchObject({ kind: 'taken', next: 2, stat: { sizeBytes: text.length } })
    expect(filesIn(root)).toEqual({ [path]: text, 'Sent/Invoices/2026/report.pdf': 'just saved by somebody' })
    // It was taken aside and put back: these are its bytes all the same.
    if (answer.kind === 'taken') expect(answer.stat?.ctimeMs).toBeCloseTo(statSync(file).ctimeMs, 3)
  },
)

test('without hard links a file gets its name all the same', async () => {
  const noLinks = (): Promise<void> => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTSUP' }))
  const { move, root } = aWorld({ link: noLinks })
  expect(await move()).toMatchObject({ kind: 'moved' })
  expect(filesIn(root)).toEqual({ 'Sent/Invoices/2026/report.pdf': text })
})

test('a file that was saved anew is not touched', async () => {
  const { ask, file, originals, root } = aWorld()
  const asked = await ask()
  writeFileSync(file, 'a newer version')
  expect(await originals.move(asked, never)).toMatchObject({ kind: 'changed', observed: { kind: 'file' } })
  expect(filesIn(root)).toEqual({ [path]: 'a newer version' })
})

test.each([
  [
    'replaced',
    (file: string) => {
      writeFileSync(`${file}.new`, 'a newer version')
      renameSync(`${file}.new`, file)
    },
  ],
  ['written to', (file: string) => appendFileSync(file, ', and more')],
] as const)('a file that is %s after the look and before the move goes back to its name', async (_, change) => {
  const root = join(temporaryFolder(), 'work')
  const onStep = (step: MoveStep): void => (step === 'prepared' ? change(join(root, path)) : undefined)
  const { move } = aWorld({ onStep }, root)
  expect(await move()).toMatchObject({ kind: 'changed', observed: { kind: 'file' } })
  const [newest] = Object.values(filesIn(root))
  expect(Object.keys(filesIn(root))).toEqual([path])
  expect(newest).not.toBe(text)
})

test('what is saved at the name while the old bytes are aside stays there', async () => {
  const root = join(temporaryFolder(), 'work')
  const onStep = (step: MoveStep): void =>
    step === 'taken' ? writeFileSync(join(root, path), 'the next version') : undefined
  const { move } = aWorld({ onStep }, root)
  expect(await move()).toMatchObject({ kind: 'moved' })
  expect(filesIn(root)).toEqual({ [path]: 'the next version', 'Sent/Invoices/2026/report.pdf': text })
})

test.skipIf(isWindows)('a link in "Sent" leads no file elsewhere', async () => {
  const { move, root } = aWorld()
  const elsewhere = temporaryFolder()
  mkdirSync(join(root, 'Sent'))
  symlinkSync(elsewhere, join(root, 'Sent/Invoices'))
  expect(await move()).toEqual({ kind: 'stays', because: 'move_failed' })
  expect(filesIn(root)).toEqual({ [path]: text })
})

test('where "Sent" is a file, the folder lies beside the watched one', async () => {
  const { move, root } = aWorld()
  writeFileSync(join(root, 'Sent'), 'a file of that name')
  const beside = join(dirname(root), 'work Sent/Invoices/2026/report.pdf')
  expect(await move()).toEqual({ kind: 'moved', where: beside, observed: { kind: 'absent' } })
  expect(readFileSync(beside, 'utf8')).toBe(text)
})

test.skipIf(isWindows || isRoot)(`where nothing may be written the file stays (${notOnWindows.modes})`, async () => {
  const { move, root } = aWorld()
  chmodSync(root, 0o500)
  chmodSync(dirname(root), 0o500)
  onTestFinished(() => (chmodSync(dirname(root), 0o700), chmodSync(root, 0o700)))
  expect(await move()).toEqual({ kind: 'stays', because: 'sent_read_only' })
})

test.skipIf(isWindows)('on another disk a proved copy is named before the file goes', async () => {
  const folder = folderElsewhere()
  if (folder === null) return console.log('skipped: there is no second disk here')
  const before: Record<string, string>[] = []
  const root = join(temporaryFolder(), 'work')
  const onStep = (step: MoveStep): void => (step === 'named' ? void before.push(filesIn(root)) : undefined)
  const { file, move } = aWorld({ sent: sentOn(folder), onStep }, root)
  const { mtimeMs } = statSync(file)
  expect(await move()).toMatchObject({ kind: 'moved' })
  expect(Object.values(before[0] ?? {})).toEqual([text])
  expect(filesIn(root)).toEqual({})
  expect(filesIn(folder)).toEqual({ 'Sent/Invoices/2026/report.pdf': text })
  expect(Math.abs(statSync(sentFile(folder)).mtimeMs - mtimeMs)).toBeLessThan(1)
})

test('a copy of other bytes than were sent is thrown away, and the file stays', async () => {
  const folder = isWindows ? null : folderElsewhere()
  if (folder === null) return console.log('skipped: there is no second disk here')
  const { ask, originals, root } = aWorld({ sent: sentOn(folder) })
  const asked = await ask()
  const lying = { ...asked, fingerprint: { ...asked.fingerprint, contentHash: 'f'.repeat(64) } }
  expect(await originals.move(lying, never)).toMatchObject({ kind: 'changed' })
  expect([filesIn(root), filesIn(folder)]).toEqual([{ [path]: text }, {}])
})

test('the system trash takes the file itself; what it refuses stays', async () => {
  const gone: string[] = []
  const bySystem = async (absolute: string): Promise<void> => (gone.push(absolute), unlinkSync(absolute))
  const { ask, file, originals } = aWorld({ trash: { bySystem } })
  const asked = await ask({ to: 'trash' })
  expect(await originals.move(asked, never)).toEqual({ kind: 'moved', where: null })
  expect(gone).toEqual([file])
  expect(await originals.move({ ...asked, isBegun: true }, never)).toEqual({
    kind: 'moved',
    where: null,
  })
  const refusing = aWorld({ trash: { bySystem: () => Promise.reject(new Error('Failed to move item to trash')) } })
  expect(await refusing.move({ to: 'trash' })).toEqual({ kind: 'stays', because: 'trash_missing' })
  expect(existsSync(refusing.file)).toBe(true)
})

test('where no trash is known the file stays', async () => {
  const { file, move } = aWorld()
  expect(await move({ to: 'trash' })).toEqual({ kind: 'stays', because: 'trash_missing' })
  expect(existsSync(file)).toBe(true)
})

test('a hard link of the file elsewhere is no reason to leave it', async () => {
  const { ask, file, originals, root } = aWorld()
  linkSync(file, join(temporaryFolder(), 'a backup'))
  expect(await originals.move(await ask(), never)).toMatchObject({ kind: 'moved' })
  expect(filesIn(root)).toEqual({ 'Sent/Invoices/2026/report.pdf': text })
})
