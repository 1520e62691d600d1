// `policy`: what the company decides on this computer and what holds, or what is wrong with a document.
import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { defaultSettings, settingsSchema, type Settings } from '#shared/contract/settings.ts'
import { mergePolicies, type Policy, type PolicyPlace, type PolicyRead } from '#shared/policy/policy.ts'
import { faultWords, originWords, valueWords } from '#shared/outside/policy-words.ts'
import { reportOf, type ReportLine } from '#shared/policy/report.ts'
import type { Language } from '#shared/messages/language.ts'
import { english } from '#shared/messages/english.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { lookForPolicy, readPolicyDocument } from '#uploader/policy.ts'
import type { PolicyCommand } from '../arguments/policy-arguments.ts'
import type { Output } from '../output/printer.ts'
import { exitCodes } from '../output/exit-status.ts'

/** Answers the exit status: 2 where something is wrong with the policy. */
export async function runPolicy(
  command: PolicyCommand,
  trialFile: string | null,
  out: Output,
  language: Language,
): Promise<number> {
  const { check, json, settings: settingsFile } = command
  const { say } = language
  if (check !== null) {
    const read = await readPolicyDocument(resolve(check))
    const why = unreadableWhy(read)
    if (why !== null) {
      const text = say('policy.noDocument', { file: visibleName(resolve(check)), code: why })
      out.write(json ? line({ event: 'error', code: 'policy_unreadable', text }) : `${text}\n`)
      return exitCodes.couldNotRun
    }
    const { faults } = mergePolicies([read])
    return end(faults, command, out, say('policy.fineDocument'), language)
  }
  const own = settingsFile === null ? null : await readAppSettings(resolve(settingsFile))
  if (own === 'unreadable') {
    out.write(json ? line({ event: 'error', code: 'settings_unreadable' }) : `${say('policy.settingsUnreadable')}\n`)
    return exitCodes.couldNotRun
  }
  const { places, policy } = await lookForPolicy(trialFile)
  const settings = own ?? defaultSettings
  const chosen = settings.chosen === null ? null : new Set(settings.chosen)
  const report = reportOf(settings, policy, chosen, homedir())
  out.write(json ? jsonReport(places, report) : wordReport(places, report, language))
  return end(policy.faults, command, out, say('policy.fine'), language)
}

/** The system's code for why the document cannot be read at all; null where it can, whatever stands in it. */
function unreadableWhy(read: PolicyRead): string | null {
  return read.kind === 'unusable' && read.because.kind === 'unreadable' ? read.because.why : null
}

/** The settings of the app as they lie in `file`. */
export async function readAppSettings(file: string): Promise<Settings | 'unreadable'> {
  try {
    const content: unknown = JSON.parse(await readFile(file, 'utf8'))
    const own = typeof content === 'object' && content !== null ? content : {}
    return settingsSchema.parse({ ...defaultSettings, ...own })
  } catch {
    return 'unreadable'
  }
}

function end(
  faults: Policy['faults'],
  { json }: PolicyCommand,
  out: Output,
  allIsWell: string,
  language: Language,
): number {
  for (const fault of faults) {
    const { code, place, key, closes } = fault
    const facts = { event: 'fault', code, place, key, text: faultWords(fault, english), closes }
    out.write(json ? line(facts) : `! ${visibleName(faultWords(fault, language))}\n`)
  }
  if (json) out.write(line({ event: 'summary', faults: faults.length }))
  else if (faults.length === 0) out.write(`${allIsWell}\n`)
  return faults.length === 0 ? exitCodes.fine : exitCodes.needsPerson
}

function jsonReport(places: readonly PolicyPlace[], report: readonly ReportLine[]): string {
  const looked = places.map((place) => line({ event: 'looked', ...place }))
  return [...looked, ...report.map((entry) => line({ event: 'key', ...entry }))].join('')
}

function wordReport(places: readonly PolicyPlace[], report: readonly ReportLine[], language: Language): string {
  const { say } = language
  const looked = places.map(({ found, place }) => `${say(`policy.place.${found}`, { place })}\n`)
  const width = Math.max(...report.map(({ key }) => key.length))
  const lines = report.map(
    (entry) =>
      `${entry.key.padEnd(width)}  ${visibleName(valueWords(entry.value, language))}\n${' '.repeat(width)}  ${visibleName(originWords(entry, language))}\n`,
  )
  return [...looked, '\n', ...lines, '\n'].join('')
}

function line(facts: object): string {
  return `${JSON.stringify(facts)}\n`
}
