// The two type checks of the stand-in, and that each finds what it is there for: the main process may use only what the
// list of members names, and the classes must have what the list names.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { narrowTypes, standInRows } from './narrow-types.ts'
import type { Rows } from './narrow-types.ts'
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const source = readFileSync(join(root, 'node_modules/electron/electron.d.ts'), 'utf8')

describe('the types of the stand-in', () => {
  let folder = ''
  beforeAll(() => {
    folder = makeFolder()
    for (const name of ['node_modules', 'src', 'renderer', 'package.json', 'tsconfig.json']) {
      symlinkSync(join(root, name), join(folder, name))
    }
    // `npm run types` looks at the whole main process: here it is two files of it that use all that is taken away.
    const config = JSON.parse(readFileSync(join(root, 'tsconfig.stand-in.json'), 'utf8'))
    const files = ['src/main/window/session-guards.ts', 'src/main/settings/safe-storage.ts']
    const include = ['test/stand-in/generated']
    writeFileSync(join(folder, 'tsconfig.stand-in.json'), JSON.stringify({ ...config, files, include }))
    mkdirSync(join(folder, 'test/stand-in/generated'), { recursive: true })
  })
  afterAll(() => removeFolder(folder))

  const compile = (config: string): string => {
    const tsc = join(root, 'node_modules/.bin/tsc')
    const { stdout, stderr } = spawnSync(tsc, ['-p', join(folder, config), '--singleThreaded'], {
      encoding: 'utf8',
      cwd: folder,
    })
    return stdout + stderr
  }
  /** What the compiler says of the main process when the stand-in has only these rows. */
  const checkMain = (rows: Rows): string => {
    writeFileSync(join(folder, 'test/stand-in/generated/electron.d.ts'), narrowTypes(source, rows))
    return compile('tsconfig.stand-in.json')
  }
  const without = (owner: keyof Rows['members'], name: string): Rows => ({
    ...standInRows,
    members: {
      ...standInRows.members,
      [owner]: (standInRows.members[owner] ?? []).filter((member) => member !== name),
    },
  })

  it('find a member, an event and a module that the main process uses and the stand-in has not', () => {
    // All three are missing at once, for each check takes the compiler some seconds; each is found for itself.
    const poor = {
      ...without('WebContents', 'setWindowOpenHandler'),
      events: {
        ...standInRows.events,
        App: (standInRows.events['App'] ?? []).filter((name) => name !== 'web-contents-created'),
      },
      modules: standInRows.modules.filter((name) => name !== 'safeStorage'),
    }
    const found = checkMain(poor)
    expect(found).toContain("Property 'setWindowOpenHandler' does not exist on type 'WebContents'")
    expect(found).toContain('"web-contents-created"')
    expect(found).toContain('safeStorage')
  })

  it('find a class that lacks what the list of members promises, and one whose method takes something else', () => {
    cpSync(join(root, 'test/stand-in'), join(folder, 'test/stand-in'), { recursive: true })
    rmSync(join(folder, 'test/stand-in/generated'), { recursive: true, force: true })
    const change = (file: string, from: string, to: string): void => {
      const path = join(folder, 'test/stand-in', file)
      const text = readFileSync(path, 'utf8')
      expect(text).toContain(from)
      writeFileSync(path, text.replace(from, to))
    }
    change('desktop/net.ts', 'isOnline(): boolean', 'isOnlineNow(): boolean')
    change('desktop/tray.ts', 'setToolTip(toolTip: string)', 'setToolTip(toolTip: number)')
    change(
      'desktop/shell.ts',
      'async trashItem(path: string): Promise<void> {',
      'async trash(path: string): Promise<void> {',
    )
    const config = { extends: './tsconfig.json', include: ['test/stand-in/electron.ts'], exclude: [] }
    writeFileSync(join(folder, 'tsconfig.classes.json'), JSON.stringify(config))
    const found = compile('tsconfig.classes.json')
    expect(found).toContain("Property 'isOnline' is missing")
    expect(found).toContain("Property 'setToolTip' in type 'Tray' is not assignable")
    expect(found).toMatch(/trash/)
    expect(found).not.toContain('clipboard.ts')
  })

  it('refuse a list that names what Electron has not', () => {
    const rows = { ...standInRows, members: { ...standInRows.members, Tray: ['setToolTip', 'setTipp'] } }
    expect(() => narrowTypes(source, rows)).toThrow('electron.d.ts has no Tray.setTipp')
    const events = { ...standInRows, events: { ...standInRows.events, App: ['redy'] } }
    expect(() => narrowTypes(source, events)).toThrow('App event redy')
  })
})
