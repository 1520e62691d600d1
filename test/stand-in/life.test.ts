// How an app on the stand-in begins, quits and dies, and that nothing is left of it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import {
  chromiumsOf,
  environment,
  fixtureFolder,
  isWithoutChromium,
  linesOf,
  program,
  startFixture,
} from './fixture.ts'
import type { Fixture, FixtureStart } from './fixture.ts'
import { until } from '#test/rigs/until.ts'
import { makeFolder } from '#test/rigs/made-folder.ts'

const pidOf = (fixture: Fixture): number => fixture.process.pid ?? 0
const profilesOf = (pid: number): readonly string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`standin-chromium-${pid}-`))

describe.skipIf(isWithoutChromium())('an app on the stand-in', () => {
  const running: Fixture[] = []
  const start = async (given?: FixtureStart): Promise<Fixture> => {
    const fixture = await startFixture(given)
    running.push(fixture)
    return fixture
  }
  /** An app that outlasts its test, for the next one to go on with; null where there is none, or where something failed. */
  let lasting: Fixture | null = null
  const goOn = async (given?: FixtureStart): Promise<Fixture> => {
    const fixture = lasting ?? (await start(given))
    lasting = null
    return fixture
  }
  const endAll = (): void => {
    for (const fixture of running.splice(0)) {
      if (fixture.process.exitCode === null) fixture.process.kill('SIGKILL')
      rmSync(fixture.folder, { recursive: true, force: true })
    }
  }
  afterEach(() => {
    if (lasting === null) endAll()
  })
  afterAll(endAll)
  const exited = async (fixture: Fixture): Promise<number | null> => {
    await until('it ended', () => fixture.process.exitCode !== null)
    return fixture.process.exitCode
  }

  // From its sources, as nobody else starts it.
  it('is ready after its main module, quits in the order of Electron, and leaves nothing', async () => {
    const fixture = await start({ env: { STANDIN_BUNDLE: '' } })
    const pid = pidOf(fixture)
    expect(chromiumsOf(pid).length).toBeGreaterThan(1)
    expect(await fixture.kept('said')).toEqual(['evaluated', 'ready'])
    await fixture.app.close()
    expect(await exited(fixture)).toBe(0)
    expect(fixture.said).toEqual(['before-quit', 'close', 'closed', 'will-quit', 'quit 0'])
    // The last of its processes is seen a moment longer.
    await until('Chromium is gone', () => chromiumsOf(pid).length === 0)
    expect(profilesOf(pid)).toEqual([])
  })

  it('throws by name for what the stand-in has not', async () => {
    const fixture = await goOn({ args: ['--hides'] })
    const { inMain, app } = fixture
    const thrown = await inMain((electron) => {
      const reach = (act: () => unknown): string => {
        try {
          return `nothing thrown: ${typeof act()}`
        } catch (error) {
          return error instanceof Error ? error.message : ''
        }
      }
      const of = (owner: object, name: string) => (): unknown => Reflect.get(owner, name)
      const window = electron.BrowserWindow.getAllWindows()[0]
      if (window === undefined) return ['no window']
      return [
        reach(of(electron.app, 'getGPUInfo')),
        reach(of(window, 'setOpacity')),
        reach(of(electron.BrowserWindow, 'fromId')),
        reach(of(window.webContents, 'printToPDF')),
        reach(of(electron.shell, 'beep')),
        reach(of(electron.session.defaultSession, 'cookies')),
        reach(of(electron, 'autoUpdater')),
        reach(() => electron.session.defaultSession.setCertificateVerifyProc(null)),
        reach(() => new electron.BrowserWindow({ webPreferences: { sandbox: false } })),
      ]
    })
    expect(thrown).toEqual([
      'the Electron stand-in has no App.getGPUInfo',
      'the Electron stand-in has no BrowserWindow.setOpacity',
      'the Electron stand-in has no BrowserWindow.fromId',
      'the Electron stand-in has no WebContents.printToPDF',
      'the Electron stand-in has no shell.beep',
      'the Electron stand-in has no Session.cookies',
      'the Electron stand-in has no electron.autoUpdater',
      expect.stringContaining('setCertificateVerifyProc was called'),
      expect.stringContaining('only sandboxed, isolated pages'),
    ])
    expect(await app.evaluate(({ app: theirs }) => [theirs.getVersion(), theirs.isPackaged])).toEqual(['3.2.1', false])
    lasting = fixture
  })

  it('hears that its page crashed, and shows it again when main reloads it', async () => {
    const fixture = await goOn({ args: ['--hides'] })
    await fixture.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
    await until('both heard', async () => JSON.stringify(await fixture.kept('gone')).includes('app crashed'))
    expect(await fixture.kept('gone')).toEqual(['contents crashed', 'app crashed'])
    const isCrashed = (): Promise<boolean> =>
      fixture.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.isCrashed() === true)
    expect(await isCrashed()).toBe(true)
    await fixture.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload())
    await until('it is back', async () => !(await isCrashed()))
    lasting = fixture
  })

  it('hides its window when that is what closing means, and quits all the same', async () => {
    const fixture = await goOn({ args: ['--hides'] })
    const shown = (): Promise<readonly boolean[]> =>
      fixture.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()))
    await until('it is shown', async () => (await shown())[0] === true)
    await fixture.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    expect(await shown()).toEqual([false])
    expect(fixture.said).not.toContain('closed')
    await fixture.app.close()
    expect(fixture.said.slice(-4)).toEqual(['close', 'closed', 'will-quit', 'quit 0'])
  })

  it('stays when a listener of before-quit or a window says no', async () => {
    const fixture = await start({ args: ['--hides'] })
    await fixture.inMain(({ app }) => {
      app.once('before-quit', (event) => {
        event.preventDefault()
        Reflect.set(Reflect.get(globalThis, 'fixture'), 'isQuitting', false)
      })
      app.quit()
    })
    expect(fixture.said).not.toContain('will-quit')
    await fixture.inMain(({ app, BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.once('close', (event) => event.preventDefault())
      app.quit()
    })
    expect(await fixture.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    await fixture.app.close()
    expect(fixture.said.at(-1)).toBe('quit 0')
  })

  it('ends with the code it asks for, without asking anybody', async () => {
    const fixture = await start({ args: ['--hides'] })
    await fixture.inMain(({ app }) => setImmediate(() => app.exit(7))).catch(() => null)
    expect(await exited(fixture)).toBe(7)
    expect(fixture.said).not.toContain('will-quit')
    expect(fixture.said.at(-1)).toBe('quit 7')
  })

  it('is the only one on its folder: a second start ends and the first hears its words', async () => {
    const first = await start({ args: ['--single'] })
    const said: string[] = []
    const second = spawn(
      program,
      [fixtureFolder, `--user-data-dir=${first.folder}`, '--single', '--word=with spaces in it'],
      {
        cwd: tmpdir(),
        env: environment(),
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    second.stdout.on('data', (data: Buffer) => said.push(...linesOf(data)))
    expect(await once(second, 'exit')).toEqual([0, null])
    expect(said).toContain('second')
    expect(said).not.toContain('ready')
    expect(await first.kept('secondStarts')).toEqual([
      { argv: expect.arrayContaining(['--single', '--word=with spaces in it']), cwd: tmpdir() },
    ])
    await until('its Chromium is gone', () => chromiumsOf(second.pid ?? 0).length === 0)
    lasting = first
  })

  it('quits on SIGTERM', async () => {
    const fixture = await goOn()
    fixture.process.kill('SIGTERM')
    expect(await exited(fixture)).toBe(0)
    expect(fixture.said).toContain('will-quit')
  })

  it('takes its Chromium with it when it is killed, and the next start tidies up after it and may be on its folder', async () => {
    const folder = makeFolder()
    const first = await start({ folder, args: ['--single'] })
    const pid = pidOf(first)
    expect(chromiumsOf(pid).length).toBeGreaterThan(1)
    first.process.kill('SIGKILL')
    await until('Chromium is gone', () => chromiumsOf(pid).length === 0)
    await until('it is dead', () => first.process.signalCode !== null)
    const second = await start({ folder, args: ['--single'] })
    expect(profilesOf(pid)).toEqual([])
    expect(await second.inMain(({ app }) => app.hasSingleInstanceLock())).toBe(true)
    await second.app.close()
    expect(existsSync(`${folder}/SingletonLock`)).toBe(false)
  })
})
