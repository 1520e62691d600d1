// How files behave here: long paths, speed of small files, files that another program replaces, blocks of small files.
import { open, lstat, mkdir, readFile, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { realpath as plainRealpath } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fact } from './fact.ts'
import type { Fact } from './fact.ts'

const smallFiles = 1_000

export async function* fileFacts(folder: string): AsyncGenerator<Fact, void> {
  yield fact('U8 a path of more than 260 characters', () => longPath(folder))
  yield fact('U10 small files', () => smallFileSpeed(folder))
  yield fact('W7 a file replaced while it is open', () => replaceWhileOpen(folder))
  yield fact('W7 a file deleted while it is open', () => deleteWhileOpen(folder))
  yield fact('W22 blocks of small files', () => blocksOfSmallFiles(folder))
  yield fact('names a system may refuse', () => oddNames(folder))
}

async function longPath(folder: string): Promise<string> {
  const deep = join(folder, 'long', ...Array.from({ length: 6 }, (_, index) => `${index}${'x'.repeat(59)}`))
  await mkdir(deep, { recursive: true })
  const file = join(deep, 'report.txt')
  await writeFile(file, 'deep')
  const stats = await lstat(file, { bigint: true })
  const told = [`${file.length} characters`, `${await readFile(file, 'utf8')} with ${stats.size} bytes`]
  told.push(`listed ${(await readdir(deep)).join(', ')}`)
  const spelled = (path: string): string => (path === file ? 'the same' : `another, ${path.length} characters`)
  told.push(`native realpath ${(await fact('', async () => spelled(await realpath(file)))).seen}`)
  told.push(`plain realpath ${(await fact('', async () => spelled(await promisify(plainRealpath)(file)))).seen}`)
  return told.join('; ')
}

/** Microseconds a file for each step of a look at a small file. */
async function smallFileSpeed(folder: string): Promise<string> {
  const inside = join(folder, 'small')
  await mkdir(inside)
  const files = Array.from({ length: smallFiles }, (_, index) => join(inside, `${index}.txt`))
  for (const file of files) await writeFile(file, 'small')
  const each = async (step: (file: string) => Promise<unknown>): Promise<number> => {
    const begin = performance.now()
    for (const file of files) await step(file)
    return Math.round(((performance.now() - begin) * 1_000) / files.length)
  }
  const read = async (file: string): Promise<void> => {
    await using handle = await open(file)
    await handle.stat({ bigint: true })
    await handle.read(Buffer.alloc(16), 0, 16, 0)
  }
  const [stat, real, opened] = [await each((file) => lstat(file)), await each(realpath), await each(read)]
  return `lstat ${stat} µs, realpath ${real} µs, open and read and close ${opened} µs a file`
}

async function replaceWhileOpen(folder: string): Promise<string> {
  const [file, next] = [join(folder, 'replaced.txt'), join(folder, 'replaced.new')]
  await writeFile(file, 'old')
  await writeFile(next, 'new')
  await using handle = await open(file)
  const renamed = await fact('', async () => rename(next, file).then(() => 'allowed'))
  return `rename over it ${renamed.seen}; the open handle still reads ${(await handle.readFile('utf8')).slice(0, 9)}`
}

async function deleteWhileOpen(folder: string): Promise<string> {
  const file = join(folder, 'deleted.txt')
  await writeFile(file, 'old')
  await using handle = await open(file)
  const deleted = await fact('', async () => rm(file).then(() => 'allowed'))
  const again = await fact('', async () => writeFile(file, 'new').then(() => 'allowed'))
  return `delete ${deleted.seen}; a new one of its name ${again.seen}; the open handle still reads ${await handle.readFile('utf8')}`
}

/** A file that is not on this computer has size and no blocks. Which files that are here look the same? */
async function blocksOfSmallFiles(folder: string): Promise<string> {
  const told: string[] = []
  for (const size of [1, 100, 600, 1_000, 5_000]) {
    const file = join(folder, `blocks ${size}.bin`)
    await writeFile(file, Buffer.alloc(size, 1))
    told.push(`${size} bytes: ${(await lstat(file)).blocks}`)
  }
  return told.join(', ')
}

async function oddNames(folder: string): Promise<string> {
  const inside = join(folder, 'odd')
  await mkdir(inside)
  const names = [
    'a:b.txt',
    'what?.txt',
    'CON.txt',
    'ends with dot.',
    'ends with space ',
    'back\\slash.txt',
    'x'.repeat(255),
  ]
  const told: string[] = []
  for (const name of names) {
    const { seen } = await fact('', async () => writeFile(join(inside, name), 'x').then(() => 'written'))
    const isListed = (await readdir(inside)).includes(name)
    told.push(`"${name.slice(0, 16)}" ${seen}${isListed ? '' : ', not listed under that name'}`)
    await rm(join(inside, name), { force: true }).catch(() => undefined)
  }
  return told.join('; ')
}
