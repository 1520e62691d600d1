// `watch --dry-run`: what would be sent, left out or refused. Sends nothing, asks for no link, writes nothing.
import type { Language } from '#shared/messages/language.ts'
import { resolve } from 'node:path'
import {
  dryRunCode,
  dryRunRule,
  noTotals,
  ruleSource,
  withRow,
  type DryRunRow,
  type DryRunTotals,
} from '#shared/rows/dry-run.ts'
import type { SizeLimits } from '#shared/grant.ts'
import type { Viewer } from '#shared/words/format.ts'
import { dryRunLine, dryRunSummary } from '../output/dry-run-words.ts'
import { askServer, definiteTrouble } from '#uploader/doctor/server-status.ts'
import { dryRun } from '#uploader/dry-run.ts'
import { noticeWords } from '#uploader/notices.ts'
import { nowReader } from '#uploader/records.ts'
import { refusalWords, type RefusalWords } from '#uploader/refusals.ts'
import type { WatchCommand } from '../arguments/command.ts'
import type { Rules } from '../arguments/policy-options.ts'
import { createJsonPrinter } from '../output/json-printer.ts'
import type { Output } from '../output/printer.ts'
import { createWordPrinter } from '../output/word-printer.ts'
import { readToken, troubleWords } from './first-contact.ts'
import { readNetwork, trustSystemAuthorities, useClientCertificate } from './network.ts'
import { furtherOf } from './watch.ts'
import { exitCodes } from '../output/exit-status.ts'
import { ownVersion } from '#uploader/start.ts'

export type DryRunOutput = {
  readonly out: Output
  readonly errors: Output
  /** Settles when what was written has left. */
  readonly drained: () => Promise<unknown>
}

/** So many lines are written before it is waited for whoever reads them. */
const linesAtOnce = 1_000

/** Answers the exit status: 2 where a file would be refused, or a person would be asked before anything is sent. */
export async function runDryRun(
  command: WatchCommand,
  rules: Rules,
  to: DryRunOutput,
  stop: AbortSignal,
  language: Language,
): Promise<number> {
  const viewer = (): Viewer => nowReader(language)
  const { out, errors } = to
  const printer = command.json ? createJsonPrinter(out, errors) : createWordPrinter(out, errors, viewer, 'every_wait')
  const refuse = ({ code, text }: RefusalWords): number => {
    printer.error(code, text)
    return exitCodes.couldNotRun
  }
  const folder = resolve(command.folder)
  const data = resolve(command.data)
  const asked = await askLimits(command, rules, stop, language)
  if (asked.kind === 'refused') return refuse(asked.words)
  const answer = await dryRun(
    {
      folders: [{ folder, into: '' }, ...furtherOf(command)].map((one) => ({
        folder: one.folder,
        into: one.into,
        adopt: command.adopt ? ('yes' as const) : ('if_named_anew' as const),
        followsLink: command.followLink,
      })),
      dataFolder: data,
      tokenFile: command.tokenFile,
      limits: asked.limits,
      ignorePatterns: rules.ignorePatterns,
      fileRules: rules.fileRules,
      language,
    },
    stop,
  )
  if (answer.kind === 'refused') return refuse(answer.words)
  printer.ready({ command: 'watch', dryRun: true, folder, server: command.server, data }, [])
  if (asked.limits === null) printer.notice('limits_unknown', language.say('dryRun.limitsUnknown'))
  for (const notice of answer.notices) printer.notice(notice.kind, noticeWords(notice, language))
  // Nothing else would be done.
  if (answer.notices.length > command.also.length) return exitCodes.needsPerson
  let totals = noTotals
  let lines = 0
  for await (const row of answer.rows) {
    totals = withRow(totals, row)
    out.write(command.json ? `${JSON.stringify(rowFacts(row))}\n` : `${dryRunLine(row, row.folder, viewer())}\n`)
    if (++lines % linesAtOnce === 0) await to.drained()
  }
  if (stop.aborted) return exitCodes.couldNotRun
  out.write(command.json ? `${JSON.stringify(summaryFacts(totals))}\n` : `${dryRunSummary(totals, language)}\n`)
  return totals.refused.files + answer.notices.length > 0 ? exitCodes.needsPerson : exitCodes.fine
}

type Limits = { readonly kind: 'limits'; readonly limits: SizeLimits | null }
type Refused = { readonly kind: 'refused'; readonly words: RefusalWords }

/** Who the server is to us is all it is asked. */
async function askLimits(
  command: WatchCommand,
  rules: Rules,
  signal: AbortSignal,
  language: Language,
): Promise<Limits | Refused> {
  const network = readNetwork(process.env, command.server, language.say, rules)
  const read = await readToken(command, network, rules, language)
  if (read.kind === 'refused') return read
  if (network.kind === 'refused') return { kind: 'refused', words: { code: 'proxy_unusable', text: network.because } }
  trustSystemAuthorities(rules.extraCaFile, language)
  useClientCertificate(process.env, command.server, rules.clientCertificate, language.say)
  const { allowLoopback, server } = command
  const probe = await askServer({ server, token: read.token, allowLoopback, agentFor: network.agentFor, signal })
  if (probe.kind === 'refused') return { kind: 'refused', words: refusalWords(probe.refusal, language) }
  const trouble = definiteTrouble(probe, ownVersion())
  if (trouble !== null) return { kind: 'refused', words: troubleWords(trouble, language) }
  const me = probe.kind === 'answered' && probe.me.kind === 'known' ? probe.me.me : null
  return { kind: 'limits', limits: me }
}

function rowFacts(row: DryRunRow): object {
  const rule = dryRunRule(row)
  return {
    event: 'would',
    path: row.path,
    end: row.end,
    code: dryRunCode(row),
    sizeBytes: row.sizeBytes,
    ...(rule === null ? {} : { rule: rule.name, pattern: rule.pattern, from: ruleSource(rule), madeBy: rule.madeBy }),
    ...(row.because.kind === 'too_large' ? { limitBytes: row.because.limitBytes } : {}),
  }
}

function summaryFacts(totals: DryRunTotals): object {
  return { event: 'summary', ...totals }
}
