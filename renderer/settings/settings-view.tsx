// What a person may change, and what this program is.
import { useEffect, useState } from 'react'
import type { ReactElement } from 'react'
import type { ShownSettings } from '#shared/contract/settings.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { AboutPart, UpdatePart } from './about-part.tsx'
import { FoldersPart } from './folders/folders-part.tsx'
import { focusList } from '../ui/focus-list.ts'
import { GracePart } from './grace-part.tsx'
import { HistoryPart } from './history-part.tsx'
import { BackIcon } from '../ui/icons.tsx'
import { IgnorePart } from './ignore-part.tsx'
import { AfterUploadPart } from './after-upload-part.tsx'
import { LargeFilesPart } from './large-files-part.tsx'
import { SameNamePart } from './same-name-part.tsx'
import { SettingsPart } from './settings-part.tsx'
import { SpeedPart } from './speed/speed-part.tsx'
import { StartingView } from '../ui/starting-view.tsx'
import { SystemPart } from './system-part.tsx'
import { useModel } from '../model/use-model.ts'
import { ViewTitle } from '../ui/view-title.tsx'
import { say } from '../words/say.ts'
import { PathText } from '../ui/paths/path-text.tsx'

export function SettingsView(): ReactElement {
  const model = useModel()
  const [settings, setSettings] = useState<ShownSettings | null>(null)
  useEffect(() => {
    const read = (): void => model.attempt(model.bridge.readSettings().then(setSettings))
    read()
    return model.bridge.on('command', (command) => {
      if (command === 'settings_changed') read()
    })
  }, [model])
  if (settings === null) return <StartingView />
  return (
    <main className="page">
      <div className="page-body" data-view="settings">
        <div className="page-head">
          <button
            type="button"
            className="icon-button"
            aria-label={say('settings.back')}
            title={say('settings.back')}
            onClick={() => leaveSettings(model)}
          >
            <BackIcon />
          </button>
          <ViewTitle level="h1" className="page-title">
            {say('settings.title')}
          </ViewTitle>
        </div>
        <PlacePart settings={settings} onChanged={setSettings} />
        <FoldersPart settings={settings} onChanged={setSettings} />
        <SystemPart settings={settings} onChanged={setSettings} />
        <SpeedPart settings={settings} onChanged={setSettings} />
        <GracePart settings={settings} onChanged={setSettings} />
        <LargeFilesPart settings={settings} onChanged={setSettings} />
        <IgnorePart settings={settings} onChanged={setSettings} />
        <SameNamePart settings={settings} onChanged={setSettings} />
        <AfterUploadPart settings={settings} onChanged={setSettings} />
        <HistoryPart settings={settings} onChanged={setSettings} />
        <UpdatePart settings={settings} onChanged={setSettings} />
        <AboutPart about={settings.about} />
      </div>
    </main>
  )
}

/** Back to the files, and the keyboard with it. */
export function leaveSettings(model: ReturnType<typeof useModel>): void {
  model.view.set('queue')
  focusList()
}

type PlaceProps = { readonly settings: ShownSettings; readonly onChanged: (settings: ShownSettings) => void }

function PlacePart({ settings, onChanged }: PlaceProps): ReactElement {
  const model = useModel()
  const { managed } = settings
  const placeText = managedPlace(managed)
  return (
    <SettingsPart title={say('settings.placeTitle')}>
      <dl className="facts">
        <div className="fact">
          <dt className="quiet">{say('settings.folder')}</dt>
          <dd>
            <PathText className="selectable" path={settings.folder} />
          </dd>
        </div>
        <div className="fact">
          <dt className="quiet">{say('settings.server')}</dt>
          <dd>
            <bdi className="selectable">{visibleName(settings.server)}</bdi>
          </dd>
        </div>
      </dl>
      {placeText === null ? null : <p className="quiet managed-text">{say(placeText)}</p>}
      {managed.server !== undefined && managed.folder !== undefined ? null : (
        <div className="part-actions">
          <button type="button" className="button" onClick={() => model.attempt(model.bridge.beginSetUp())}>
            {say('settings.change')}
          </button>
          <span className="quiet">{say('settings.changeText')}</span>
        </div>
      )}
      {settings.signedIn ? <SignedIn onChanged={onChanged} /> : null}
    </SettingsPart>
  )
}

/** The person may sign out; main asks once. */
function SignedIn({ onChanged }: Pick<PlaceProps, 'onChanged'>): ReactElement {
  const model = useModel()
  const signOut = async (): Promise<void> => {
    const said = await model.bridge.signOut()
    if (said === null) return
    model.toasts.say(said)
    onChanged(await model.bridge.readSettings())
  }
  return (
    <div className="part-actions">
      <button type="button" className="button" onClick={() => model.attempt(signOut())}>
        {say('settings.signOut')}
      </button>
      <span className="quiet">{say('settings.signedIn')}</span>
    </div>
  )
}

function managedPlace({
  folder,
  server,
}: ShownSettings['managed']): `settings.managed${'Folder' | 'Server' | 'Place'}` | null {
  if (server === undefined) return folder === undefined ? null : 'settings.managedFolder'
  return folder === undefined ? 'settings.managedServer' : 'settings.managedPlace'
}
