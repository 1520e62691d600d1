// `doctor`: looks at everything that has to be right, one line each, and says what to do where it is not.
import { english } from '#shared/messages/english.ts'
import { resolve } from 'node:path'
import type { DoctorCommand } from '../arguments.ts'
import { readNetwork, trustSystemAuthorities } from './network.ts'
import { readToken } from './first-contact.ts'
import type { Output } from '../output/printer.ts'
import { exitCodes } from './run.ts'
import { checkFolder, checkServer, isAmongSent, tokenInFolder } from '#uploader/doctor/doctor.ts'
import { checkRecords } from '#uploader/check-records.ts'
import type { Policy } from '#shared/policy/policy.ts'
import type { Finding } from '#uploader/doctor/doctor.ts'

/** Answers the exit status: 0 when all is well, 2 when something needs a person. */
export async function runDoctor(
  command: DoctorCommand,
  policy: Policy,
  out: Output,
  stop: AbortSignal,
): Promise<number> {
  const findings: Finding[] = []
  const print = createFindingPrinter(out, command.json)
  const report = (finding: Finding): void => {
    findings.push(finding)
    print.finding(finding)
  }
  print.ready()
  for (const { text } of policy.faults) report({ check: 'policy', ok: false, text })
  const read = await readToken(command)
  const isRead = read.kind === 'token'
  const tokenText = isRead ? (read.warning ?? 'The token file can be read.') : read.words.text
  report({ check: 'token file', ok: isRead && read.warning === null, text: tokenText })
  const { server, allowLoopback } = command
  const token = isRead ? read.token : null
  const network = readNetwork(process.env, server)
  if (network.kind === 'refused') report({ check: 'proxy', ok: false, text: network.because })
  else {
    if (network.proxy !== null) report({ check: 'proxy', ok: true, text: `The way out is the proxy ${network.proxy}.` })
    trustSystemAuthorities()
    const { agentFor } = network
    for await (const finding of checkServer({
      server,
      token,
      allowLoopback,
      agentFor,
      language: english,
      signal: stop,
    }))
      report(finding)
  }
  const data = command.data === null ? null : resolve(command.data)
  const folder = command.folder === null ? null : resolve(command.folder)
  if (folder !== null) {
    const found = await checkFolder(folder, data, english)
    for (const finding of found) report(finding)
    // Nothing is sent from a folder that cannot be watched.
    if (found.every(({ ok }) => ok) && (await isAmongSent(command.tokenFile, [folder])))
      report(tokenInFolder(folder, english))
  }
  if (data !== null) for (const finding of await checkRecords(data, folder, english)) report(finding)
  const bad = findings.filter(({ ok }) => !ok).length
  print.summary(findings.length - bad, bad)
  return bad === 0 ? exitCodes.fine : exitCodes.needsPerson
}

type FindingPrinter = {
  readonly ready: () => void
  readonly finding: (finding: Finding) => void
  readonly summary: (good: number, bad: number) => void
}

function createFindingPrinter(out: Output, json: boolean): FindingPrinter {
  if (json) {
    const line = (facts: object): void => out.write(`${JSON.stringify(facts)}\n`)
    return {
      ready: () => line({ event: 'ready', command: 'doctor' }),
      finding: (finding) => line({ event: 'check', ...finding }),
      summary: (good, bad) => line({ event: 'summary', ok: good, notOk: bad }),
    }
  }
  return {
    ready: () => undefined,
    finding: ({ check, ok, text, code }) =>
      out.write(`${ok ? 'ok    ' : 'not ok'}  ${check}: ${text}${code === undefined ? '' : ` [${code}]`}\n`),
    summary: (_good, bad) =>
      out.write(bad === 0 ? 'All is well.\n' : `${bad} of these ${bad === 1 ? 'needs' : 'need'} you.\n`),
  }
}
