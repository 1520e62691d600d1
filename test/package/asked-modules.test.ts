// The reader of imports that the packing's test trusts.
import { expect, it } from 'vitest'
import { askedModules } from './asked-modules.ts'

// Named like modules of Node, so that the house takes these words for no packages of ours.
it('finds every way to ask for a module', () => {
  const script = `import a, { b } from "node:one"; import 'node:two'; export { c } from 'node:three'; export * from 'node:four'
    const d = await import('node:five'), e = require("node:six"), f = () => __require('node:seven')`
  expect(askedModules(script).toSorted()).toEqual([
    'node:five',
    'node:four',
    'node:one',
    'node:seven',
    'node:six',
    'node:three',
    'node:two',
  ])
})

it('is not taken in by words in strings, comments and templates', () => {
  const script =
    "// import x from 'node:one'\nconst a = 'require(\"node:two\")', b = `require(\"node:three\")`; /* import('node:four') */"
  expect(askedModules(script)).toEqual([])
})
