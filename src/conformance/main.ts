// `npm run conformance`: reads the arguments, looks at the server, prints a table, ends with its exit status.
import { parseServerUrl } from '#adapters/http/allowed-urls.ts'
import { readNetwork, trustSystemAuthorities } from '#cli/commands/network.ts'
import { complain, exitCodes } from '#cli/output/exit-status.ts'
import { runOneCommand } from '#cli/one-command.ts'
import { readTokenFile } from '#cli/token-file.ts'
import { english } from '#shared/messages/english.ts'
import { refusalWords } from '#uploader/refusals.ts'
import { parseArguments, usage } from './arguments.ts'
import type { Command } from './arguments.ts'
import { checkConformance, isUsable } from './conformance.ts'
import type { Result } from './requirements.ts'
import { createSamples } from './sample.ts'
import { countOf, jsonOf, lineOf, verdictOf } from './table.ts'

process.exitCode = await runOneCommand(parseArguments(process.argv.slice(2)), usage, look)

async function look(command: Command): Promise<number> {
  const { allowLoopback, json, server, tokenFile } = command
  const parsed = parseServerUrl(server, { allowLoopback })
  if (parsed.kind === 'refused') {
    return complain(refusalWords({ kind: 'server_address', because: parsed.because }, english).text)
  }
  const read = await readTokenFile(tokenFile, english.say)
  if (read.kind === 'refused') return complain(read.text)
  const network = readNetwork(process.env, server, english.say)
  if (network.kind === 'refused') return complain(network.because)
  trustSystemAuthorities(null, english)
  const samples = createSamples()
  const print = (text: string) => void process.stdout.write(text)
  const leaves = `The files it sends are in the folder ${samples.folder} of this device afterwards; take it away.\n\n`
  print(json ? `${JSON.stringify({ event: 'ready', server: parsed.url.origin, folder: samples.folder })}\n` : leaves)
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const { agentFor } = network
  const results: Result[] = []
  const options = { serverUrl: parsed.url, token: read.token, agentFor, signal: stop.signal }
  for await (const one of checkConformance(options, samples)) {
    results.push(one)
    print(json ? jsonOf(one) : lineOf(one))
  }
  const counts = countOf(results)
  print(
    json ? `${JSON.stringify({ event: 'summary', usable: isUsable(results), ...counts })}\n` : `\n${verdictOf(counts)}`,
  )
  return isUsable(results) ? exitCodes.fine : exitCodes.needsPerson
}
