// How much the window's page weighs, compressed as a server would.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { buildApp } from '#demo/app.ts'
import type { Measure, Taken } from '../measure.ts'

const page = fileURLToPath(new URL('../../../dist/renderer', import.meta.url))

export const windowBundle: Measure = {
  name: 'window-bundle',
  what: "the window's page with its largest language, compressed",
  target: 150,
  unit: 'kB',
  higher: false,
  take: takeBundle,
}

async function takeBundle(): Promise<Taken> {
  if (!(await buildApp())) return { kind: 'not_taken', because: 'The app could not be built.' }
  const files = readdirSync(page, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const sizes = files.map(({ name, parentPath }) => ({
    isLanguage: name.startsWith('language-'),
    bytes: gzipSync(readFileSync(join(parentPath, name)), { level: 9 }).byteLength,
  }))
  const always = sizes.filter(({ isLanguage }) => !isLanguage).reduce((all, { bytes }) => all + bytes, 0)
  // A page loads one language.
  const language = Math.max(0, ...sizes.filter(({ isLanguage }) => isLanguage).map(({ bytes }) => bytes))
  return { kind: 'taken', values: [(always + language) / 1_000], beside: { files: files.length } }
}
