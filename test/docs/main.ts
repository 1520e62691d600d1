// `npm run docs`: writes the pages in docs that are made from lists of the program.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ignoredNamesPage } from './ignored-names.ts'

writeFileSync(fileURLToPath(new URL('../../docs/ignored-names.md', import.meta.url)), ignoredNamesPage())
