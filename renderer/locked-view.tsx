// The device key lies in a key store that is not open yet: what to do, and two ways on.
import type { ReactElement } from 'react'
import { lockedWords } from '#shared/words/locked-words.ts'
import type { KeystoreName } from '#shared/words/locked-words.ts'
import { AttentionIcon } from './ui/icons.tsx'
import { useModel } from './model/use-model.ts'
import { pageLanguage, say } from './words/say.ts'

export function LockedView({ keystore }: { readonly keystore: KeystoreName }): ReactElement {
  const model = useModel()
  const { title, what, next } = lockedWords(keystore, pageLanguage())
  return (
    <main className="page">
      <div className="page-body is-short" data-view="locked">
        <h1 className="page-title with-icon">
          <AttentionIcon />
          {title}
        </h1>
        <p className="selectable">{what}</p>
        <p className="selectable">{next}</p>
        <div className="page-actions">
          <button type="button" className="button is-primary" onClick={() => model.attempt(model.bridge.startAgain())}>
            {say('locked.again')}
          </button>
          <button type="button" className="button" onClick={() => model.attempt(model.bridge.beginSetUp())}>
            {say('locked.typeKey')}
          </button>
        </div>
      </div>
    </main>
  )
}
