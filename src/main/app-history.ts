// The history, and questions about files, joined to where they come from.
import type { Language } from '#shared/messages/language.ts'
import { fileRulesOf } from '#shared/policy/file-rules.ts'
import type { ShellClock } from './clock.ts'
import type { OpenDialogs } from './desktop/open-dialogs.ts'
import { askFile, askSave, copyText, openInDropbox, showItem } from './desktop/system-dialogs.ts'
import { FileQuestions } from './history/file-questions.ts'
import { saveExport } from './history/save-export.ts'
import { SentFiles } from './history/sent-files.ts'
import type { SystemActs } from './ipc/handlers.ts'
import type { OwnPaths } from './paths.ts'
import type { PolicyWatch } from './policy/policy-watch.ts'
import { watchedFolders } from './settings/watched-folders.ts'
import type { Uploading } from './uploads/uploading.ts'
import type { QueueWindow } from './window/window.ts'

type Parts = {
  readonly own: OwnPaths
  readonly clock: ShellClock
  readonly dialogs: OpenDialogs
  readonly language: Language
  readonly policy: PolicyWatch
  readonly uploading: Uploading
  readonly window: QueueWindow
}

export type HistoryParts = Pick<SystemActs, 'exportSent'> & {
  readonly sent: SentFiles
  readonly questions: FileQuestions
}

/** What the window asks of what was sent, and of single files. */
export function openHistory(running: Parts): HistoryParts {
  const { own, clock, dialogs, language, policy, uploading, window } = running
  const { lifecycle, store } = uploading
  const dataFolder = own.data
  return {
    sent: new SentFiles({ dataFolder, language, nowMs: () => clock.nowMs(), showItem, openInDropbox, copyText }),
    questions: new FileQuestions({
      dataFolder,
      ignorePatterns: () => store.read().ignore,
      fileRules: () => fileRulesOf(policy.current()),
      rows: () => lifecycle.run()?.uploader.rows() ?? [],
      askFile: () => dialogs.during(() => askFile(window.native(), store.read().folder, language.say)),
      copyText,
      language,
      clock,
    }),
    exportSent: (ask) =>
      saveExport(ask, {
        dataFolder,
        language,
        watched: () => watchedFolders(store.read()),
        askSave: (name, format) =>
          dialogs.during(() =>
            askSave(window.native(), {
              title: language.say('dialog.export.title'),
              name,
              kind: language.say(`dialog.export.${format}`),
              ending: format,
            }),
          ),
        today: () => new Date(clock.nowMs()),
      }),
  }
}
