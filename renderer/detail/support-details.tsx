// What the IT department needs to know of one file, folded away from everybody else.
import type { ReactElement } from 'react'
import type { ReasonCode } from '#shared/reasons.ts'
import { countWords } from '#shared/words/format.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import type { WindowRow } from '#shared/contract/ipc-rows.ts'
import { Fact } from '../ui/fact.tsx'
import { doAction } from '../model/do-action.ts'
import { useModel } from '../model/use-model.ts'
import { pageLanguage, say } from '../words/say.ts'
import { PathText } from '../ui/paths/path-text.tsx'

type Props = { readonly row: WindowRow; readonly code: ReasonCode | null }

export function SupportDetails({ row, code }: Props): ReactElement {
  const model = useModel()
  const upload = row.row.state === 'excluded' ? null : row.row
  return (
    <details className="for-it" onToggle={(event) => event.currentTarget.scrollIntoView({ block: 'nearest' })}>
      <summary>{say('detail.forIt')}</summary>
      <dl className="facts">
        {code === null ? null : (
          <Fact label={say('detail.code')}>
            <code>{code}</code>
          </Fact>
        )}
        <Fact label={say('detail.path')}>
          <PathText path={row.row.path} />
        </Fact>
        {upload === null || upload.sizeBytes === null ? null : (
          <Fact label={say('detail.bytes')}>{countWords(upload.sizeBytes, pageLanguage())}</Fact>
        )}
        {upload === null || upload.contentHash === null ? null : (
          <Fact label={say('detail.hash')}>
            <code className="hash">{upload.contentHash}</code>
          </Fact>
        )}
        {row.row.state === 'excluded' ? <Fact label={say('detail.rule')}>{visibleName(row.row.rule)}</Fact> : null}
      </dl>
      <button type="button" className="button" onClick={() => doAction(model, 'copy', [row])}>
        {say('action.copy')}
      </button>
    </details>
  )
}
