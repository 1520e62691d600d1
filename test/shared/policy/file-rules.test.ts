import { expect, it } from 'vitest'
import { fileRulesOf, noFileRules } from '#shared/policy/file-rules.ts'
import { mergePolicies, noPolicy } from '#shared/policy/policy.ts'

it('takes what is enforced, else what is proposed, else lets all files out', () => {
  const document = {
    version: 1,
    enforced: { refusedTypes: ['exe'] },
    defaults: { refusedTypes: ['msi'], allowedTypes: ['pdf'], largestFileMegabytes: 5 },
  }
  const policy = mergePolicies([{ kind: 'found', source: 'machine', place: 'a', document }])
  expect(fileRulesOf(policy)).toEqual({ allowedTypes: ['pdf'], refusedTypes: ['exe'], largestMegabytes: 5 })
  expect(fileRulesOf(noPolicy)).toEqual(noFileRules)
})
