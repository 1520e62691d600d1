// `watch` in this process, with a policy that changes by hand.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { parseArguments } from '#cli/arguments/parse-arguments.ts'
import { runSend } from '#cli/commands/send.ts'
import { rulesOf } from '#cli/arguments/policy-options.ts'
import { watchUnderPolicy } from '#cli/under-policy.ts'
import { createJsonPrinter } from '#cli/output/json-printer.ts'
import { mergePolicies, noPolicy, type Policy } from '#shared/policy/policy.ts'
import type { PolicyFollow } from '#uploader/policy.ts'
import { aCompany } from '#test/end-to-end/company.ts'

type HandPolicy = PolicyFollow & { readonly set: (policy: Policy) => void }

function byHand(): HandPolicy {
  let current = noPolicy
  let tell: (() => void)[] = []
  return {
    current: () => current,
    changedFrom: (known) => (known === current ? new Promise((resolve) => void tell.push(resolve)) : Promise.resolve()),
    close: () => undefined,
    set(policy) {
      current = policy
      for (const hear of tell) hear()
      tell = []
    },
  }
}

type Event = Record<string, unknown>
type Fits = (event: Event) => boolean

/** What was printed, and when something fits. */
function anOutput() {
  const events: Event[] = []
  const waiting = new Set<() => void>()
  const write = (line: string): void => {
    events.push(JSON.parse(line))
    for (const look of waiting) look()
  }
  /** Settles when an event fits that was printed from number `from` on. */
  const until = (fits: Fits, from = 0): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!events.slice(from).some(fits)) return
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
      look()
    })
  const isDone = (path: string) => (event: Event) => event['path'] === path && event['state'] === 'done'
  const says = (code: string, text: string) => (event: Event) =>
    event['code'] === code && String(event['text']).includes(text)
  return { events, out: { write, columns: () => null }, until, isDone, says }
}

const place = 'the policy'
const enforcing = (enforced: object): Policy =>
  mergePolicies([{ kind: 'found', source: 'machine', place, document: { version: 1, enforced } }])

test('watch follows the policy while it runs: a rule, a refused word, a policy that cannot be read, and none', async () => {
  await using company = await aCompany()
  await company.addFolder('in')
  const { events, isDone, out, says, until } = anOutput()
  const follow = byHand()
  const stop = new AbortController()
  const words = [...company.watch(), '--grace', '0', '--after-upload', 'keep']
  follow.set(enforcing({ ignorePatterns: ['*.iso'] }))
  await company.save('in/a.txt', 'a')
  await company.save('in/b.iso', 'b')
  const running = watchUnderPolicy(
    { words: words, language: english },
    follow,
    createJsonPrinter(out, out),
    stop.signal,
    false,
  )
  await until(isDone('in/a.txt'))

  follow.set(enforcing({ afterUpload: 'sent' }))
  await until(says('policy_changed', 'begins anew'))
  await until(says('policy', '--after-upload is refused'))
  follow.set(mergePolicies([{ kind: 'unusable', source: 'machine', place, because: { kind: 'no_json' } }]))
  await until(says('policy', 'the policy is no JSON'))
  expect(company.commits().map((path) => path.split('/').at(-1))).toEqual(['a.txt'])

  const from = events.length
  follow.set(noPolicy)
  // Who read that nothing is sent reads that it is over.
  await until(says('policy_changed', 'begins anew'), from)
  await until(isDone('in/b.iso'))
  expect(events.filter(({ event }) => event === 'ready')).toHaveLength(1)

  // What only the window obeys begins nothing anew.
  const changes = events.filter(({ code }) => code === 'policy_changed').length
  follow.set(enforcing({ thumbnails: false }))
  stop.abort('stopped')
  expect(await running).toBe(0)
  expect(events.filter(({ code }) => code === 'policy_changed')).toHaveLength(changes)
})

test('a file that the policy leaves out waits for another policy, and what was sent is not sent again', async () => {
  await using company = await aCompany()
  await company.addFolder('in')
  const { events, isDone, out, says, until } = anOutput()
  const isLeftOut = (path: string, by: string) => (event: Event) =>
    event['path'] === path && event['state'] === 'excluded' && String(event['rule']).startsWith(by)
  const follow = byHand()
  const stop = new AbortController()
  const words = [...company.watch(), '--grace', '0', '--after-upload', 'keep']
  await company.save('in/a.pdf', 'a')
  await company.save('in/b.exe', 'b')
  await company.save('in/c.pdf', 'c'.repeat(1_000_001))
  follow.set(enforcing({ refusedTypes: ['exe'], largestFileMegabytes: 1 }))
  const printer = createJsonPrinter(out, out)
  const running = watchUnderPolicy({ words, language: english }, follow, printer, stop.signal, false)
  await Promise.all([until(isDone('in/a.pdf')), until(isLeftOut('in/b.exe', '*.exe'))])
  await until(isLeftOut('in/c.pdf', '1 MB'))

  let from = events.length
  follow.set(enforcing({ allowedTypes: ['exe'] }))
  await Promise.all([until(isDone('in/b.exe'), from), until(isLeftOut('in/a.pdf', '*.exe'), from)])
  expect(company.commits().map((path) => path.split('/').at(-1))).toEqual(['a.pdf', 'b.exe'])

  from = events.length
  follow.set(noPolicy)
  await Promise.all([until(isDone('in/a.pdf'), from), until(isDone('in/c.pdf'), from)])
  // A file that grows too large while it is watched is left out, and comes back when it is small again.
  from = events.length
  follow.set(enforcing({ largestFileMegabytes: 2 }))
  await until(says('policy_changed', ''), from)
  await company.save('in/d.pdf', 'd'.repeat(2_000_001))
  await until(isLeftOut('in/d.pdf', '2 MB'), from)
  await company.save('in/d.pdf', 'd')
  await until(isDone('in/d.pdf'), from)
  stop.abort('stopped')
  expect(await running).toBe(0)
  expect(company.commits().map((path) => path.split('/').at(-1))).toEqual(['a.pdf', 'b.exe', 'c.pdf', 'd.pdf'])
})

test('send takes only files of the folder that the policy names', async () => {
  await using company = await aCompany()
  await company.save('in.txt', 'in')
  await writeFile(join(company.home, 'out.txt'), 'out')
  const lines: string[] = []
  const out = { write: (text: string) => void lines.push(text), columns: () => null }
  const send = async (file: string): Promise<number> => {
    const answer = parseArguments(['send', file, ...company.watch().slice(3)], english)
    if (answer.kind !== 'command' || answer.command.kind !== 'send') throw new Error(answer.kind)
    const rules = rulesOf(enforcing({ watchFolder: company.folder, ignorePatterns: ['*.iso'] }))
    return runSend(answer.command, rules, createJsonPrinter(out, out), new AbortController().signal, english)
  }
  expect(await send(join(company.home, 'out.txt'))).toBe(1)
  expect(lines).toEqual([expect.stringContaining('watchFolder')])
  await company.save('disk.iso', 'disk')
  expect(await send(join(company.folder, 'disk.iso'))).toBe(1)
  expect(lines.at(-1)).toContain('"code":"file_left_out"')
  expect(await send(join(company.folder, 'in.txt'))).toBe(0)
  expect(company.commits()).toHaveLength(1)
})

test('a refused word at the start is one sentence and status 1', async () => {
  const lines: string[] = []
  const out = { write: (text: string) => void lines.push(text), columns: () => null }
  const follow = byHand()
  follow.set(enforcing({ uploadLimit: '500' }))
  const words = ['watch', '--folder', 'in', '--server', 'https://a.example', '--token-file', 't', '--data', 'd']
  const printer = createJsonPrinter(out, out)
  const stop = new AbortController().signal
  expect(
    await watchUnderPolicy({ words: [...words, '--limit', 'full'], language: english }, follow, printer, stop, false),
  ).toBe(1)
  expect(lines).toEqual([expect.stringContaining('"code":"policy"')])
})
