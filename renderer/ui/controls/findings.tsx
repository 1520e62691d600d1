// This folder: fields, buttons and answers that take more than one element.

// The answers of a check: each with an icon and words, so that colour is not needed to read them.
import type { ReactElement } from 'react'
import type { FolderChoice } from '#shared/contract/ipc-setup.ts'
import { AttentionIcon, CheckIcon } from '../icons.tsx'
import { say } from '../../words/say.ts'

type Finding = FolderChoice['findings'][number]

export function Findings({ findings }: { readonly findings: readonly Finding[] }): ReactElement | null {
  if (findings.length === 0) return null
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <li key={`${finding.check} ${finding.text}`} className="finding" data-check={finding.check}>
          {finding.ok ? <CheckIcon /> : <AttentionIcon />}
          <span className="unseen">{finding.ok ? say('setUp.well') : say('setUp.notWell')}: </span>
          <span className="finding-text">{finding.text}</span>
        </li>
      ))}
    </ul>
  )
}
