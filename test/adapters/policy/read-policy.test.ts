import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPolicy } from '#adapters/policy/read-policy.ts'
import { noPolicy } from '#shared/policy/policy.ts'
import { isWindows } from '#test/rigs/possible.ts'

describe('the policy of this computer', () => {
  // On Windows beside the tests that write a policy into the registry: registry.test.ts.
  it.skipIf(isWindows)('is empty where nobody decides', async () => {
    expect(await readPolicy(null)).toEqual(noPolicy)
  })

  // Windows has no owners of this kind: the trial's document would never be trusted.
  it.skipIf(isWindows)('is the document of a trial where the system has none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'policy-'))
    try {
      const file = join(folder, 'policy.json')
      writeFileSync(file, JSON.stringify({ version: 1, enforced: { notices: 'none' } }))
      expect((await readPolicy(file)).enforced.notices?.value).toBe('none')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
