// All that IT needs to know of one computer, as one text that a person can read before it is sent.
import type { Finding } from '../doctor/check-server.ts'
import { english } from '#shared/messages/english.ts'
import { faultWords, originWords, valueWords } from '#shared/outside/policy-words.ts'
import type { ReportLine } from '#shared/policy/report.ts'
import type { PolicyFault, PolicyPlace } from '#shared/policy/policy.ts'
import type { UploadRow } from '#shared/rows/upload-row.ts'
import { visibleName } from '#shared/words/visible-name.ts'

export type SupportFacts = {
  readonly version: string
  readonly system: string
  /** ISO time. */
  readonly madeAt: string
  readonly settings: readonly ReportLine[]
  readonly places: readonly PolicyPlace[]
  readonly faults: readonly PolicyFault[]
  readonly findings: readonly Finding[]
  readonly disks: readonly { readonly of: string; readonly freeBytes: number; readonly totalBytes: number }[]
  /** Null where the records cannot be read: a finding says why. */
  readonly counts: { readonly done: number; readonly blocked: number; readonly waiting: number } | null
  /** Some that are not done. */
  readonly rows: readonly Pick<UploadRow, 'path' | 'state' | 'reason' | 'nextTryAt' | 'sizeBytes'>[]
  readonly logLines: readonly string[]
}

export type Hiding = {
  readonly areNamesKept: boolean
  /** What stands in the place of a path in the watched folder. */
  readonly pathOf: (path: string) => string
  /** A text without names and secrets. */
  readonly textOf: (text: string) => string
}

/** Paths of files stand as `pathOf` says; everything else goes through `textOf`, line by line. */
export function supportText(facts: SupportFacts, { areNamesKept, pathOf, textOf }: Hiding): string {
  const names = areNamesKept
    ? 'Names of files and folders stand in it as they are.'
    : 'Names of files stand in it as codes, which mean nothing elsewhere.'
  const rows = facts.rows.map(({ path, ...rest }) => JSON.stringify({ file: pathOf(path), ...rest }))
  return [
    part('Outbox: support bundle', [
      `It holds no content of files, no key and no link. ${names}`,
      `made at ${facts.madeAt}`,
      `Outbox ${facts.version}, ${facts.system}`,
    ]),
    part(
      'Effective settings',
      facts.settings.map((line) =>
        textOf(`${line.key}: ${valueWords(line.value, english)} (${originWords(line, english)})`),
      ),
    ),
    part('Policy', [
      ...facts.places.map(({ found, place }) => textOf(`${place}: ${found}`)),
      ...facts.faults.map((fault) => textOf(`! ${faultWords(fault, english)}`)),
    ]),
    part(
      'Doctor',
      facts.findings.map(({ check, code, ok, text }) =>
        textOf(`${ok ? 'ok    ' : 'not ok'}  ${check}: ${text}${code === undefined ? '' : ` [${code}]`}`),
      ),
    ),
    part(
      'Disk space',
      facts.disks.map(
        ({ freeBytes, of, totalBytes }) => `${of}: ${gigabytes(freeBytes)} of ${gigabytes(totalBytes)} free`,
      ),
    ),
    part('Queue', facts.counts === null ? [] : [`${JSON.stringify(facts.counts)}`, ...rows]),
    part('Log', facts.logLines.map(textOf)),
  ].join('\n')
}

function part(title: string, lines: readonly string[]): string {
  const shown = lines.length === 0 ? ['–'] : lines.map((line) => visibleName(line))
  return `== ${title} ==\n${shown.join('\n')}\n`
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`
}
