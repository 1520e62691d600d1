// The trash of Linux desktops: what desktops read of it.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Spot, SpotAsk } from '#adapters/originals/destination.ts'
import { createXdgTrash } from '#adapters/originals/xdg-trash.ts'
import { makeFolder, removeFolderSoon } from '#test/rigs/made-folder.ts'
import { isWindows } from '#test/rigs/possible.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const wallMs = (): number => new Date(2026, 2, 31, 17, 5, 9).getTime()

function anAsk(root: string, path: string): SpotAsk {
  const absolute = join(root, path)
  mkdirSync(dirname(absolute), { recursive: true })
  writeFileSync(absolute, '')
  return { root, path, absolute, turn: 1 }
}

function spotOf(answer: { readonly kind: string; readonly spot?: Spot }): Spot {
  if (answer.spot === undefined) throw new Error(JSON.stringify(answer))
  return answer.spot
}

test.skipIf(isWindows)('in the home trash the name is reserved by what is told of the file, once', async () => {
  const home = temporaryFolder()
  const ask = anAsk(join(home, 'work'), 'Büro/100 % [neu] é.pdf')
  const trash = createXdgTrash({ dataHome: join(home, 'share'), uid: 1_000, wallMs })
  const spot = spotOf(await trash.spot(ask))
  expect(relative(home, spot.target)).toBe('share/Trash/files/100 % [neu] é.pdf')
  expect(await spot.reserve(false)).toBe('reserved')
  const info = join(home, 'share/Trash/info/100 % [neu] é.pdf.trashinfo')
  const where = ask.absolute.split('/').map(encodeURIComponent).join('/')
  expect(readFileSync(info, 'utf8')).toBe(`[Trash Info]\nPath=${where}\nDeletionDate=2026-03-31T17:05:09\n`)
  expect(where).toContain('/B%C3%BCro/100%20%25%20%5Bneu%5D%20%C3%A9.pdf')
  expect(statSync(join(home, 'share/Trash')).mode & 0o777).toBe(0o700)
  expect(await spot.reserve(false)).toBe('taken')
  // Whoever begins the same move again knows its own.
  expect(await spot.reserve(true)).toBe('reserved')
  expect(await trash.freeTurn(ask)).toBe(2)
  await spot.release()
  expect(existsSync(info)).toBe(false)
})

test.skipIf(isWindows || !existsSync('/dev/shm'))(
  'on another disk the trash lies at its top, and paths count from there',
  async () => {
    const top = makeFolder('/dev/shm')
    onTestFinished(() => removeFolderSoon(top))
    const uid = 4_000_000 + process.pid
    const own = `/dev/shm/.Trash-${uid}`
    onTestFinished(() => removeFolderSoon(own))
    const ask = anAsk(top, 'a.pdf')
    const spot = spotOf(await createXdgTrash({ dataHome: temporaryFolder(), uid, wallMs }).spot(ask))
    expect(spot.target).toBe(join(own, 'files/a.pdf'))
    await spot.reserve(false)
    const told = readFileSync(join(own, 'info/a.pdf.trashinfo'), 'utf8')
    expect(told).toContain(`\nPath=${relative('/dev/shm', ask.absolute)}\n`)
  },
)

test.skipIf(isWindows)('a home that is no folder, or is not known, is no trash', async () => {
  const home = temporaryFolder()
  writeFileSync(join(home, 'share'), 'a file')
  const ask = anAsk(join(home, 'work'), 'a.pdf')
  const trash = createXdgTrash({ dataHome: join(home, 'share'), uid: 1_000, wallMs })
  expect(await trash.spot(ask)).toMatchObject({ kind: 'stays' })
  expect(await createXdgTrash({ dataHome: 'relative', uid: 1, wallMs }).spot(ask)).toEqual({
    kind: 'stays',
    because: 'trash_missing',
  })
})

test.skipIf(isWindows)('what keeps files from the trash has its reason', () => {
  const trash = createXdgTrash({ dataHome: null, uid: 1, wallMs })
  const error = (code: string): Error => Object.assign(new Error(code), { code })
  expect(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'ENOTDIR'].map((code) => trash.because(error(code)))).toEqual([
    'trash_full',
    'trash_full',
    'trash_read_only',
    'trash_read_only',
    'trash_missing',
  ])
})
