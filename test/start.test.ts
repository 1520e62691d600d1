// How each command begins, on the right Node and on one that is too old.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const script = fileURLToPath(new URL('../src/start.mjs', import.meta.url))

/** Makes a Node say of itself that it is as old as Debian 12's. It still reads TypeScript, which that one does not. */
const pretend = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.4'}})`

type Ended = { readonly code: unknown; readonly stdout: string; readonly stderr: string }

async function run(words: readonly string[], nodeOptions: readonly string[] = [], start = script): Promise<Ended> {
  const child = spawn(process.execPath, [...nodeOptions, start, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  const collected = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (collected.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (collected.stderr += chunk.toString()))
  const [code]: unknown[] = await once(child, 'close')
  return { code, ...collected }
}

const programs = ['outbox', 'server', 'dropbox', 'conformance', 'probe:dropbox']

test('each program finds its own words, and helps', async () => {
  const helped = await Promise.all(programs.map((name, index) => run([name, index % 2 === 0 ? '--help' : '-h'])))
  for (const [index, { code, stdout, stderr }] of helped.entries()) {
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain(`npm run ${programs[index]}`)
    expect(stdout).toContain('--version')
  }
})

test('each says which Outbox it is, also on an old Node', async () => {
  const told = await Promise.all([...programs, 'demo'].map((name) => run([name, '--version'], ['--import', pretend])))
  const version = expect.stringMatching(/^Outbox \d+\.\d+\.\d+\n$/)
  for (const each of told) expect(each).toEqual({ code: 0, stdout: version, stderr: '' })
})

test('each says in a sentence that Node is too old, and what to do', async () => {
  const names = [...programs, 'demo']
  const refused = await Promise.all(names.map((name) => run([name, '--json'], ['--import', pretend])))
  for (const [index, { code, stdout, stderr }] of refused.entries()) {
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toContain('Outbox needs Node 24; this is Node 18.20.4.')
    expect(stderr).toContain(names[index] === 'demo' ? 'then "npm start"' : `then "npm run ${names[index]}"`)
    expect(stderr).not.toMatch(/ERR_|^ +at /m)
  }
})

test('a program that is none is refused with the names of all', async () => {
  expect(await run(['servr'])).toEqual({
    code: 1,
    stdout: '',
    stderr: 'There is no program "servr". There are outbox, server, dropbox, conformance, probe:dropbox, demo.\n',
  })
})

test('without its packages each says which one is not installed, and what to do', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'outbox-start-'))
  try {
    const start = join(folder, 'start.mjs')
    copyFileSync(script, start)
    mkdirSync(join(folder, 'server'))
    writeFileSync(join(folder, 'server', 'main.ts'), "import 'a-package-that-is-not-here'\n")
    const { code, stdout, stderr } = await run(['server', '--json'], [], start)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toBe(
      'The package a-package-that-is-not-here is not installed. Run "npm ci", then "npm run server".\n',
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})
