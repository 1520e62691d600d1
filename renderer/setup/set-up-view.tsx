// The first use in three steps: company server, folder, and what becomes of the files that are already there.
import { useEffect, useState } from 'react'
import type { ReactElement } from 'react'
import type { FolderChoice, SetUpDraft } from '#shared/contract/ipc-setup.ts'
import { AttentionIcon, OutboxPicture } from '../ui/icons.tsx'
import { ExistingStep } from './set-up-existing.tsx'
import { FolderStep } from './set-up-folder.tsx'
import { ServerStep } from './set-up-server.tsx'
import { StartingView } from '../ui/starting-view.tsx'
import { useModel } from '../model/use-model.ts'
import { say } from '../words/say.ts'

const steps = ['server', 'folder', 'existing'] as const
type Step = (typeof steps)[number]

type Props = {
  /** Why a set-up that was made before is asked for again. */
  readonly notices: readonly string[]
}

/** Begins with what is known already, from the company or from an earlier set-up. */
export function SetUpView({ notices }: Props): ReactElement {
  const model = useModel()
  const [draft, setDraft] = useState<SetUpDraft | null>(null)
  useEffect(() => model.attempt(model.bridge.readSetUp().then(setDraft)), [model])
  return draft === null ? <StartingView /> : <Steps draft={draft} notices={notices} />
}

function Steps({ draft, notices }: Props & { readonly draft: SetUpDraft }): ReactElement {
  const [step, setStep] = useState<Step>('server')
  const [server, setServer] = useState(draft.server)
  const [folder, setFolder] = useState<FolderChoice | null>(draft.folder)
  return (
    <main className="page">
      <div className="page-body is-short" data-view="set-up" data-step={step}>
        <div className="set-up-head">
          <OutboxPicture />
          <div>
            <h1 className="page-title">{say('setUp.title')}</h1>
            <p className="quiet">{say('setUp.intro')}</p>
          </div>
        </div>
        {notices.map((notice) => (
          <p key={notice} className="finding set-up-notice">
            <AttentionIcon />
            <span className="finding-text">{notice}</span>
          </p>
        ))}
        <StepLine step={step} />
        {step === 'server' ? (
          <ServerStep
            server={server}
            hasKey={draft.hasKey}
            isDecided={draft.decided.server}
            canLeave={draft.hasKey && draft.folder !== null}
            onUsable={(address) => {
              setServer(address)
              setStep('folder')
            }}
          />
        ) : null}
        {step === 'folder' ? (
          <FolderStep
            folder={folder}
            isDecided={draft.decided.folder}
            onChosen={setFolder}
            onBack={() => setStep('server')}
            onUsable={() => setStep('existing')}
          />
        ) : null}
        {step === 'existing' && folder !== null ? (
          <ExistingStep folder={folder} onBack={() => setStep('folder')} />
        ) : null}
      </div>
    </main>
  )
}

function StepLine({ step }: { readonly step: Step }): ReactElement {
  return (
    <ol className="step-line">
      {steps.map((one, at) => (
        <li
          key={one}
          className={`step${at < steps.indexOf(step) ? ' is-past' : ''}`}
          aria-current={one === step ? 'step' : undefined}
        >
          <span className="step-number number" aria-hidden="true">
            {at + 1}
          </span>
          {say(`setUp.steps.${one}`)}
        </li>
      ))}
    </ol>
  )
}
