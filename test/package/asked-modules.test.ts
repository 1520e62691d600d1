// The reader of imports that the packing's test trusts.
import { expect, it } from 'vitest'
import { askedModules } from './asked-modules.ts'

it('finds every way to ask for a module', () => {
  const script = `import a, { b } from "one"; import 'two'; export { c } from 'three'; export * from 'four'
    const d = await import('five'), e = require("six"), f = () => __require('seven')`
  expect(askedModules(script).toSorted()).toEqual(['five', 'four', 'one', 'seven', 'six', 'three', 'two'])
})

it('is not taken in by words in strings, comments and templates', () => {
  const script = "// import x from 'one'\nconst a = 'require(\"two\")', b = `require(\"three\")`; /* import('four') */"
  expect(askedModules(script)).toEqual([])
})
