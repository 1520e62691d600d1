// The start of an installed package, tried with programs that are none.
import { spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '#test/package/packed.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

/** Runs the script with a program that does what `body` says; `$data` is its data folder. */
function started(body: string): { status: number | null; stdout: string } {
  const program = join(temporaryFolder(), 'outbox')
  writeFileSync(program, `#!/bin/sh\ndata=\${1#--user-data-dir=}\n${body}\n`)
  chmodSync(program, 0o755)
  return spawnSync(process.execPath, [join(root, 'test/probe/start-package.ts'), program], { encoding: 'utf8' })
}

const begins = 'mkdir "$data/logs"; echo begin >"$data/logs/outbox.log"'

describe.skipIf(process.platform === 'win32')('the start of a package', () => {
  it('is well when it begins, stays and ends when it is told to', () => {
    const { status, stdout } = started(`${begins}\ntrap 'exit 0' TERM\nwhile :; do sleep 0.1; done`)
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^began after \d+ ms\nended with 0\nits log:\nbegin/)])
  }, 30_000)

  it('is not well when the program ends by itself', () => {
    const { status, stdout } = started(`${begins}\nexit 7`)
    expect([status, stdout]).toEqual([1, expect.stringContaining('ENDED by itself with 7')])
  }, 30_000)

  it('is not well when the program never begins', () => {
    const { status, stdout } = started('exit 1')
    expect([status, stdout]).toEqual([1, expect.stringContaining('DID NOT BEGIN')])
  }, 30_000)

  it('needs a program', () => {
    const script = join(root, 'test/probe/start-package.ts')
    const { status, stderr } = spawnSync(process.execPath, [script, '/not/there'], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([2, expect.stringContaining('/not/there is not there')])
  })
})
