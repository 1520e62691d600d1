// One sent file at the side of the list (or over it, when the window is narrow): all that is known of it, and what can be done.
import type { ReactElement } from 'react'
import type { SentItem } from '#shared/contract/ipc-history.ts'
import { sentActions } from '#shared/rows/sent-file.ts'
import { countWords, sizeWords } from '#shared/words/format.ts'
import { howWords } from '#shared/words/receipt-words.ts'
import { originalWords } from '#shared/words/sent/original-words.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { rowAtCursor } from '../model/history/history-model.ts'
import { useModel } from '../model/use-model.ts'
import { PathText } from '../ui/paths/path-text.tsx'
import { Fact } from '../ui/fact.tsx'
import { FileName } from '../ui/file-name.tsx'
import { focusList } from '../ui/focus-list.ts'
import { CheckIcon, CloseIcon } from '../ui/icons.tsx'
import { useStore } from '../ui/use-store.ts'
import { useViewer } from '../ui/use-now.ts'
import { timelineWords } from '../words/format-time.ts'
import { actOnSent } from './act-on-sent.ts'
import { pageLanguage, say } from '../words/say.ts'

/** Nothing while no file is open. */
export function HistoryDetail(): ReactElement | null {
  const model = useModel()
  const state = useStore(model.history)
  const item = rowAtCursor(state)
  if (item === null || !state.isDetailOpen) return null
  return (
    <aside className="detail" aria-label={say('detail.title')}>
      <button
        type="button"
        className="icon-button detail-close"
        aria-label={say('general.close')}
        title={say('general.close')}
        onClick={() => closeSent(model)}
      >
        <CloseIcon />
      </button>
      <Opened item={item} />
    </aside>
  )
}

/** Closes it and gives the keyboard back to the list. */
export function closeSent(model: ReturnType<typeof useModel>): void {
  model.history.closeDetail()
  focusList()
}

function Opened({ item }: { readonly item: SentItem }): ReactElement {
  const model = useModel()
  const actions = sentActions.filter((action) => action !== 'open_in_dropbox' || item.canOpen)
  return (
    <>
      <div className="detail-head">
        <h2 className="detail-name">
          <FileName path={item.name} hasFolder={false} />
        </h2>
        {item.where === '' ? null : (
          <p className="quiet detail-folder">
            <PathText path={item.where} />
          </p>
        )}
      </div>
      <div className="detail-state">
        <CheckIcon />
        <p className="detail-words">{howWords(item.how, pageLanguage())}</p>
      </div>
      <div className="detail-actions">
        {actions.map((action) => (
          <button key={action} type="button" className="button" onClick={() => actOnSent(model, action)}>
            {say(`sentAction.${action}`)}
          </button>
        ))}
      </div>
      <Facts item={item} />
      <Proof item={item} />
    </>
  )
}

function Facts({ item }: { readonly item: SentItem }): ReactElement {
  const viewer = useViewer('minute')
  return (
    <dl className="facts">
      <Fact label={say('history.sent')}>{timelineWords(item.sentAtMs, viewer)}</Fact>
      <Fact label={say('history.added')}>{timelineWords(item.addedAtMs, viewer)}</Fact>
      <Fact label={say('history.size')}>{sizeWords(item.sizeBytes, pageLanguage())}</Fact>
      <Fact label={say('history.destination')}>
        {item.destination === null ? (
          say('detail.noDestination')
        ) : (
          <PathText className="selectable" path={item.destination} />
        )}
      </Fact>
      <Fact label={say('history.folder')}>
        {item.folder === null ? say('history.byName') : <PathText path={item.folder} />}
      </Fact>
      <Fact label={say('original.here')}>{originalWords(item.original, pageLanguage())}</Fact>
    </dl>
  )
}

/** What proves it, and to whom it was sent: for whoever is asked for it. */
function Proof({ item }: { readonly item: SentItem }): ReactElement {
  const told = [
    [say('history.device'), item.device],
    [say('history.server'), item.server],
    [say('history.account'), item.account],
  ] as const
  return (
    <section className="for-it" aria-label={say('history.forIt')}>
      <dl className="facts">
        <Fact label={say('history.proof')}>
          <code className="hash selectable">{item.contentHash}</code>
        </Fact>
        {item.rev === null ? null : (
          <Fact label={say('history.rev')}>
            <code className="hash selectable">{item.rev}</code>
          </Fact>
        )}
        <Fact label={say('detail.bytes')}>{countWords(item.sizeBytes, pageLanguage())}</Fact>
        {item.tries === null ? null : (
          <Fact label={say('history.tries')}>{countWords(item.tries, pageLanguage())}</Fact>
        )}
        {told.map(([label, value]) =>
          value === null ? null : (
            <Fact key={label} label={label}>
              <bdi className="hash" dir="auto">
                {visibleName(value)}
              </bdi>
            </Fact>
          ),
        )}
        <Fact label={say('history.number')}>{countWords(item.id, pageLanguage())}</Fact>
      </dl>
    </section>
  )
}
