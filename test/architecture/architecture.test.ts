// The walls of the house, and the proof that they stand: every check is shown a fault it must find.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { changelogFaults, habitFaults, mirrorFaults, mostLines, withoutMirror } from './habits.ts'
import { importFaults, importsOf } from './imports.ts'
import { reasons, rooms } from './rooms.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
const files = tracked.split('\n').filter((path) => path !== '' && existsSync(`${root}${path}`))
const sources = files.filter((path) => /\.(ts|tsx|css|py|mjs|cjs)$/.test(path))
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8')

describe('the house', () => {
  it('was looked at as a whole', () => {
    expect(sources.length).toBeGreaterThan(250)
    expect(sources.filter((path) => importsOf(read(path)).length > 0).length).toBeGreaterThan(200)
  })

  it('has no import through a wall', () => {
    expect(sources.flatMap((path) => importFaults(path, read(path)))).toEqual([])
  })

  it('keeps its habits', () => {
    expect(sources.flatMap((path) => habitFaults(path, read(path)))).toEqual([])
  })

  it('holds no path of the computer it is on', () => {
    const places = [root, `${homedir()}/`]
    const texts = files.filter((path) => !/\.(png|ico|icns)$/.test(path))
    expect(texts.filter((path) => places.some((place) => read(path).includes(place)))).toEqual([])
  })

  it('tests every source file by name', () => {
    expect(mirrorFaults(files)).toEqual([])
    expect(Object.keys(withoutMirror).filter((path) => !files.includes(path))).toEqual([])
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
    const unconfirmed = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    )
    expect(unconfirmed).toEqual([])
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
  ['src/shared/a.ts', "import { step } from '#engine/upload/moves.ts'"],
  ['src/adapters/a.ts', "import { Queue } from '#engine/queue/queue.ts'"],
  ['src/adapters/a.ts', "import electron from 'electron'"],
  ['src/adapters/a.ts', "const x = await import('#cli/main.ts')"],
  ['src/cli/a.ts', "import '#adapters/system/clock.ts'"],
  ['src/cli/a.ts', "import { build } from '#server/http/app.ts'"],
  ['src/cli/a.ts', "import { x } from '../../adapters/clock.ts'"],
  ['src/cli/a.ts', "import { x } from './words'"],
  ['src/main/a.ts', "import { Dropbox } from 'dropbox'"],
  ['src/main/a.ts', "import { startDropbox } from '#emulator/start.ts'"],
  ['src/server/a.ts', "import { startEngine } from '#engine/engine.ts'"],
  ['renderer/a.tsx', "import { useState } from 'react'\nimport { x } from '#adapters/system/clock.ts'"],
  ['renderer/a.tsx', "import { ipcRenderer } from 'electron'"],
  ['src/shared/a.ts', "import left from 'left-pad'"],
  ['src/shared/a.ts', "import {\n  one,\n  two,\n} from '#engine/upload/moves.ts'"],
]

const badTexts: readonly (readonly [path: string, text: string])[] = [
  ['src/engine/a.ts', 'const now = Date.now()'],
  ['src/adapters/folder/read-folder.ts', 'const now = new Date()'],
  ['src/uploader/a.ts', 'setTimeout(() => 1, 2)'],
  ['src/adapters/http/deadline.ts', 'Math.random()'],
  ['src/adapters/a.ts', "const path = '/apitul/1/'"],
  ['src/cli/a.ts', 'line\n'.repeat(mostLines + 1)],
  ['test/a.test.ts', "vi.mock('node:fs')"],
  ['src/cli/a.ts', '// TODO later'],
  ['src/cli/a.ts', '// @ts-ignore'],
  ['test/a.test.ts', 'it.only(1)'],
  ['src/cli/a.ts', '// oxlint-disable-next-line no-console'],
]

describe('the walls find', () => {
  for (const [path, line] of badImports) {
    it(`${path}: ${line.replaceAll('\n', ' ')}`, () => expect(importFaults(path, line)).toHaveLength(1))
  }
  for (const [path, text] of badTexts) {
    it(`${path}: ${text.slice(0, 40)}`, () => expect(habitFaults(path, text)).toHaveLength(1))
  }

  it('a source file without its test', () => {
    expect(mirrorFaults(['src/cli/new.ts'])).toEqual(['src/cli/new.ts: test/cli/new.test.ts is missing'])
  })

  it('a changelog line that is no sentence', () => {
    expect(changelogFaults('# Changelog\n\n## Unreleased\n\n- fixed stuff\n')).toHaveLength(1)
  })

  it('nothing in what is right', () => {
    const right = "import { x } from '#shared/upload.ts'\nimport { y } from './http.ts'\nimport { z } from 'node:fs'\n"
    expect(importFaults('src/adapters/a.ts', right)).toEqual([])
    expect(habitFaults('src/adapters/system/clock.ts', 'Date.now()\nsetTimeout(a, 1)\n')).toEqual([])
  })
})
