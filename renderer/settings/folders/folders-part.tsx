// Watched folders beside the first: how each is, what becomes of its files, and how one comes and goes.
import { useState } from 'react'
import type { ReactElement } from 'react'
import type { FurtherChoice } from '#shared/contract/ipc-setup.ts'
import type { ShownSettings } from '#shared/contract/settings.ts'
import { FolderDialog } from './folder-dialog.tsx'
import { FolderItem } from './folder-item.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { SettingsPart } from '../settings-part.tsx'
import { useModel } from '../../model/use-model.ts'
import { say } from '../../words/say.ts'

type Props = { readonly settings: ShownSettings; readonly onChanged: (settings: ShownSettings) => void }

type ShownFolder = ShownSettings['furtherFolders'][number]

/** What a person is about to do with a folder. */
type Open =
  | { readonly kind: 'add'; readonly choice: FurtherChoice }
  | { readonly kind: 'change' | 'remove'; readonly folder: ShownFolder }
  | null

export function FoldersPart({ settings, onChanged }: Props): ReactElement {
  const model = useModel()
  const [open, setOpen] = useState<Open>(null)
  const { furtherFolders, managed } = settings
  const isDecided = managed.furtherFolders !== undefined
  const close = (): void => setOpen(null)
  const done = (): void => {
    model.attempt(model.bridge.readSettings().then(onChanged))
    close()
  }
  const choose = (): void =>
    model.attempt(
      model.bridge.chooseFurtherFolder().then((choice) => {
        if (choice !== null) setOpen({ kind: 'add', choice })
      }),
    )
  return (
    <SettingsPart title={say('folders.title')}>
      <p className="quiet">{say('folders.text')}</p>
      {furtherFolders.length === 0 ? null : (
        <ul className="folders">
          {furtherFolders.map((folder) => (
            <FolderItem
              key={folder.into}
              folder={folder}
              rule={folder.afterUpload ?? settings.afterUpload}
              isDecided={isDecided}
              change={() => setOpen({ kind: 'change', folder })}
              remove={() => setOpen({ kind: 'remove', folder })}
            />
          ))}
        </ul>
      )}
      {isDecided ? (
        <p className="quiet managed-text">{say('folders.decided')}</p>
      ) : (
        <div className="part-actions">
          <button type="button" className="button" onClick={choose}>
            {say('folders.add')}
          </button>
        </div>
      )}
      {open?.kind === 'add' ? (
        <FolderDialog
          title={say('folders.addTitle', { folder: open.choice.shown })}
          text={say('folders.addText')}
          yes={say('folders.addIt')}
          choice={open.choice}
          entry={{ into: open.choice.into, afterUpload: null }}
          save={(entry) => model.bridge.addFurtherFolder(entry)}
          done={done}
          close={close}
        />
      ) : null}
      {open?.kind === 'change' ? (
        <FolderDialog
          title={say('folders.changeTitle', { folder: open.folder.folder })}
          text={null}
          yes={say('settings.save')}
          choice={null}
          entry={open.folder}
          save={(to) => model.bridge.changeFurtherFolder({ of: open.folder.into, to })}
          done={done}
          close={close}
        />
      ) : null}
      {open?.kind === 'remove' ? <RemoveDialog folder={open.folder} done={done} close={close} /> : null}
    </SettingsPart>
  )
}
