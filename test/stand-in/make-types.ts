// `node test/stand-in/make-types.ts`: writes the types that tsconfig.stand-in.json checks the main process against.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { narrowTypes, standInRows } from './types/narrow-types.ts'

const source = readFileSync(new URL('../../node_modules/electron/electron.d.ts', import.meta.url), 'utf8')
const folder = new URL('generated/', import.meta.url)
mkdirSync(folder, { recursive: true })
writeFileSync(new URL('electron.d.ts', folder), narrowTypes(source, standInRows))
