// Opens a page in Chromium and puts the scripts of both worlds into it before it shows anything.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { CdpSession } from './cdp.ts'
import type { Chromium } from './chromium.ts'
import { answerFilePaths } from './file-paths.ts'
import { note } from '../record.ts'
import { fromWire } from './wire-address.ts'
import { encode } from './wire.ts'
import { pageScript, preloadScript, preloadWorld } from './world-scripts.ts'
import type { ToPage } from './worlds/ipc-renderer.ts'

export type Size = { readonly width: number; readonly height: number }

/** What the owner of a page wants to hear of it. */
export type PageEars = {
  readonly onText: (text: string) => void
  readonly onNavigated: (url: string) => void
  readonly onDomReady: () => void
  readonly onLoaded: () => void
  readonly onCrashed: () => void
  readonly onRecovered: () => void
  readonly onConsole: (line: ConsoleLine) => void
  /** The page is gone, whoever closed it. */
  readonly onGone: () => void
}

export type ConsoleLine = {
  readonly message: string
  readonly level: 'info' | 'warning' | 'error' | 'debug'
  readonly lineNumber: number
  readonly sourceId: string
}

// Names no page can guess.
const secret = randomBytes(12).toString('hex')
const postName = `post${secret}`
const hearName = `hear${secret}`

export type PageLink = {
  readonly cdp: CdpSession
  readonly targetId: string
  readonly mainFrameId: string
  /** Hands a message to the preload script's world of the document that is shown. */
  readonly send: (message: ToPage) => void
  readonly close: () => Promise<void>
}

const ownTargets = new Set<string>()
let opening: Promise<unknown> = Promise.resolve()

/** Whether the app made this page; resolves once pages that are being made are known. */
export async function isOwnTarget(targetId: string): Promise<boolean> {
  await opening
  return ownTargets.has(targetId)
}

export async function openPage(
  chromium: Chromium,
  preload: string | null,
  size: Size,
  ears: PageEars,
): Promise<PageLink> {
  const { browser } = chromium.connection
  const made = browser.send('Target.createTarget', { url: 'about:blank', newWindow: true, ...size })
  const known = made.then(({ targetId }) => ownTargets.add(targetId)).catch(() => null)
  opening = Promise.all([opening, known])
  const { targetId } = await made
  const cdp = await chromium.connection.attach(targetId)
  const contexts = followContexts(cdp)
  // The main frame of a page is named like the page itself.
  hearPage(cdp, ears, targetId)
  browser.on('Target.targetDestroyed', (gone) => {
    if (gone.targetId === targetId) ears.onGone()
  })
  await Promise.all([
    cdp.send('Inspector.enable'),
    cdp.send('Page.enable'),
    cdp.send('Runtime.enable'),
    cdp.send('Log.enable'),
    answerFilePaths(cdp),
  ])
  const { frameTree } = await cdp.send('Page.getFrameTree')
  await addScripts(cdp, chromium, preload)
  return {
    cdp,
    targetId,
    mainFrameId: frameTree.frame.id,
    send(message) {
      const expression = `${hearName}(${JSON.stringify(encode(message))})`
      for (const contextId of contexts.of(frameTree.frame.id)) {
        // A document that is gone by then hears nothing, as in Electron.
        cdp.send('Runtime.evaluate', { contextId, expression, silent: true }).catch(() => null)
      }
    },
    close: async () => {
      await browser.send('Target.closeTarget', { targetId }).catch(() => null)
    },
  }
}

async function addScripts(cdp: CdpSession, chromium: Chromium, preload: string | null): Promise<void> {
  const process_ = {
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    platform: process.platform,
    arch: process.arch,
    env: {},
    argv: [],
    versions: { chrome: chromium.version, electron: process.versions['electron'] ?? '', node: process.versions.node },
  }
  const plan = { tag: `world${secret}`, post: postName, hear: hearName, process: process_ }
  const source = preload === null ? '' : readFileSync(preload, 'utf8')
  await cdp.send('Runtime.addBinding', { name: postName, executionContextName: preloadWorld })
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(plan.tag) })
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
    source: preloadScript(plan, source),
    worldName: preloadWorld,
  })
}

/** Which worlds of preload scripts are alive, by frame. */
function followContexts(cdp: CdpSession): { readonly of: (frameId: string) => readonly number[] } {
  const frames = new Map<number, string>()
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    const frame: unknown = context.auxData?.['frameId' as keyof object]
    if (context.name === preloadWorld) frames.set(context.id, String(frame))
  })
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => frames.delete(executionContextId))
  cdp.on('Runtime.executionContextsCleared', () => frames.clear())
  return { of: (frameId) => [...frames].flatMap(([id, frame]) => (frame === frameId ? [id] : [])) }
}

function hearPage(cdp: CdpSession, ears: PageEars, mainFrameId: string): void {
  cdp.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === postName) ears.onText(payload)
  })
  cdp.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId === undefined) ears.onNavigated(fromWire(frame.url + (frame.urlFragment ?? '')))
  })
  cdp.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    if (frameId === mainFrameId) ears.onNavigated(fromWire(url))
  })
  cdp.on('Page.domContentEventFired', () => ears.onDomReady())
  cdp.on('Page.loadEventFired', () => ears.onLoaded())
  cdp.on('Inspector.targetCrashed', () => ears.onCrashed())
  cdp.on('Inspector.targetReloadedAfterCrash', () => ears.onRecovered())
  cdp.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const message = args.map((arg) => String(arg.value ?? arg.description ?? arg.type)).join(' ')
    const frame = stackTrace?.callFrames[0]
    hearLine(ears, { message, level: levelOf(type), lineNumber: frame?.lineNumber ?? 0, sourceId: frame?.url ?? '' })
  })
  cdp.on('Log.entryAdded', ({ entry }) => {
    hearLine(ears, {
      message: entry.text,
      level: levelOf(entry.level),
      lineNumber: entry.lineNumber ?? 0,
      sourceId: entry.url ?? '',
    })
  })
  cdp.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    const message = exceptionDetails.exception?.description ?? exceptionDetails.text
    hearLine(ears, {
      message,
      level: 'error',
      lineNumber: exceptionDetails.lineNumber,
      sourceId: exceptionDetails.url ?? '',
    })
  })
}

function hearLine(ears: PageEars, line: ConsoleLine): void {
  const translated = { ...line, message: fromWire(line.message), sourceId: fromWire(line.sourceId) }
  note('console', `${translated.level}: ${translated.message}`)
  ears.onConsole(translated)
}

function levelOf(type: string): ConsoleLine['level'] {
  if (type === 'error' || type === 'assert') return 'error'
  if (type === 'warning' || type === 'debug') return type
  return type === 'verbose' ? 'debug' : 'info'
}
