// Where each command begins: `node src/start.mjs outbox|server|dropbox|conformance|probe:dropbox|demo ...`. Plain JavaScript that any Node can read,
// so that it can also say in words that Node is too old for the rest.
import { readFileSync } from 'node:fs'
import nodeModule from 'node:module'
import { fileURLToPath } from 'node:url'

const programs = {
  outbox: () => import('./cli/main.ts'),
  server: () => import('./server/main.ts'),
  dropbox: () => import('./emulator/main.ts'),
  conformance: () => import('./conformance/main.ts'),
  'probe:dropbox': () => import('./probe/main.ts'),
  demo: async (words) => {
    const { runDemo } = await import('./demo/main.ts')
    process.exitCode = await runDemo(words)
  },
}

const oldestMajor = 24
const [name = '', ...words] = process.argv.slice(2)
const program = Object.hasOwn(programs, name) ? programs[name] : undefined

if (program === undefined) {
  fail(`There is no program "${name}". There are ${Object.keys(programs).join(', ')}.`)
} else if (words[0] === '--version') {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  console.log(`Outbox ${version}`)
} else if (Number(process.versions.node.split('.')[0]) < oldestMajor) {
  fail(
    `Outbox needs Node ${oldestMajor}; this is Node ${process.versions.node}.\n` +
      `npm brings the right one by itself: run "npm ci" (without --ignore-scripts), then "npm ${commandOf(name)}".\n` +
      'Without npm, start it with node_modules/.bin/node.',
  )
} else {
  // A program finds its own words where it would find them if it had been started itself.
  process.argv.splice(2, 1)
  keepCompiledCode()
  try {
    await program(words)
  } catch (error) {
    const missing = missingPackage(error)
    if (missing === null) throw error
    fail(`The package ${missing} is not installed. Run "npm ci", then "npm ${commandOf(name)}".`)
  }
}

/**
 * The second start takes a third of the time: what Node makes of our sources is kept. Beside the packages, where only who may
 * change the program may write, and not where Node would put it, in a folder that all users of the computer share. Where it
 * cannot be written, nothing is kept.
 */
function keepCompiledCode() {
  // By the environment as well, for the processes that the program starts.
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url))
  nodeModule.enableCompileCache(process.env.NODE_COMPILE_CACHE)
}

/** The package that an import did not find; null for every other failure. */
function missingPackage(error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') return null
  return /^Cannot find package '([^']+)'/.exec(error.message)?.[1] ?? null
}

function commandOf(started) {
  return started === 'demo' ? 'start' : `run ${started}`
}

function fail(text) {
  console.error(text)
  process.exitCode = 1
}
