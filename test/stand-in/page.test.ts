// What a page of the app can do on the stand-in, and what it cannot.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isWithoutChromium, startFixture } from './fixture.ts'
import type { Fixture } from './fixture.ts'
import { until } from '#test/rigs/until.ts'

/** An expression that answers what `body` throws. It waits a turn: what is evaluated at once is above the content policy. */
const thrownBy = (body: string): string =>
  `(async () => { await new Promise((go) => setTimeout(go)); try { await (${body}); return 'nothing thrown' } catch (error) { return error.message } })()`

describe.skipIf(isWithoutChromium())('a page on the stand-in', () => {
  let fixture: Fixture
  beforeAll(async () => {
    fixture = await startFixture()
  })
  afterAll(async () => fixture?.end())
  const inPage = (expression: string): Promise<unknown> => fixture.page.evaluate<unknown>(expression)
  const heard = async (text: string): Promise<boolean> => JSON.stringify(await fixture.kept('heard')).includes(text)

  it('asks main and gets values back as structured cloning keeps them', async () => {
    const checks = await inPage(`(async () => {
      const cycle = { name: 'cycle' }
      cycle.self = cycle
      const given = [1n, new Date(5), new Map([['a', new Set([1])]]), new Uint8Array([1, 2]), undefined, NaN, { $: 'x', v: 1 }]
      const got = await door.invoke('echo', ...given)
      return [got[0] === 1n, got[1].getTime(), got[2].get('a').has(1), got[3][1], got[4] === undefined, Number.isNaN(got[5]), got[6]]
    })()`)
    expect(checks).toEqual([true, 5, true, 2, true, true, { $: 'x', v: 1 }])
  })

  it('is seen by main with the address and the frame it has', async () => {
    expect(await inPage(`door.invoke('sender')`)).toEqual({
      id: 1,
      url: 'app://ui/index.html',
      origin: 'app://ui',
      isTop: true,
    })
  })

  it('hears errors of main in the words of Electron', async () => {
    expect(await inPage(thrownBy(`door.invoke('fail')`))).toBe("Error invoking remote method 'fail': TypeError: no")
    expect(await inPage(thrownBy(`door.invoke('nobody')`))).toBe(
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    )
    expect(await inPage(thrownBy(`door.invoke('unsendable')`))).toBe(
      "Error invoking remote method 'unsendable': Error: An object could not be cloned.",
    )
  })

  it('cannot send what cannot be cloned, and main cannot either', async () => {
    expect(await inPage(thrownBy(`door.invoke('echo', () => 1)`))).toContain('could not be cloned')
    const thrown = await fixture.inMain(({ webContents }) => {
      try {
        webContents.getAllWebContents()[0]?.send('news', () => 1)
        return 'nothing thrown'
      } catch (error) {
        return String(error)
      }
    })
    expect(thrown).toContain('could not be cloned')
  })

  it('hears what main sends, in order, until it stops listening', async () => {
    await inPage(`(globalThis.news = [], globalThis.stop = door.on('news', (item) => news.push(item)), null)`)
    await inPage(`(door.once('news', (item) => news.push('once ' + item)), null)`)
    const send = (): Promise<void> =>
      fixture.inMain(({ webContents }) => {
        for (let count = 0; count < 3; count++) webContents.getAllWebContents()[0]?.send('news', count)
      })
    await send()
    await until('the news arrived', async () => (await inPage('news.length')) === 4)
    await inPage('stop()')
    await send()
    await inPage(`door.invoke('echo')`)
    expect(await inPage('news')).toEqual([0, 'once 0', 1, 2])
  })

  it('sends without an answer', async () => {
    await inPage(`door.note('hello')`)
    await until('main heard the note', () => heard('note hello'))
  })

  it('gets copies through the bridge, doubles of functions and promises, and nothing of the preload script', async () => {
    const got = await inPage(`(() => {
      'use strict'
      const given = { list: [1], when: new Date(7) }
      const back = door.same(given)
      const tried = []
      try { door.invoke = 1 } catch (error) { tried.push(error.name) }
      try { window.door = 1 } catch (error) { tried.push(error.name) }
      return {
        isCopy: back !== given && back.list !== given.list && back.when.getTime() === 7,
        isOurObject: Object.getPrototypeOf(back) === Object.prototype,
        called: door.calls((value) => value * 2),
        tried,
        isFrozen: Object.isFrozen(door.nested.deep.list),
        hidden: [typeof require, typeof process, typeof ipcRenderer, typeof module, typeof global],
        named: Object.getOwnPropertyNames(window).filter((name) => /^(post|hear|world)[0-9a-f]{8}/.test(name)),
      }
    })()`)
    expect(got).toEqual({
      isCopy: true,
      isOurObject: true,
      called: 41,
      tried: ['TypeError', 'TypeError'],
      isFrozen: true,
      hidden: ['undefined', 'undefined', 'undefined', 'undefined', 'undefined'],
      named: [],
    })
    expect(await inPage(thrownBy('door.throws()'))).toBe('thrown behind the door')
    expect(await inPage(thrownBy('door.rejects()'))).toBe('rejected behind the door')
    expect(await inPage(thrownBy('(() => { const o = {}; o.o = o; return door.same(o) })()'))).toContain(
      'recursion depth',
    )
  })

  it('has a preload script that is sandboxed and cannot reach what the stand-in has not', async () => {
    expect(await inPage('door.worlds')).toEqual({
      require: 'module not found: node:fs',
      missing: 'the Electron stand-in has no ipcRenderer.sendToHost',
    })
  })

  it('is held to its content policy, trusted types included', async () => {
    expect(await inPage(thrownBy(`new Function('return 1')`))).toMatch(/Content Security Policy|Trusted/)
    expect(await inPage(thrownBy(`document.body.innerHTML = '<b>bold</b>'`))).toContain('TrustedHTML')
    const isRun = await inPage(`(() => {
      const script = document.createElement('script')
      try { script.text = 'globalThis.isInjected = true' } catch {}
      document.body.append(script)
      return globalThis.isInjected === true
    })()`)
    expect(isRun).toBe(false)
  })

  it('reaches main by its own scheme and nothing else by any', async () => {
    expect(await inPage(`fetch('/echo', { method: 'POST', body: 'hi' }).then((reply) => reply.text())`)).toBe(
      'POST app://ui/echo hi',
    )
    expect(await inPage(`fetch('/nowhere').then((reply) => reply.status)`)).toBe(404)
    expect(await inPage(thrownBy(`fetch('https://elsewhere.example/')`))).toContain('Failed to fetch')
    expect(
      await inPage(`new Promise((told) => {
      const image = new Image()
      image.onerror = () => told('refused')
      image.onload = () => told('loaded')
      image.src = 'http://127.0.0.1:9/'
    })`),
    ).toBe('refused')
  })

  it('cannot go elsewhere when main says no', async () => {
    await inPage(`void setTimeout(() => (location.href = 'https://elsewhere.example/away'))`)
    await until('main was asked', () => heard('navigate https://elsewhere.example/away'))
    await inPage(`door.invoke('echo')`)
    expect(await inPage('location.pathname')).toBe('/index.html')
  })

  it('opens no window, by script or by link, and main hears of it', async () => {
    await inPage(`void window.open('https://elsewhere.example/opened')`)
    await until('main was asked', () => heard('open https://elsewhere.example/opened'))
    await fixture.page.locator('#link').click()
    await until('main was asked again', () => heard('open https://elsewhere.example/"'))
    await until('no other page is left', () => fixture.app.windows().length === 1)
    expect(await fixture.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  it('downloads nothing, and the app hears of it', async () => {
    await fixture.inMain(({ session, standin }) => {
      session.defaultSession.on('will-download', (event, item) => {
        event.preventDefault()
        standin.record.push({ what: 'asked for', detail: item.getURL() })
      })
    })
    await inPage(`document.querySelector('#download').click()`)
    const names = (): Promise<string> => fixture.inMain(({ standin }) => JSON.stringify(standin.record))
    await until('the app heard', async () => (await names()).includes('"asked for"'))
    expect(await names()).toContain('app://ui/blob.bin')
  })

  it('tells where a file is that a person chose, and nothing of a file a script made', async () => {
    const path = join(fixture.folder, 'chosen – file.txt')
    writeFileSync(path, 'content')
    await fixture.page.locator('#files').setInputFiles(path)
    expect(await inPage(`door.pathOf(document.querySelector('#files').files[0])`)).toBe(path)
    expect(
      await inPage(`(() => {
      const carried = new DataTransfer()
      carried.items.add(document.querySelector('#files').files[0])
      return door.pathOf(carried.files[0])
    })()`),
    ).toBe(path)
    expect(await inPage(`door.pathOf(new File(['x'], 'made.txt'))`)).toBe('')
    expect(await inPage(thrownBy(`door.pathOf({ path: '/etc/passwd' })`))).toContain("type 'File'")
  })

  it('is shown in the size and colours main wants', async () => {
    await fixture.inMain(({ BrowserWindow, nativeTheme }) => {
      BrowserWindow.getAllWindows()[0]?.setBounds({ width: 700, height: 500 })
      nativeTheme.themeSource = 'dark'
    })
    await until('it is wider', async () => (await inPage('innerWidth')) === 700)
    await until('it is dark', async () => (await inPage(`matchMedia('(prefers-color-scheme: dark)').matches`)) === true)
    await fixture.inMain(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(2))
    await until('it is zoomed', async () => (await inPage('innerWidth')) === 350)
  })

  it('is known to main by the address it has, the part behind # included', async () => {
    await inPage(`void (location.hash = 'part')`)
    const url = (): Promise<unknown> => inPage(`door.invoke('sender').then(({ url }) => url)`)
    await until('main knows', async () => (await url()) === 'app://ui/index.html#part')
    await fixture.inMain(({ webContents }) => {
      const contents = webContents.getAllWebContents()[0]
      return new Promise<void>((loaded) => {
        contents?.once('did-finish-load', loaded)
        contents?.reload()
      })
    })
    // Playwright may hear of the new document a moment later than main.
    const newsOrNot = (): Promise<unknown> => inPage('typeof globalThis.news').catch(() => 'between two documents')
    await until('it is a new document', async () => (await newsOrNot()) === 'undefined')
    await fixture.page.locator('#state', { hasText: 'ready' }).waitFor()
    expect(await heard('navigate app://ui/index.html')).toBe(false)
  })

  it('asks for permissions what the app answers', async () => {
    expect(await fixture.inMain(({ standin }) => standin.askPermission('geolocation', 'app://ui/'))).toBe(false)
    expect(await inPage(`navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state)`)).not.toBe(
      'granted',
    )
  })

  it('presses a key that a menu has', async () => {
    await fixture.inMain(({ Menu, standin }) => {
      const click = (): void => void standin.record.push({ what: 'menu item', detail: 'find' })
      Menu.setApplicationMenu(
        Menu.buildFromTemplate([{ label: 'Edit', submenu: [{ label: 'Find', accelerator: 'CmdOrCtrl+F', click }] }]),
      )
    })
    await fixture.page.keyboard.press('Control+f')
    const isClicked = (): Promise<boolean> =>
      fixture.inMain(({ standin }) => standin.record.some(({ what }) => what === 'menu item'))
    await until('the item was clicked', isClicked)
  })

  it('opens a menu that a test chooses from, as a person would', async () => {
    const chosen = await fixture.inMain(({ Menu, standin }) => {
      const clicked: string[] = []
      const menu = Menu.buildFromTemplate([
        { label: 'Retry', click: () => clicked.push('Retry') },
        { label: 'Skip', enabled: false, click: () => clicked.push('Skip') },
      ])
      const attempt = (label: string): void => {
        menu.popup({ callback: () => clicked.push('closed') })
        try {
          standin.chooseFromMenu(label)
        } catch (error) {
          clicked.push(String(error))
        }
      }
      attempt('Retry')
      attempt('Skip')
      return clicked
    })
    expect(chosen).toEqual(['closed', 'Retry', 'Error: the open menu has no "Skip" to choose'])
  })
})
