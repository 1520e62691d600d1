// What counts as pure logic, shown with files that are not there.
import { expect, it } from 'vitest'
import { pureOf } from './pure.ts'

const harmless = { 'src/shared/sum.ts': 'export const sum = 1', 'src/shared/disk.ts': "import fs from 'node:fs'" }

/** Whether a test with this text is pure, beside the files of `harmless`. */
function isPure(text: string, more: Readonly<Record<string, string>> = {}): boolean {
  const files: Readonly<Record<string, string>> = { ...harmless, ...more, 'test/a.test.ts': text }
  return pureOf(['test/a.test.ts'], (path) => files[path] ?? '').length === 1
}

it.each([
  "import { expect } from 'vitest'",
  "import { z } from 'zod'\nimport { createHash } from 'node:crypto'",
  "import { sum } from '#shared/sum.ts'",
  "import type { Stats } from 'node:fs'",
  "import type {\n  Stats,\n} from 'node:fs'\nimport { sum } from '#shared/sum.ts'",
])('%s is pure', (text) => {
  expect(isPure(text)).toBe(true)
})

it.each([
  "import fs from 'node:fs'",
  "import 'node:path'",
  "import { fetch } from 'undici'",
  "import { isLate } from '#shared/disk.ts'",
  "const { read } = await import('#shared/disk.ts')",
  "import { type Stats, statSync } from 'node:fs'",
  "const isWindows = process.platform === 'win32'",
  'setTimeout(done, 20)',
  'const startedMs = performance.now()',
])('%s meets the system', (text) => {
  expect(isPure(text)).toBe(false)
})

it('sees what is imported by what is imported, also in a circle', () => {
  const [one, other] = ['src/shared/one.ts', 'src/shared/other.ts']
  const circle = { [one]: "import './other.ts'", [other]: "import './one.ts'" }
  expect(isPure("import '#shared/one.ts'", circle)).toBe(true)
  expect(isPure("import '#shared/one.ts'", { ...circle, [other]: "import './one.ts'\nimport 'node:os'" })).toBe(false)
})
