// What IT wants to know of this computer, joined to where it comes from.
import type { Language } from '#shared/messages/language.ts'
import { about } from './about.ts'
import type { ShellClock } from './clock.ts'
import type { OpenDialogs } from './desktop/open-dialogs.ts'
import { askSave, copyText } from './desktop/system-dialogs.ts'
import type { OwnPaths } from './paths.ts'
import type { Managed } from './policy/under-policy.ts'
import { watchedFolders } from './settings/watched-folders.ts'
import { ItReports } from './support/it-reports.ts'
import { SupportBundles } from './support/support-bundles.ts'
import type { Uploading } from './uploads/uploading.ts'
import type { QueueWindow } from './window/window.ts'

type Parts = Pick<Managed, 'lookForPolicy' | 'policy'> & {
  readonly own: OwnPaths
  readonly clock: ShellClock
  readonly language: Language
  readonly uploading: Uploading
  readonly dialogs: OpenDialogs
  readonly window: QueueWindow
}

export type ForIt = { readonly itReports: ItReports; readonly bundles: SupportBundles }

export function openForIt({ clock, dialogs, language, lookForPolicy, own, policy, uploading, window }: Parts): ForIt {
  const { askServer, store } = uploading
  const effective = (): ReturnType<typeof store.report> => store.report()
  return {
    itReports: new ItReports({
      effective,
      lookAtPolicy: () => policy.look(),
      version: about.version,
      copyText,
      language,
    }),
    bundles: new SupportBundles({
      version: about.version,
      own,
      folders: () => watchedFolders(store.read()),
      effective,
      lookForPolicy,
      askServer,
      askSave: (name) =>
        dialogs.during(() => {
          const { say } = language
          return askSave(window.native(), {
            title: say('menu.supportBundle'),
            name,
            kind: say('support.kind'),
            ending: 'txt',
          })
        }),
      language,
      nowMs: () => clock.nowMs(),
    }),
  }
}
