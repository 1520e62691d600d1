import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { version } from '#cli/output/version.ts'

it('is that of the package', () => {
  const manifest = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')
  expect(JSON.parse(manifest)).toMatchObject({ version })
})
