// The icon beside the clock.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Menu, nativeImage, Tray } from 'electron'
import type { NativeImage } from 'electron'
import type { AppState } from '#shared/contract/ipc-app-state.ts'
import type { Language } from '#shared/messages/language.ts'
import type { Log } from '../log/log-file.ts'
import type { Mood, Status } from '../window/status.ts'
import { trayMenu } from './menus/tray-menu.ts'
import type { TrayActs } from './menus/tray-menu.ts'

export interface TrayIcon {
  /** False where the desktop refused one. That it made one does not mean that anybody sees it. */
  readonly isMade: boolean
  show(app: AppState, status: Status): void
  close(): void
}

/** Shows the icon. A desktop without a tray, or a missing picture, is no reason not to run. */
export function openTray(icons: string, acts: TrayActs, log: Log, language: Language): TrayIcon {
  const tray = makeTray(icons, log)
  tray?.on('click', acts.openWindow)
  let shown = ''
  let mood: Mood = 'idle'
  return {
    isMade: tray !== null,
    show(app, status) {
      if (tray === null) return
      const isPaused = app.phase.kind === 'running' && app.phase.overview.facts.paused !== null
      // The menu is built anew only when it changes: an open one would close under the pointer.
      const folders = app.phase.kind === 'running' ? JSON.stringify(app.phase.place) : ''
      const text = `${app.phase.kind} ${isPaused} ${acts.quit === null} ${language.tag} ${folders} ${status.sentence}`
      if (status.mood !== mood) tray.setImage(imageOf(icons, status.mood))
      mood = status.mood
      if (text === shown) return
      shown = text
      tray.setToolTip(language.say('tray.tip', { sentence: status.sentence }))
      tray.setContextMenu(Menu.buildFromTemplate(trayMenu(app, status.sentence, acts, language)))
    },
    close: () => tray?.destroy(),
  }
}

function makeTray(icons: string, log: Log): Tray | null {
  try {
    return new Tray(imageOf(icons, 'idle'))
  } catch (error) {
    log.warning('no tray', { why: error instanceof Error ? error.message : 'unknown' })
    return null
  }
}

/** A picture that is drawn under the pointer, as a file is dragged. */
export function dragImage(icons: string): NativeImage {
  return nativeImage.createFromPath(join(icons, 'idle.png'))
}

function imageOf(icons: string, mood: Mood): NativeImage {
  // macOS draws the shape in the colour of its menu bar.
  const file = join(icons, process.platform === 'darwin' ? `${mood}Template.png` : `${mood}.png`)
  return existsSync(file) ? nativeImage.createFromPath(file) : nativeImage.createEmpty()
}
