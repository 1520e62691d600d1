import { expect, it } from 'vitest'
import { english } from '#shared/messages/english.ts'
import { loadLanguage } from '#shared/messages/load/load-language.ts'
import { mergePolicies } from '#shared/policy/policy.ts'
import { faultWords, unusableWords } from '#shared/outside/policy-words.ts'
import { unusableKinds } from '#shared/policy/unusable-file.ts'

const place = '/etc/outbox/policy.json'

it('says of each fault where it is, what is wrong and what becomes of it', async () => {
  const document = { version: 1, enforced: { colour: 1, serverUrl: '', autostart: 'x' }, defaults: { notices: 'x' } }
  const { faults } = mergePolicies([
    { kind: 'unusable', source: 'machine', place, because: { kind: 'others_may_change' } },
    { kind: 'found', source: 'machine', place, document },
  ])
  const said = faults.map((fault) => faultWords(fault, english))
  expect(said).toEqual([
    `${place} may be changed by others than the administrator, or lies in a folder that may. Nothing is sent until your IT department mends it, since it may say where files may go.`,
    `${place} has "colour", which this version of Outbox does not know. It is left out.`,
    `${place} gives "serverUrl" a value that cannot be used. Nothing is sent until your IT department mends it.`,
    `${place} gives "autostart" a value that cannot be used. Outbox\u2019s own value holds, and people cannot change it.`,
    `${place} gives "notices" a value that cannot be used. It is left out.`,
  ])
  const german = await loadLanguage('de')
  expect(faults.map((fault) => faultWords(fault, german)).join(' ')).not.toMatch(/Nothing|value|which|left out/)
})

it('has a sentence for each reason why a file cannot be used', () => {
  const all = unusableKinds.map((kind) => unusableWords('f', { kind }, english))
  expect(new Set(all).size).toBe(unusableKinds.length)
  expect(unusableWords('f', { kind: 'wrong_form' }, english)).toContain('{"version": 1')
  expect(unusableWords('f', { kind: 'unreadable', why: 'EIO' }, english)).toBe('f cannot be read (EIO).')
})
