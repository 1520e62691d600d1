// Chooses the view for the phase of the app's life, and listens to menus and shortcuts that hold everywhere.
import type { ReactElement } from 'react'
import type { AppState } from '#shared/contract/ipc-app-state.ts'
import { assertNever } from '#shared/assert.ts'
import { DropArea } from './drop/drop-area.tsx'
import { AdoptDialog } from './header/adopt-dialog.tsx'
import { ProxyDialog } from './header/proxy-dialog.tsx'
import { DecideDialog } from './header/decide-dialog.tsx'
import { LeaveOutDialog } from './list/leave-out-dialog.tsx'
import { MessageLine } from './message-line.tsx'
import { QueueView } from './queue-view.tsx'
import { ForItDialog } from './report/for-it-dialog.tsx'
import { SetUpView } from './setup/set-up-view.tsx'
import { SettingsView } from './settings/settings-view.tsx'
import { LockedView } from './locked-view.tsx'
import { LiveRegion } from './header/live-region.tsx'
import { StartingView } from './ui/starting-view.tsx'
import { StoppedView } from './stopped-view.tsx'
import { HistoryView } from './history/history-view.tsx'
import { WhyDialog } from './why/why-dialog.tsx'
import type { View } from './model/window-model.ts'
import { useCommands } from './use-commands.ts'
import { useModel } from './model/use-model.ts'
import { useStore } from './ui/use-store.ts'

export function App(): ReactElement {
  const model = useModel()
  const app = useStore(model.app)
  useCommands(model)
  return (
    <DropArea folder={app?.phase.kind === 'running' ? app.phase.place.folder : null}>
      {app === null ? <StartingView /> : <PhaseView app={app} />}
      <LeaveOutDialog />
      <AdoptDialog />
      <ProxyDialog />
      <DecideDialog />
      <WhyDialog />
      <Report />
      <MessageLine />
    </DropArea>
  )
}

function Report(): ReactElement | null {
  const kind = useStore(useModel().report)
  return kind === null ? null : <ForItDialog kind={kind} />
}

function PhaseView({ app: { phase, notices } }: { readonly app: AppState }): ReactElement {
  const view = useStore(useModel().view)
  switch (phase.kind) {
    case 'starting':
      return <StartingView />
    case 'locked':
      return <LockedView keystore={phase.keystore} />
    case 'set_up':
      return <SetUpView notices={notices} />
    case 'stopped':
      return <StoppedView code={phase.code} text={phase.text} />
    case 'running':
      return (
        <>
          <RunningView view={view} phase={phase} notices={notices} />
          <LiveRegion overview={phase.overview} />
        </>
      )
    default:
      return assertNever(phase)
  }
}

type RunningProps = {
  readonly view: View
  readonly phase: Extract<AppState['phase'], { kind: 'running' }>
  readonly notices: readonly string[]
}

function RunningView({ view, phase: { overview, place }, notices }: RunningProps): ReactElement {
  switch (view) {
    case 'settings':
      return <SettingsView />
    case 'history':
      return <HistoryView overview={overview} />
    case 'queue':
      return <QueueView place={place} overview={overview} notices={notices} />
    default:
      return assertNever(view)
  }
}
