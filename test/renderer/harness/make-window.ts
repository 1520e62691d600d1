// `node test/renderer/harness/make-window.ts FOLDER`: builds the window; see kept-window.ts.
import { buildWindow } from './build-window.ts'

const [folder = ''] = process.argv.slice(2)
await buildWindow(folder)
