// This folder: how the company's computers are doing, as far as they say so themselves.

// The fleet as a page without a script, a picture or a style of others. Pure.
import type { FleetReply } from '#shared/contract/status-api.ts'

/** Words for the codes most operators meet; any other code is shown as it is. */
const words: Readonly<Record<string, string>> = {
  signed_out: 'signed out',
  dropbox_full: 'Dropbox full',
  dropbox_busy: 'Dropbox busy',
  name_taken: 'name taken',
  unknown: 'reason not told',
}

/** "3 machines stuck for more than an hour: signed out 2, Dropbox full 1". */
export function fleetSentence({ machines, stuck }: FleetReply): string {
  const count = stuck.reduce((sum, one) => sum + one.machines, 0)
  const heard = `${machines} ${machines === 1 ? 'machine was' : 'machines were'} heard of.`
  if (count === 0) return `No machine is stuck. ${heard}`
  const reasons = stuck.map(({ machines: some, reason }) => `${words[reason] ?? reason} ${some}`).join(', ')
  return `${count} ${count === 1 ? 'machine' : 'machines'} stuck for more than an hour: ${reasons}. ${heard}`
}

/** The page. */
export function fleetPage(fleet: FleetReply): string {
  const rows = fleet.devices.map(({ device, isSignedOut, isStuck, lastSeen, status }) => {
    const reasons = status?.reasons.map(({ code, files }) => `${words[code] ?? code} ${files}`).join(', ')
    const state = isSignedOut ? 'signed out' : isStuck ? 'stuck' : ''
    const numbers = [status?.waiting, status?.attention, status?.oldestSeconds].map((value) => String(value ?? ''))
    return rowOf('td', [device, state, ...numbers, reasons ?? '', status?.version ?? '', lastSeen])
  })
  const head = ['Device', 'State', 'Waiting', 'Need a person', 'Oldest waits (s)', 'Reasons', 'Version', 'Last heard']
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Outbox fleet</title></head>
<body>
<h1>Outbox fleet</h1>
<p>${escapeHtml(fleetSentence(fleet))}</p>
<p>As of ${escapeHtml(fleet.serverTime)}. Load the page again for newer numbers.</p>
<table border="1">
<thead>${rowOf('th', head)}</thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</body>
</html>
`
}

function rowOf(cell: 'td' | 'th', texts: readonly string[]): string {
  return `<tr>${texts.map((text) => `<${cell}>${escapeHtml(text)}</${cell}>`).join('')}</tr>`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
