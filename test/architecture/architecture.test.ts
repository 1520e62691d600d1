// The walls of the house, and the proof that they stand: every check is shown a fault it must find.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fileCircles, folderCircles } from './circles.ts'
import { folderFaults, mirrorFaults, mostFiles, purposeFaults, suiteFaults } from './files.ts'
import { changelogFaults, habitFaults, mostLines } from './habits.ts'
import { importFaults, importsOf } from './imports.ts'
import { reasons } from './packages.ts'
import { rooms } from './rooms.ts'
import { floorOf, isDrawn, roomOf, unitOf } from './units.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
const files = tracked.split('\n').filter((path) => path !== '' && existsSync(`${root}${path}`))
const sources = files.filter((path) => /\.(ts|tsx|css|py|mjs|cjs)$/.test(path))
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8')

describe('the house', () => {
  const texts = new Map(sources.map((path) => [path, read(path)]))

  it('was looked at as a whole', () => {
    expect(sources.length).toBeGreaterThan(250)
    expect(sources.filter((path) => importsOf(read(path)).length > 0).length).toBeGreaterThan(200)
  })

  it('has no import through a wall or up a floor', () => {
    expect(sources.flatMap((path) => importFaults(path, read(path)))).toEqual([])
  })

  it('has no circle, of files or of folders', () => {
    expect(fileCircles(texts)).toEqual([])
    expect(folderCircles(texts)).toEqual([])
  })

  it('places every folder on a floor, and draws no floor for what is not there', () => {
    const placed = files.flatMap((path) => {
      const name = roomOf(path)
      return name === null || !isDrawn(name) || !/\.tsx?$/.test(path) ? [] : [{ name, path }]
    })
    expect(placed.filter(({ name, path }) => floorOf(name, unitOf(name, path)) === null)).toEqual([])
    const used = new Set(placed.map(({ name, path }) => `${name}: ${unitOf(name, path)}`))
    const drawn = Object.entries(rooms).flatMap(([name, room]) =>
      (room.floors ?? []).flat().map((unit) => `${name}: ${unit}`),
    )
    expect(drawn.filter((unit) => !used.has(unit) && !unit.endsWith(': *'))).toEqual([])
  })

  it('keeps its habits', () => {
    expect(sources.flatMap((path) => habitFaults(path, read(path)))).toEqual([])
  })

  it('has no folder that is too full', () => {
    expect(folderFaults(files)).toEqual([])
  })

  it('says of each folder what it is for', () => {
    expect(purposeFaults(files, read)).toEqual([])
  })

  it('holds no path of the computer it is on', () => {
    const places = [root, `${homedir()}/`]
    const readable = files.filter((path) => !/\.(png|ico|icns|db)$/.test(path))
    expect(readable.filter((path) => places.some((place) => read(path).includes(place)))).toEqual([])
  })

  it('tests every source file by name, or runs it whole', () => {
    expect(mirrorFaults(files, read)).toEqual([])
    expect(suiteFaults(files)).toEqual([])
  })

  it('knows why each package is in it', () => {
    const schema = z.object({
      dependencies: z.record(z.string(), z.string()),
      imports: z.record(z.string(), z.string()),
    })
    const { dependencies } = schema.parse(JSON.parse(read('package.json')))
    expect(Object.keys(dependencies).filter((name) => !(name in reasons))).toEqual([])
    const placed = Object.values(rooms).flatMap((room) => room.packages)
    expect(placed.filter((name) => !(name in reasons))).toEqual([])
  })

  it('pins exact versions', () => {
    const schema = z.object({
      dependencies: z.record(z.string(), z.string()),
      devDependencies: z.record(z.string(), z.string()),
    })
    const { dependencies, devDependencies } = schema.parse(JSON.parse(read('package.json')))
    const ranges = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    )
    expect(ranges).toEqual([])
  })

  it('writes its changelog for users', () => {
    expect(changelogFaults(read('CHANGELOG.md'))).toEqual([])
  })
})

const badImports: readonly (readonly [path: string, line: string])[] = [
  ['src/engine/a.ts', "import { readFile } from 'node:fs/promises'"],
  ['src/engine/a.ts', "import type { Server } from 'node:http'"],
  ['src/engine/a.ts', "import { x } from '#adapters/http/client.ts'"],
  ['src/engine/a.ts', "export { x } from '#uploader/session/supervisor.ts'"],
  ['src/shared/a.ts', "import { enter } from '#engine/upload/moves.ts'"],
  ['src/adapters/files/a.ts', "import { Queue } from '#engine/queue/queue.ts'"],
  ['src/adapters/files/a.ts', "import electron from 'electron'"],
  ['src/adapters/files/a.ts', "const x = await import('#cli/main.ts')"],
  ['src/cli/a.ts', "import '#adapters/system/clock.ts'"],
  ['src/cli/a.ts', "import { build } from '#server/http/app.ts'"],
  ['src/cli/a.ts', "import { x } from '../adapters/system/clock.ts'"],
  ['src/cli/a.ts', "import { x } from './words'"],
  ['src/main/a.ts', "import { Dropbox } from 'dropbox'"],
  ['src/main/a.ts', "import { startDropbox } from '#emulator/start.ts'"],
  ['src/server/a.ts', "import { startEngine } from '#engine/engine.ts'"],
  ['src/emulator/a.ts', "import { contentHash } from '#adapters/hashing/content-hash.ts'"],
  ['renderer/a.tsx', "import { useState } from 'react'\nimport { x } from '#adapters/system/clock.ts'"],
  ['renderer/a.tsx', "import { ipcRenderer } from 'electron'"],
  ['src/shared/a.ts', "import left from 'left-pad'"],
  ['src/shared/a.ts', "import {\n  one,\n  two,\n} from '#engine/upload/moves.ts'"],
  // up a floor, along one, and from a folder that nobody placed
  ['src/engine/upload/a.ts', "import { Queue } from '../queue/queue.ts'"],
  ['src/engine/upload/a.ts', "import type { Engine } from '../engine.ts'"],
  ['src/adapters/hashing/a.ts', "import type { Scan } from '../folder/read-folder.ts'"],
  ['src/emulator/model/namespace/a.ts', "import type { Model } from '../model.ts'"],
  ['src/main/log/a.ts', "import { x } from '../window/window.ts'"],
  ['renderer/list/a.tsx', "import { x } from '../detail/timeline.tsx'"],
  ['src/server/attic/a.ts', "import { x } from '../clock.ts'"],
]

const badTexts: readonly (readonly [path: string, text: string])[] = [
  ['src/engine/a.ts', 'const now = Date.now()'],
  ['src/adapters/folder/read-folder.ts', 'const now = new Date()'],
  ['src/uploader/a.ts', 'setTimeout(() => 1, 2)'],
  ['src/adapters/http/deadline.ts', 'Math.random()'],
  ['src/server/http/a.ts', 'schema.safeParse(body)'],
  ['src/adapters/http/a.ts', "import { request } from 'node:http'"],
  ['src/adapters/a.ts', "const path = '/apitul/1/'"],
  ['src/adapters/files/a.ts', 'const real = await realpath(folder)'],
  ['src/adapters/folder/a.ts', 'const stats = lstatSync(folder)'],
  ['src/cli/a.ts', 'line\n'.repeat(mostLines + 1)],
  ['test/a.test.ts', "vi.mock('node:fs')"],
  ['src/cli/a.ts', '// TODO later'],
  ['src/cli/a.ts', '// @ts-ignore'],
  ['test/a.test.ts', 'it.only(1)'],
  ['src/cli/a.ts', '// oxlint-disable-next-line no-console'],
  ['src/cli/a.ts', `// Asks the ${['wea', 'ther'].join('')}.`],
]

describe('the walls find', () => {
  for (const [path, line] of badImports) {
    it(`${path}: ${line.replaceAll('\n', ' ')}`, () => expect(importFaults(path, line)).toHaveLength(1))
  }
  for (const [path, text] of badTexts) {
    it(`${path}: ${text.slice(0, 40)}`, () => expect(habitFaults(path, text)).toHaveLength(1))
  }

  it('files in a circle, even when only types go round', () => {
    const ring = new Map([
      ['src/cli/a.ts', "import { b } from './b.ts'"],
      ['src/cli/b.ts', "import { c } from './c.ts'"],
      ['src/cli/c.ts', "import type { A } from './a.ts'"],
      ['src/cli/d.ts', "import { c } from './c.ts'"],
    ])
    expect(fileCircles(ring)).toEqual(['src/cli/a.ts <-> src/cli/b.ts <-> src/cli/c.ts'])
  })

  it('folders in a circle whose files are in none', () => {
    const ring = new Map([
      ['src/engine/upload/a.ts', "import { b } from '../queue/b.ts'"],
      ['src/engine/queue/b.ts', ''],
      ['src/engine/queue/c.ts', "import { d } from '../upload/d.ts'"],
      ['src/engine/upload/d.ts', ''],
    ])
    expect(fileCircles(ring)).toEqual([])
    expect(folderCircles(ring)).toEqual(['engine: queue <-> engine: upload'])
  })

  it('a folder that is too full, and no fault in one that is just full', () => {
    const folder = (count: number): string[] => Array.from({ length: count }, (_, index) => `src/cli/a${index}.ts`)
    expect(folderFaults(folder(mostFiles))).toEqual([])
    expect(folderFaults(folder(mostFiles + 1))).toEqual(['src/cli: 16 files, at most 15'])
  })

  it('a folder that does not say what it is for', () => {
    const read = (): string => '// Reads something.\nexport const a = 1\n'
    expect(purposeFaults(['src/cli/new/b.ts', 'src/cli/new/a.ts', 'src/cli/main.ts'], read)).toEqual([
      'src/cli/new/a.ts: the first line says what its folder is for',
    ])
  })

  it('a source file without its test', () => {
    const faults = mirrorFaults(['src/cli/new.ts'], () => 'export const twice = (n: number): number => 2 * n')
    expect(faults).toEqual(['src/cli/new.ts: test/cli/new.test.ts is missing'])
  })

  it('a suite that is not there', () => {
    expect(suiteFaults(['src/cli/main.ts'])).toContain('test/end-to-end/ is missing')
  })

  it('a changelog line that is no sentence', () => {
    expect(changelogFaults('# Changelog\n\n## Unreleased\n\n- fixed stuff\n')).toHaveLength(1)
  })

  it('nothing in what is right', () => {
    const right =
      "import { x } from '#shared/upload.ts'\nimport { y } from '../http/client.ts'\nimport { z } from 'node:fs'\n"
    expect(importFaults('src/adapters/transfer/a.ts', right)).toEqual([])
    expect(importFaults('src/engine/engine.ts', "import { x } from './status.ts'\n")).toEqual([])
    expect(habitFaults('src/adapters/system/clock.ts', 'Date.now()\nsetTimeout(a, 1)\n')).toEqual([])
    expect(mirrorFaults(['src/cli/types.ts'], () => 'export type A = (n: number) => void')).toEqual([])
  })
})
