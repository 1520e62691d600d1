import { expect, it } from 'vitest'
import { importersBelow, loadedAnew } from './importers.ts'

const files: Readonly<Record<string, string>> = {
  'test/run.ts': "import '#engine/engine.ts'\nconst late = await import('#shared/late.ts')",
  'src/engine/engine.ts': "import './queue.ts'\nimport { hash } from '#shared/hash.ts'",
  'src/engine/queue.ts': "export { order } from './order.ts'\nimport './engine.ts'",
  'src/engine/order.ts': "import fs from 'node:fs'",
  'src/shared/hash.ts': '',
  'src/shared/late.ts': '',
}
const importers = importersBelow('test/run.ts', (path) => files[path] ?? '')

it.each([
  ['src/engine/order.ts', ['src/engine/engine.ts', 'src/engine/order.ts', 'src/engine/queue.ts', 'test/run.ts']],
  ['src/engine/queue.ts', ['src/engine/engine.ts', 'src/engine/queue.ts', 'test/run.ts']],
  ['src/shared/hash.ts', ['src/engine/engine.ts', 'src/engine/queue.ts', 'src/shared/hash.ts', 'test/run.ts']],
  ['src/shared/late.ts', ['src/shared/late.ts', 'test/run.ts']],
])('with %s is loaded what reaches it, and nothing else', (changed, anew) => {
  expect([...loadedAnew(changed, importers)].toSorted()).toEqual(anew)
})
