// What stands outside the window, joined to what it does.
import { app } from 'electron'
import { assertNever } from '#shared/assert.ts'
import type { Language } from '#shared/messages/language.ts'
import { decidedValue } from '#shared/policy/policy.ts'
import type { ShellClock } from './clock.ts'
import { DesktopUi } from './desktop/desktop-ui.ts'
import type { OpenDialogs } from './desktop/open-dialogs.ts'
import { openPage, showInside } from './desktop/system-dialogs.ts'
import type { Log } from './log/log-file.ts'
import type { BuiltPaths } from './paths.ts'
import type { PolicyWatch } from './policy/policy-watch.ts'
import type { SettingsStore } from './settings/settings-store.ts'
import type { UpdateStep } from '#shared/contract/ipc-channels.ts'
import type { Updates } from './updates/updates.ts'
import type { Uploading } from './uploads/uploading.ts'
import type { QueueWindow } from './window/window.ts'

type Parts = {
  readonly built: BuiltPaths
  readonly policy: PolicyWatch
  readonly language: Language
  readonly clock: ShellClock
  readonly log: Log
}

export function openDesktopUi(
  { clock, log, built, policy, language }: Parts,
  { lifecycle, store }: Uploading,
  window: QueueWindow,
  dialogs: OpenDialogs,
  updates: Updates,
): DesktopUi {
  return new DesktopUi({
    window,
    dialogs,
    app: () => lifecycle.app(),
    noticeLevel: () => store.read().notices,
    isQuitAllowed: () => decidedValue(policy.current(), 'quitAllowed') ?? true,
    update: () => updates.step(),
    sayInWindow: (text) => lifecycle.tellNotice('notification', text),
    acts: {
      openFolder: (into) => void openFolder(store, into),
      retryAll: () => lifecycle.run()?.view.act('retry', 'all'),
      pause: (length) => lifecycle.controls.pause(length),
      resume: () => lifecycle.controls.resume(),
      openPage,
      update: (step) => doUpdate(updates, step),
      quit: () => app.quit(),
    },
    trayIcons: built.trayIcons,
    isPackaged: app.isPackaged,
    language,
    clock,
    log,
  })
}

/** Does what is the next step about a newer version; nothing where that is another one by now. */
export function doUpdate(updates: Updates, step: UpdateStep): void {
  if (updates.step() !== step) return
  switch (step) {
    case 'check':
      return void updates.check()
    case 'download':
      return void updates.download()
    case 'restart':
      // The way out asks, where work is left, and installs at its end.
      if (updates.wantsRestart()) app.quit()
      return
    default:
      assertNever(step)
  }
}

/** Shows the inside of the watched folder whose files go into `into` in Dropbox; '' is the first one. */
export async function openFolder(store: SettingsStore, into: string): Promise<void> {
  const { folder, furtherFolders } = store.read()
  const wanted = into === '' ? folder : (furtherFolders.find((one) => one.into === into)?.folder ?? null)
  if (wanted !== null) await showInside(wanted)
}
