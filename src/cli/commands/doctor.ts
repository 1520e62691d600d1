// This folder: the commands of the terminal, a file each.

// `doctor`: looks at everything that has to be right, one line each, and says what to do where it is not.
import { faultWords } from '#shared/outside/policy-words.ts'
import type { Language } from '#shared/messages/language.ts'
import { resolve } from 'node:path'
import type { DoctorCommand } from '../arguments/command.ts'
import { readNetwork, trustSystemAuthorities, useClientCertificate } from './network.ts'
import { readToken } from './first-contact.ts'
import type { Output } from '../output/printer.ts'
import { exitCodes } from '../output/exit-status.ts'
import { checkFolder, checkServer, isAmongSent, tokenInFolder } from '#uploader/doctor/doctor.ts'
import { refusalWords } from '#uploader/refusals.ts'
import { judgeFurther } from '#uploader/watched-folders.ts'
import { checkRecords } from '#uploader/check-records.ts'
import { rulesOf } from '../arguments/policy-options.ts'
import type { Policy } from '#shared/policy/policy.ts'
import type { Finding } from '#uploader/doctor/doctor.ts'

/** Answers the exit status: 0 when all is well, 2 when something needs a person. */
export async function runDoctor(
  command: DoctorCommand,
  policy: Policy,
  out: Output,
  stop: AbortSignal,
  language: Language,
): Promise<number> {
  const { say } = language
  const findings: Finding[] = []
  const print = createFindingPrinter(out, command.json, language)
  const report = (finding: Finding): void => {
    findings.push(finding)
    print.finding(finding)
  }
  const rules = rulesOf(policy)
  print.ready()
  for (const fault of policy.faults) report({ check: 'policy', ok: false, text: faultWords(fault, language) })
  const { server, allowLoopback } = command
  const network = readNetwork(process.env, server, say, rules)
  const read = await readToken(command, network, rules, language)
  const isRead = read.kind === 'token'
  const tokenText = isRead ? (read.warning ?? say('tokenFile.fine')) : read.words.text
  report({ check: 'token file', ok: isRead && read.warning === null, text: tokenText })
  const token = isRead ? read.token : null
  if (network.kind === 'refused') report({ check: 'proxy', ok: false, text: network.because })
  else {
    if (network.proxy !== null) report({ check: 'proxy', ok: true, text: say('proxy.way', { proxy: network.proxy }) })
    const untrusted = trustSystemAuthorities(rules.extraCaFile, language)
    if (untrusted !== null) report({ check: 'certificates', ok: false, text: untrusted })
    const unshown = useClientCertificate(process.env, command.server, rules.clientCertificate, say)
    if (unshown !== null) report({ check: 'client certificate', ok: false, text: unshown })
    const { agentFor } = network
    for await (const finding of checkServer({
      server,
      token,
      allowLoopback,
      agentFor,
      language,
      signal: stop,
    }))
      report(finding)
  }
  const data = command.data === null ? null : resolve(command.data)
  const folder = command.folder === null ? null : resolve(command.folder)
  for (const finding of await checkFolders({ ...command, folder, data }, language)) report(finding)
  if (data !== null) for (const finding of await checkRecords(data, folder, language)) report(finding)
  const bad = findings.filter(({ ok }) => !ok).length
  print.summary(findings.length - bad, bad)
  return bad === 0 ? exitCodes.fine : exitCodes.needsPerson
}

type Folders = Pick<DoctorCommand, 'also' | 'data' | 'folder' | 'tokenFile'>

/** Each folder by itself, then those that cannot be watched beside the others. `folder` and `data` are absolute. */
async function checkFolders(
  { also, data, folder, tokenFile }: Folders,
  language: Language,
): Promise<readonly Finding[]> {
  const first = folder === null ? null : { folder, into: '', adopt: 'no' as const }
  const further = also.map((one) => ({ folder: resolve(one.folder), into: one.into, adopt: 'no' as const }))
  const findings: Finding[] = []
  for (const one of [...(first === null ? [] : [first]), ...further]) {
    const found = await checkFolder(one.folder, data, language)
    findings.push(...found)
    // Nothing is sent from a folder that cannot be watched.
    if (found.every(({ ok }) => ok) && (await isAmongSent(tokenFile, [one.folder])))
      findings.push(tokenInFolder(one.folder, language))
  }
  const { refused } = await judgeFurther(first, further, data ?? resolve('.outbox-data'))
  for (const refusal of refused.values())
    // What is wrong with one by itself was said.
    if (refusal.kind !== 'folder')
      findings.push({ check: 'folder', ok: false, text: refusalWords(refusal, language).text })
  return findings
}

type FindingPrinter = {
  readonly ready: () => void
  readonly finding: (finding: Finding) => void
  readonly summary: (good: number, bad: number) => void
}

function createFindingPrinter(out: Output, json: boolean, language: Language): FindingPrinter {
  if (json) {
    const line = (facts: object): void => out.write(`${JSON.stringify(facts)}\n`)
    return {
      ready: () => line({ event: 'ready', command: 'doctor' }),
      finding: (finding) => line({ event: 'check', ...finding }),
      summary: (good, bad) => line({ event: 'summary', ok: good, notOk: bad }),
    }
  }
  const { say } = language
  const [good, bad] = [say('doctor.line.ok'), say('doctor.line.notOk')]
  const width = Math.max(good.length, bad.length)
  return {
    ready: () => undefined,
    finding: ({ check, ok, text, code }) => {
      const line = say('run.about', { file: checkWords(check, language), text })
      out.write(`${(ok ? good : bad).padEnd(width)}  ${line}${code === undefined ? '' : ` [${code}]`}\n`)
    },
    summary: (_good, needed) =>
      out.write(`${needed === 0 ? say('doctor.allWell') : say('doctor.needYou', { count: needed })}\n`),
  }
}

const checks = {
  'token file': 'token_file',
  proxy: 'proxy',
  'server address': 'server_address',
  'server reached': 'server_reached',
  'company server': 'company_server',
  certificate: 'certificate',
  token: 'token',
  destination: 'destination',
  clock: 'clock',
  folder: 'folder',
  rules: 'rules',
  policy: 'policy',
  certificates: 'certificates',
  'changes in the folder': 'changes',
  records: 'records',
  'watched folder': 'watched_folder',
} as const

/** What was looked at. Hosts and what else has a name of its own keep it. */
function checkWords(check: string, { say }: Language): string {
  const known = Object.entries(checks).find(([name]) => name === check)
  return known === undefined ? check : say(`doctor.check.${known[1]}`)
}
