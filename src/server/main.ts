// `npm run server`: reads the arguments, starts the server, says so, and ends cleanly when asked to. Only what a command or the settings
// want is loaded: the query layer alone is 250 files.
import { assertNever } from '#shared/assert.ts'
import { systemClock } from './clock.ts'
import { parseArguments, usage } from './config/arguments.ts'
import type { Command } from './config/arguments.ts'
import { keepDemoToken } from './config/demo.ts'
import { deviceListAgeMs, followDeviceList } from './config/device-list.ts'
import { followTls, tlsAgeMs } from './config/follow-tls.ts'
import { hashToken, makeToken } from './devices.ts'
import { readSettings } from './config/settings.ts'
import type { EnrolmentCommand } from './config/enrolment-arguments.ts'
import { trustSystemAuthorities } from './system-authorities.ts'
import { startCompany, startDemo } from './start.ts'
import type { Outputs, StartAnswer } from './start.ts'

// A reader that went away must not take the server with it.
process.stdout.on('error', () => undefined)
process.stderr.on('error', () => undefined)

await run(parseArguments(process.argv.slice(2)))

async function run(command: Command): Promise<void> {
  switch (command.kind) {
    case 'config':
      return serveCompany(command)
    case 'check':
      return check(command)
    case 'demo':
      return serveDemo(command)
    case 'make_token':
      return printNewToken(command.name)
    case 'enrol':
    case 'revoke':
    case 'computers':
      return changeComputers(command)
    case 'audit': {
      const { runAudit } = await import('./audit-command.ts')
      process.exitCode = await runAudit(command.place, command.act, { out: process.stdout, complain })
      return
    }
    case 'help':
      process.stdout.write(usage)
      return
    case 'refused':
      return complain(`${command.because}\n\n${usage}`)
    default:
      return assertNever(command)
  }
}

async function serveCompany({ json, path, port }: Command & { kind: 'config' }): Promise<void> {
  const answer = await readSettings(path)
  if (answer.kind === 'refused') return complain(answer.because)
  // One that comes while the server starts must not end it.
  let hangUp = () => {}
  process.on('SIGHUP', () => hangUp())
  trustSystemAuthorities()
  const started = await startCompany(answer.settings, port, outputs(process.stdout))
  if (started.kind === 'refused') return complain(started.because)
  announce(started, json, {}, `The company server answers at ${started.server.url}`)
  const { devices } = started.server
  const log = outputs(null).onFailure
  const list = followDeviceList({ path, running: answer.settings, devices, ageMs: deviceListAgeMs, log })
  const tls = followTls({ files: answer.settings, server: started.server.server, ageMs: tlsAgeMs, log })
  // The files are followed anyway; who changed them and does not want to wait says so.
  hangUp = () => {
    list.look()
    void tls.look()
  }
  endOnSignal(started, () => {
    list.stop()
    tls.stop()
  })
}

async function serveDemo({ dropboxUrl, json, port, relayFile, tokenFile }: Command & { kind: 'demo' }): Promise<void> {
  const deviceToken = await keepDemoToken(tokenFile).catch(() => null)
  if (deviceToken === null) return complain(`The token file ${tokenFile} cannot be written.`)
  const started = await startDemo(dropboxUrl, deviceToken, port, outputs(null), relayFile)
  if (started.kind === 'refused') return complain(started.because)
  const answers = `The demo's company server answers at ${started.server.url}`
  // A token that has its own file is in nobody's scroll-back and log.
  if (tokenFile === null) announce(started, json, { deviceToken }, `${answers}\nIts device token: ${deviceToken}`)
  else announce(started, json, {}, `${answers}\nIts device token is in ${tokenFile}`)
  endOnSignal(started, () => undefined)
}

/** Says what it found in a line each, in the form of `outbox doctor`; exit status 1 when something must be put right. */
async function check({ json, path }: Command & { kind: 'check' }): Promise<void> {
  const { checkCompany } = await import('./check.ts')
  trustSystemAuthorities()
  let bad = 0
  for await (const finding of checkCompany(path, systemClock)) {
    if (!finding.ok) bad += 1
    const words = `${finding.ok ? 'ok    ' : 'not ok'}  ${finding.check}: ${finding.text}`
    process.stdout.write(`${json ? JSON.stringify({ event: 'check', ...finding }) : words}\n`)
  }
  if (!json) process.stdout.write(bad === 0 ? 'This server can serve.\n' : 'This server cannot serve yet.\n')
  process.exitCode = bad === 0 ? 0 : 1
}

type Started = Extract<StartAnswer, { kind: 'running' }>

function announce({ server }: Started, json: boolean, more: Record<string, string>, words: string): void {
  process.stdout.write(json ? `${JSON.stringify({ event: 'ready', url: server.url, ...more })}\n` : `${words}\n`)
}

function outputs(audit: NodeJS.WriteStream | null): Outputs {
  return { audit, onFailure: (text) => void process.stderr.write(`${text}\n`) }
}

function endOnSignal({ server }: Started, before: () => void): void {
  const end = () => {
    before()
    void server.close().then(() => process.exit(0))
  }
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}

async function changeComputers(command: EnrolmentCommand): Promise<void> {
  const answer = await readSettings(command.path)
  if (answer.kind === 'refused') return complain(answer.because)
  const { runEnrolment } = await import('./enrolment/commands.ts')
  const { ok, text } = await runEnrolment(command, answer.settings, systemClock)
  if (ok) process.stdout.write(`${text}\n`)
  else complain(text)
}

function printNewToken(name: string): void {
  const token = makeToken()
  const device = { name, tokenSha256: hashToken(token), base: `/${name}` }
  process.stdout.write(
    `Token for ${name}, to be put into Outbox on that computer and nowhere else:\n\n  ${token}\n\n` +
      `Entry for "devices" in the settings file (the server keeps only this hash):\n\n  ${JSON.stringify(device)}\n`,
  )
}

function complain(text: string): void {
  process.stderr.write(`${text.trimEnd()}\n`)
  process.exitCode = 1
}
