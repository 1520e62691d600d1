// `sign-out` of a computer with a key of its own; that of a person is in test/uploader/sign-in/terminal.test.ts.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runSignOut } from '#cli/commands/sign-in/sign-out.ts'
import { rulesOf } from '#cli/arguments/policy-options.ts'
import { createJsonPrinter } from '#cli/output/json-printer.ts'
import { noPolicy } from '#shared/policy/policy.ts'
import { english } from '#shared/messages/english.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('the key is removed, and a place without one is told', async () => {
  const tokenFile = join(temporaryFolder(), 'key')
  const lines: string[] = []
  const out = { write: (text: string) => void lines.push(text), columns: () => null }
  const command = { kind: 'sign-out', tokenFile, allowLoopback: false, json: true } as const
  const run = () => runSignOut(command, rulesOf(noPolicy), createJsonPrinter(out, out), english)
  expect(await run()).toBe(1)
  writeFileSync(tokenFile, 'obx_token\n')
  expect(await run()).toBe(0)
  expect(existsSync(tokenFile)).toBe(false)
  expect(lines.join('')).toContain('"code":"nobody_signed_in"')
  expect(lines.join('')).toContain('"event":"ready","command":"sign-out"')
})
