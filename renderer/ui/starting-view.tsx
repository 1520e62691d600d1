// The moment before main knows how things stand: a sentence, and no spinner.
import type { ReactElement } from 'react'
import { OutboxPicture } from './icons.tsx'
import { say } from '../words/say.ts'

export function StartingView(): ReactElement {
  return (
    <main className="page is-centred">
      <h1 className="unseen">{say('general.name')}</h1>
      <OutboxPicture />
      <p className="quiet" role="status">
        {say('general.starting')}
      </p>
    </main>
  )
}
