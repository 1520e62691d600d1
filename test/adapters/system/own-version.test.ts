import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { ownVersion } from '#adapters/system/own-version.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

test('the version is that of the manifest', async () => {
  const manifest = await readFile(new URL('../../../package.json', import.meta.url), 'utf8')
  expect(ownVersion()).toBe(z.object({ version: z.string() }).parse(JSON.parse(manifest)).version)
})

test('the manifest of another program, and none, are not ours', async () => {
  const folder = temporaryFolder()
  const here = pathToFileURL(join(folder, 'a', 'b', 'main.js')).href
  expect(ownVersion(here)).toBe('unknown')
  await writeFile(join(folder, 'package.json'), '{"name":"electron","version":"1"}')
  expect(ownVersion(here)).toBe('unknown')
  await writeFile(join(folder, 'package.json'), '{"name":"outbox-terminal","version":"7.8.9"}')
  expect(ownVersion(here)).toBe('7.8.9')
})
