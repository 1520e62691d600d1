import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { underPolicy } from '#main/policy/under-policy.ts'
import { defaultSettings } from '#shared/contract/settings.ts'
import { isWindows } from '#test/rigs/possible.ts'
import { createHandClock } from '../hand-clock.ts'
import { silent } from '../uploads/a-lifecycle.ts'

// Windows has no owners of this kind: the trial's document would never be trusted.
it.skipIf(isWindows)('follows the document of a trial, and not in an installed app', async () => {
  const levels: string[] = []
  const folder = mkdtempSync(join(tmpdir(), 'policy-'))
  const before = process.env['OUTBOX_POLICY_FILE']
  try {
    const file = join(folder, 'policy.json')
    writeFileSync(file, JSON.stringify({ version: 1, enforced: { notices: 'none', logLevel: 'alarm' } }))
    process.env['OUTBOX_POLICY_FILE'] = file
    const store = {
      read: () => defaultSettings,
      change: () => undefined,
      found: { kind: 'read', settings: defaultSettings } as const,
      onTrouble: () => undefined,
    }
    const given = {
      store,
      clock: createHandClock(),
      log: { ...silent, keepFrom: (level: string) => void levels.push(level) },
    }
    expect((await underPolicy(given, false)).store.read().notices).toBe('none')
    expect((await underPolicy(given, true)).store.read().notices).toBe('all')
    expect(levels).toEqual(['alarm', 'info'])
  } finally {
    if (before === undefined) delete process.env['OUTBOX_POLICY_FILE']
    else process.env['OUTBOX_POLICY_FILE'] = before
    rmSync(folder, { recursive: true })
  }
})
