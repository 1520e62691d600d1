// Takes the folder that stands at the watched path now, for an Outbox that runs or one that starts next.
import { isFolder, lookAtRootInTime } from '#adapters/files/root-identity.ts'
import { writeAdoptRequest } from '#adapters/system/adopt-request.ts'
import { assertNever } from '#shared/assert.ts'
import type { RootState } from '#shared/root-state.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import type { RememberedFolder } from './agreed-folder.ts'
import { openRecords } from './records.ts'

export type AdoptAnswer =
  | {
      readonly kind: 'answered'
      readonly code: 'adopt_asked' | 'folder_known'
      readonly folder: string
      readonly text: string
    }
  | { readonly kind: 'refused'; readonly code: string; readonly text: string }

/** How the folder of the records is now, and by which text it would be known. */
export async function lookAtRemembered(
  remembered: RememberedFolder,
): Promise<{ readonly state: RootState; readonly identity: string | null }> {
  const look = await lookAtRootInTime(remembered.path)
  if (look.kind !== 'folder') return { state: 'away', identity: null }
  const isSame = remembered.identities.some((identity) => isFolder(look, identity))
  return { state: isSame ? 'there' : 'replaced', identity: look.identity }
}

/** Both name the data folder: `dataFolder` is absolute, `shown` is for sentences. Never throws for what a disk can do. */
export async function adoptFolder(dataFolder: string, shown: string): Promise<AdoptAnswer> {
  const opened = openRecords(dataFolder, shown)
  if (opened.kind === 'refused') return opened
  const remembered = opened.records.folder()
  opened.records.close()
  if (remembered === null) return refused('no_folder', `No folder is watched with the records in ${shown}.`)
  const folder = visibleName(remembered.path)
  const { state, identity } = await lookAtRemembered(remembered)
  switch (state) {
    case 'away':
      return refused(
        'folder_missing',
        `There is no folder at ${folder} now that Outbox can look at, so none can be taken.`,
      )
    case 'there':
      return answered(
        'folder_known',
        remembered.path,
        `The folder at ${folder} is the one Outbox watches. There is nothing to do.`,
      )
    case 'replaced':
      try {
        writeAdoptRequest(dataFolder, identity ?? '')
      } catch {
        return refused(
          'data_unwritable',
          `Outbox cannot write in ${shown}. Check who may, and whether the disk is full.`,
        )
      }
      return answered(
        'adopt_asked',
        remembered.path,
        `The folder that stands at ${folder} now is taken. If Outbox is running it goes on with it in a few seconds; otherwise it does when it is started.`,
      )
    default:
      return assertNever(state)
  }
}

function answered(code: 'adopt_asked' | 'folder_known', folder: string, text: string): AdoptAnswer {
  return { kind: 'answered', code, folder, text }
}

function refused(code: string, text: string): AdoptAnswer {
  return { kind: 'refused', code, text }
}
