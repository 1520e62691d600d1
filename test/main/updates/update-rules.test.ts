// From where this program may be updated, and who said so.
import { describe, expect, it } from 'vitest'
import { updateRules, type RulesAsk } from '#main/updates/update-rules.ts'
import { mergePolicies, noPolicy, type Policy } from '#shared/policy/policy.ts'

const place = 'HKLM'
const policyOf = (enforced: object, defaults: object = {}): Policy =>
  mergePolicies([{ kind: 'found', source: 'machine', place, document: { version: 1, enforced, defaults } }])
const built = { feed: 'https://updates.example.com/outbox/', hasPublisher: true }
const usual: RulesAsk = { installation: 'own', config: built, mode: 'notify', policy: noPolicy }

describe('what may be done', () => {
  it.each<[string, Partial<RulesAsk>, object]>([
    ['as built', {}, { kind: 'on', mode: 'notify', feed: built.feed }],
    ['as a person chose', { mode: 'auto' }, { kind: 'on', mode: 'auto', feed: built.feed }],
    ['not, as a person chose', { mode: 'off' }, { kind: 'off', because: 'by_person' }],
    ['not, by policy', { mode: 'off', policy: policyOf({ updateMode: 'off' }) }, { kind: 'off', because: 'by_policy' }],
    [
      "from the company's place",
      { policy: policyOf({ updateFeed: 'https://it.example.com/' }) },
      { kind: 'on', mode: 'notify', feed: 'https://it.example.com/' },
    ],
    [
      'not from an open place',
      { policy: policyOf({ updateFeed: 'http://it.example.com/' }) },
      { kind: 'off', because: 'policy_unusable' },
    ],
    [
      'not by a word nobody knows',
      { policy: policyOf({ updateMode: 'always' }) },
      { kind: 'off', because: 'policy_unusable' },
    ],
    [
      'not while the policy cannot be read',
      { policy: mergePolicies([{ kind: 'unusable', source: 'machine', place, because: { kind: 'no_json' } }]) },
      { kind: 'off', because: 'policy_unusable' },
    ],
    [
      'not where no place is known',
      { config: { feed: null, hasPublisher: true } },
      { kind: 'off', because: 'no_feed' },
    ],
    [
      'not from an open place that was built in',
      { config: { ...built, feed: 'http://a.example/' } },
      { kind: 'off', because: 'no_feed' },
    ],
    [
      'not without a publisher',
      { config: { ...built, hasPublisher: false } },
      { kind: 'off', because: 'no_publisher' },
    ],
    [
      'not without a word of the build',
      { config: null, policy: policyOf({ updateFeed: built.feed }) },
      { kind: 'off', because: 'no_publisher' },
    ],
    [
      'not where IT installed it, whatever is set',
      { installation: 'for_everybody', mode: 'auto' },
      { kind: 'off', because: 'for_everybody' },
    ],
  ])('%s', (_what, change, rules) => {
    expect(updateRules({ ...usual, ...change })).toEqual(rules)
  })
})
