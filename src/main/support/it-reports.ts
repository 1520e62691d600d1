// This folder: what IT wants to know of one computer.

// What holds on this computer and who decided it, in the words of the window; as text for IT it is in English.
import type { ItReport, ItReportKind } from '#shared/contract/ipc-reports.ts'
import type { Language } from '#shared/messages/language.ts'
import { english } from '#shared/messages/english.ts'
import { originWords, valueWords } from '#shared/outside/policy-words.ts'
import type { ReportLine } from '#shared/policy/report.ts'
import { visibleName } from '#shared/words/visible-name.ts'

export type ItReportParts = {
  readonly effective: () => readonly ReportLine[]
  /** Reads the policy anew: whoever asks what holds may have changed it just now. */
  readonly lookAtPolicy: () => Promise<void>
  readonly version: string
  readonly copyText: (text: string) => Promise<void>
  readonly language: Language
}

export class ItReports {
  readonly #parts: ItReportParts

  constructor(parts: ItReportParts) {
    this.#parts = parts
  }

  async read(_kind: ItReportKind): Promise<ItReport> {
    const { effective, language, lookAtPolicy } = this.#parts
    await lookAtPolicy()
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
    const lines = effective().map(
      (line) => `${line.key}: ${valueWords(line.value, english)} (${originWords(line, english)})`,
    )
    return `Outbox ${version}, effective settings\n${lines.map((line) => visibleName(line)).join('\n')}\n`
  }
}
