// This folder: what IT wants to know of one computer.

// What holds on this computer and who decided it, in the words of the window; as text for IT it is in English.
import type { ItReport, ItReportKind } from '#shared/contract/ipc-reports.ts'
import type { Language } from '#shared/messages/language.ts'
import { originText, valueText, type ReportLine } from '#shared/policy/report.ts'
import { visibleName } from '#shared/words/visible-name.ts'

export type ItReportParts = {
  readonly effective: () => readonly ReportLine[]
  readonly version: string
  readonly copyText: (text: string) => Promise<void>
  readonly language: Language
}

export class ItReports {
  readonly #parts: ItReportParts

  constructor(parts: ItReportParts) {
    this.#parts = parts
  }

  read(_kind: ItReportKind): ItReport {
    const { effective, language } = this.#parts
    const { say } = language
    return {
      title: say('report.settings.title'),
      text: say('report.settings.text'),
      rows: effective().map((line) => ({
        title: say(`report.key.${line.key}`),
        value: visibleName(valueWords(line.value, language)),
        from: visibleName(originWords(line, language)),
      })),
      copy: say('report.copy'),
    }
  }

  /** Answers what to say of it. */
  async copy(_kind: ItReportKind): Promise<string> {
    const { copyText, language } = this.#parts
    await copyText(this.#settingsText())
    return language.say('report.copied')
  }

  #settingsText(): string {
    const { effective, version } = this.#parts
    const lines = effective().map((line) => `${line.key}: ${valueText(line.value)} (${originText(line)})`)
    return `Outbox ${version}, effective settings\n${lines.map((line) => visibleName(line)).join('\n')}\n`
  }
}

function valueWords(value: ReportLine['value'], { say }: Language): string {
  if (typeof value === 'boolean') return value ? say('report.on') : say('report.off')
  return valueText(value)
}

function originWords({ isLocked, origin, place }: ReportLine, { say }: Language): string {
  const there = { place: place ?? '' }
  switch (origin) {
    case 'machine':
    case 'user':
      return say('report.from.enforced', there)
    case 'machine_default':
    case 'user_default':
      return say('report.from.default', there)
    case 'person':
      return say('report.from.person')
    case 'built_in':
      return isLocked ? say('report.from.broken', there) : say('report.from.builtIn')
  }
}
