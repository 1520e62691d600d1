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

const place = 'the policy'
const enforcing = (enforced: object): Policy =>
  mergePolicies([{ kind: 'found', source: 'machine', place, document: { version: 1, enforced } }])

test('watch follows the policy while it runs: a rule, a refused word, a policy that cannot be read, and none', async () => {
  await using company = await aCompany()
  await company.addFolder('in')
  const events: Record<string, unknown>[] = []
  let look: () => void = () => undefined
  const write = (line: string): void => {
    events.push(JSON.parse(line))
    look()
  }
  const until = (fits: (event: Record<string, unknown>) => boolean): Promise<void> =>
    new Promise((resolve) => {
      look = () => {
        if (events.some(fits)) resolve()
      }
      look()
    })
  const isDone = (path: string) => (event: Record<string, unknown>) =>
    event['path'] === path && event['state'] === 'done'
  const says = (code: string, text: string) => (event: Record<string, unknown>) =>
    event['code'] === code && String(event['text']).includes(text)
  const out = { write, columns: () => null }
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

  follow.set(noPolicy)
  await until(isDone('in/b.iso'))
  expect(events.filter(({ event }) => event === 'ready')).toHaveLength(1)

  // What only the window obeys begins nothing anew.
  const changes = events.filter(({ code }) => code === 'policy_changed').length
  follow.set(enforcing({ thumbnails: false }))
  stop.abort('stopped')
  expect(await running).toBe(0)
  expect(events.filter(({ code }) => code === 'policy_changed')).toHaveLength(changes)
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
