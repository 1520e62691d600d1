// Where Node keeps what it makes of our sources and of what is built from them.
import { join } from 'node:path'

/**
 * For `NODE_COMPILE_CACHE` of whoever starts many processes: each then starts in half the time. Beside the packages, as the programs
 * themselves keep it (`src/start.mjs`).
 */
export const compileCache = join(import.meta.dirname, '../../node_modules/.cache/compiled')
