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
  what: "the window's page, all its files compressed",
  target: 150,
  unit: 'kB',
  higher: false,
  take: takeBundle,
}

async function takeBundle(): Promise<Taken> {
  if (!(await buildApp())) return { kind: 'not_taken', because: 'The app could not be built.' }
  const files = readdirSync(page, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const bytes = files.map((file) => gzipSync(readFileSync(join(file.parentPath, file.name)), { level: 9 }).byteLength)
  return { kind: 'taken', values: [bytes.reduce((all, one) => all + one, 0) / 1_000], beside: { files: files.length } }
}
