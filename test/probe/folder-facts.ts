// How folders behave here: who a folder is, which names are one, and whether the person's own folder can be looked at.
import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { watch } from 'node:fs'
import { fact } from './fact.ts'
import type { Fact } from './fact.ts'

const mostRingMs = 5_000

export async function* folderFacts(folder: string): AsyncGenerator<Fact, void> {
  yield fact("U1 stat of the person's folder", statHome)
  yield fact('U4 who a folder is', () => identity(folder))
  yield fact('W1 a recursive watch rings', () => rings(folder))
  yield fact('two names in one folder', () => twoNames(folder))
  yield fact('a composed name is listed', () => composedName(folder))
  yield fact('renamed in capitals only', () => capitalsOnly(folder))
}

/** With FSLogix profiles on Windows 11 24H2 everything below this folder answers ENOENT. */
async function statHome(): Promise<string> {
  const home = homedir()
  const names = (await readdir(home)).slice(0, 20)
  const looks = await Promise.all(names.map((name) => fact(name, async () => `${(await stat(join(home, name))).mode}`)))
  const failed = looks.filter(({ seen }) => seen.startsWith('failed'))
  return `${(await stat(home)).isDirectory() ? 'is a folder' : 'is none'}; ${failed.length} of ${names.length} entries cannot be looked at`
}

async function identity(folder: string): Promise<string> {
  const before = await stat(folder, { bigint: true })
  await writeFile(join(folder, 'touch'), 'x')
  const after = await stat(folder, { bigint: true })
  const isKept = before.birthtimeNs === after.birthtimeNs && before.ino === after.ino
  return `inode of ${String(after.ino).length} digits, born ${after.birthtimeNs > 0n ? 'known' : 'unknown'}, ${isKept ? 'kept' : 'CHANGED'} when a file is saved in it`
}

async function rings(folder: string): Promise<string> {
  const deep = join(folder, 'ring', 'one', 'two')
  await mkdir(deep, { recursive: true })
  const { promise, resolve } = Promise.withResolvers<string>()
  const watcher = watch(join(folder, 'ring'), { recursive: true }, (event, name) => resolve(`${event} ${name}`))
  const late = setTimeout(() => resolve('nothing'), mostRingMs)
  try {
    const begin = performance.now()
    await writeFile(join(deep, 'deep.txt'), 'x')
    const heard = await promise
    return `${heard} after ${Math.round(performance.now() - begin)} ms, for a file three folders deep`
  } finally {
    clearTimeout(late)
    watcher.close()
  }
}

async function twoNames(folder: string): Promise<string> {
  const pairs = { case: ['Report.txt', 'REPORT.txt'], accent: ['caf\u00e9.txt', 'cafe\u0301.txt'] }
  const told: string[] = []
  for (const [about, [one = '', other = '']] of Object.entries(pairs)) {
    const inside = join(folder, about)
    await mkdir(inside)
    await writeFile(join(inside, one), '1')
    await writeFile(join(inside, other), '2')
    told.push(`that differ in ${about}: ${(await readdir(inside)).length === 1 ? 'are one' : 'are two'}`)
  }
  return told.join('; ')
}

async function composedName(folder: string): Promise<string> {
  const inside = join(folder, 'composed')
  await mkdir(inside)
  await writeFile(join(inside, '\u00e9.txt'), 'x')
  const [name = ''] = await readdir(inside)
  return name === '\u00e9.txt' ? 'as it was written' : `decomposed (${name.length} letters)`
}

async function capitalsOnly(folder: string): Promise<string> {
  const inside = join(folder, 'capitals')
  await mkdir(inside)
  await writeFile(join(inside, 'Plan.txt'), 'x')
  const before = await stat(join(inside, 'Plan.txt'), { bigint: true })
  await rename(join(inside, 'Plan.txt'), join(inside, 'plan.txt'))
  const after = await stat(join(inside, 'plan.txt'), { bigint: true })
  const isSame = before.ino === after.ino
  return `listed ${(await readdir(inside)).join(', ')}; ${isSame ? 'the same' : 'ANOTHER'} inode; changed ${before.ctimeNs === after.ctimeNs ? 'at the same time' : 'later'}`
}
