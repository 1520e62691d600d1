// A small app that does what Electron apps do, and says on its output in which order things happen.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, BrowserWindow, ipcMain, protocol, session } from 'electron'

const here = import.meta.dirname
function say(line) {
  globalThis.fixture.said.push(line)
  process.stdout.write(`fixture: ${line}\n`)
}
const has = (name) => app.commandLine.hasSwitch(name)

// What the tests read through `electronApp.evaluate`.
globalThis.fixture = { said: [], heard: [], secondStarts: [], gone: [] }

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
const types = { html: 'text/html', js: 'text/javascript' }

async function serve(request) {
  const { host, pathname } = new URL(request.url)
  if (host !== 'ui' || pathname.includes('..')) return new Response('not here', { status: 404 })
  if (pathname === '/echo') return new Response(`${request.method} ${request.url} ${await request.text()}`)
  try {
    const body = new Uint8Array(await readFile(join(here, 'page', pathname)))
    const type = types[pathname.split('.').at(-1)] ?? 'application/octet-stream'
    return new Response(body, { headers: { 'content-type': type, 'content-security-policy': policy } })
  } catch {
    return new Response('not found', { status: 404 })
  }
}

function openWindow() {
  const window = new BrowserWindow({
    width: 640,
    height: 480,
    show: false,
    title: 'Fixture',
    webPreferences: { preload: join(here, 'preload.cjs'), sandbox: true, contextIsolation: true },
  })
  const contents = window.webContents
  window.once('ready-to-show', () => window.show())
  window.on('close', (event) => {
    say('close')
    if (!has('hides') || globalThis.fixture.isQuitting) return
    event.preventDefault()
    window.hide()
  })
  window.on('closed', () => say('closed'))
  contents.setWindowOpenHandler(({ url }) => {
    globalThis.fixture.heard.push(`open ${url}`)
    return { action: 'deny' }
  })
  contents.on('will-navigate', (event) => {
    globalThis.fixture.heard.push(`navigate ${event.url}`)
    event.preventDefault()
  })
  contents.on('render-process-gone', (_event, details) => globalThis.fixture.gone.push(`contents ${details.reason}`))
  contents.on('preload-error', (_event, _path, error) => globalThis.fixture.heard.push(`preload ${error.message}`))
  void window.loadURL('app://ui/index.html')
  return window
}

function answerPage() {
  ipcMain.handle('echo', (_event, ...args) => args)
  ipcMain.handle('type', (_event, value) => Object.prototype.toString.call(value))
  ipcMain.handle('fail', () => {
    throw new TypeError('no')
  })
  ipcMain.handle('unsendable', () => () => 1)
  ipcMain.handle('sender', ({ sender, senderFrame }) => ({
    id: sender.id,
    url: senderFrame.url,
    origin: senderFrame.origin,
    isTop: senderFrame.parent === null,
  }))
  ipcMain.on('note', (_event, text) => globalThis.fixture.heard.push(`note ${text}`))
}

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

if (has('single') && !app.requestSingleInstanceLock()) {
  say('second')
  app.quit()
} else {
  app.on('second-instance', (_event, argv, cwd) => globalThis.fixture.secondStarts.push({ argv, cwd }))
  app.on('before-quit', () => {
    say('before-quit')
    globalThis.fixture.isQuitting = true
  })
  app.on('will-quit', () => say('will-quit'))
  app.on('quit', (_event, code) => say(`quit ${code}`))
  app.on('window-all-closed', () => say('window-all-closed'))
  app.on('render-process-gone', (_event, _contents, details) => globalThis.fixture.gone.push(`app ${details.reason}`))
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  app.on('ready', () => say('ready'))
  void app.whenReady().then(() => {
    protocol.handle('app', serve)
    answerPage()
    openWindow()
  })
  say('evaluated')
}
