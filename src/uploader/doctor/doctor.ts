// This folder: what is wrong with the set-up.

// The doctor's questions: is the address right, does the server answer, does it know us, is our clock right, is the folder
// fit. Each answer is a line.
import type { AgentFor } from '#adapters/http/connections.ts'
import { refuseRoot } from '#adapters/folder/folder-rules.ts'
import { describeRefusal } from '#adapters/folder/folder-rules.ts'
import { ignoreRuleNames } from '#adapters/folder/names/ignore.ts'
import { createDiskLatency } from '#adapters/files/disk-latency.ts'
import { createIgnore } from '#adapters/folder/names/ignore.ts'
import { lookAtRoot } from '#adapters/files/root-identity.ts'
import { folderItself } from '#adapters/files/paths.ts'
import { readFolder } from '#adapters/folder/read-folder.ts'
import { parseServerUrl } from '#adapters/http/allowed-urls.ts'
import { plural, sizeWords } from '#shared/words/format.ts'
import { visibleName } from '#shared/words/visible-name.ts'
import { waitingWords } from '#shared/words/waiting-words.ts'
import type { WaitingReason } from '#shared/reasons.ts'
import { refusalWords } from '../refusals.ts'
import { askServer, troubleOf } from './server-status.ts'
import type { ServerProbe } from './server-status.ts'

export type Finding = { readonly check: string; readonly ok: boolean; readonly text: string }

export type ServerCheck = {
  readonly server: string
  /** null when there is none that can be used. */
  readonly token: string | null
  readonly allowLoopback: boolean
  /** Proxies, as only the shell can know them; direct connections when left out. */
  readonly agentFor?: AgentFor
  /** Ends the asking early. */
  readonly signal: AbortSignal
}

/** Looks at the server from near to far, and ends where going on tells nothing. */
export async function* checkServer(ask: ServerCheck): AsyncGenerator<Finding> {
  const parsed = parseServerUrl(ask.server, { allowLoopback: ask.allowLoopback })
  if (parsed.kind === 'refused') {
    const { text } = refusalWords({ kind: 'server_address', because: parsed.because })
    return yield { check: 'server address', ok: false, text }
  }
  yield { check: 'server address', ok: true, text: parsed.url.origin }
  if (ask.token === null) return
  const probe = await askServer({ ...ask, token: ask.token })
  if (probe.kind === 'refused') {
    return yield { check: 'token', ok: false, text: refusalWords(probe.refusal).text }
  }
  yield* serverFindings(probe, parsed.url)
}

function* serverFindings(probe: ServerProbe, url: URL): Generator<Finding> {
  const trouble = troubleOf(probe)
  if (probe.kind === 'unreached') {
    const check = probe.failure === 'tls_untrusted' ? 'certificate' : 'server reached'
    return yield { check, ok: false, text: troubleText(trouble ?? 'server_unreachable', url) }
  }
  yield { check: 'server reached', ok: true, text: `${url.host} answers.` }
  const isSecure = url.protocol === 'https:'
  const secure = isSecure ? 'The connection is encrypted and trusted.' : 'Not encrypted: only on this very computer.'
  yield { check: 'certificate', ok: true, text: secure }
  if (probe.clockAheadMs !== null) yield clockFinding(probe.clockAheadMs)
  switch (probe.me.kind) {
    case 'later':
      yield { check: 'token', ok: false, text: troubleText(probe.me.reason, url) }
      return
    case 'not_offered':
      yield { check: 'token', ok: true, text: 'The server does not tell whether it knows this computer.' }
      return
    case 'known': {
      const { device, base, directMaxBytes } = probe.me.me
      yield { check: 'token', ok: true, text: `The server knows this computer as ${visibleName(device)}.` }
      const place = base === '' ? 'Dropbox' : `${visibleName(base)} in Dropbox`
      yield {
        check: 'destination',
        ok: true,
        text: `Files arrive in ${place}; up to ${sizeWords(directMaxBytes)} each.`,
      }
    }
  }
}

/** Where the address and the key have just been typed, they are the first thing to doubt. */
const whenJustTyped: Partial<Record<WaitingReason, string>> = {
  server_unreachable: 'Nothing answers at this address. Check the address and the network.',
  sign_in_needed:
    'The server does not know this key. Check that it is complete, or ask your IT department for a new one.',
  captive_portal:
    'A web page answers instead of your company\u2019s server. Check the address. On a guest Wi-Fi, sign in with a browser first.',
}

function troubleText(reason: WaitingReason, url: URL): string {
  const words = waitingWords[reason]
  const text = whenJustTyped[reason] ?? `${words.what(url.host)} ${words.next('', null)}`.replaceAll('  ', ' ').trim()
  return `${text} [${reason}]`
}

/** Beyond this, certificates and links begin to look out of date. */
const mostClockErrorMs = 2 * 60_000

function clockFinding(aheadMs: number): Finding {
  const minutes = plural(Math.round(Math.abs(aheadMs) / 60_000), 'minute')
  if (Math.abs(aheadMs) <= mostClockErrorMs) {
    return { check: 'clock', ok: true, text: "This computer's clock agrees with the server's." }
  }
  const side = aheadMs > 0 ? 'behind' : 'ahead of'
  return { check: 'clock', ok: false, text: `This computer's clock is ${minutes} ${side} the server's. Set it right.` }
}

/** Looks at the folder itself and at the names directly in it. Both paths are absolute; `dataFolder` null: not known. */
export async function checkFolder(folder: string, dataFolder: string | null): Promise<readonly Finding[]> {
  const shown = visibleName(folder)
  // Where there is no data folder to compare with, a path that cannot be inside or around anything stands for it.
  const refusal = await refuseRoot(folder, { dataFolder: dataFolder ?? `${folder}.outbox-data` })
  if (refusal !== null) return [{ check: 'folder', ok: false, text: `${shown}: ${describeRefusal(refusal)}` }]
  const look = await lookAtRoot(folder)
  if (look.kind !== 'folder') return [{ check: 'folder', ok: false, text: `${shown} is not reachable.` }]
  const place = {
    realPath: look.realPath,
    device: look.device,
    ignore: createIgnore(),
    names: { emoji: 'allow' },
    latency: createDiskLatency(),
  } as const
  const reading = await readFolder(place, folderItself, { folderId: null, entries: new Map() })
  if (reading.kind !== 'read')
    return [{ check: 'folder', ok: false, text: `${shown} cannot be read. Check who may open it.` }]
  const excluded = [...reading.entries.values()].filter(({ kind }) => kind === 'excluded').length
  const text = `${plural(reading.entries.size, 'name')} in it, ${excluded} left out by ${plural(ignoreRuleNames.length, 'rule')}.`
  return [
    { check: 'folder', ok: true, text: `${shown} can be read.` },
    { check: 'rules', ok: true, text },
  ]
}
