// Programs that watch a folder in a process of their own: without privilege, or where the system grants few watches.
import { spawnSync } from 'node:child_process'
import { withoutPrivilege } from '#test/rigs/no-privilege.ts'

/** A module of the adapters, as text to be imported by a program. */
export function adapterPath(name: string): string {
  return JSON.stringify(new URL(`../../../../src/adapters/${name}.ts`, import.meta.url).href)
}

/** A program that watches `root`, does `steps` with `folder` and prints each thing it is told. */
export function watcherProgram(root: string, steps: string): string {
  return `
    const { startWatchedFolder } = await import(${adapterPath('folder/watched-folder')})
    const { createIgnore } = await import(${adapterPath('folder/names/ignore')})
    const fs = await import('node:fs')
    const root = ${JSON.stringify(root)}
    const printed = []
    const print = (...words) => { printed.push(words.join(' ')); console.log(words.join(' ')) }
    let scans = 0
    const folder = await startWatchedFolder({
      root, ignore: createIgnore(), names: { emoji: 'allow' }, expectedIdentity: null,
      listener: {
        observed: (path, observed) => print(observed.kind, path),
        excluded: (path, rule) => print('excluded', path),
        unreadable: (path, reason) => print('unreadable', path, reason),
        root: (state) => print('root', state),
        becomes: async () => undefined,
        degraded: (reason) => print('degraded', reason),
        scanned: () => { scans += 1; print('scanned') },
      },
    })
    await folder.rescan()
    ${steps}
    await folder.close()`
}

/**
 * Steps that let a program move the clock on and wake the folder, so that minutes of watching take seconds: `pass(seconds,
 * expected, name)` waits for the scans that are expected, lets those come that events of these scans might lead to (they are due
 * after two seconds at most), and prints how many there were. `told(line)` waits until that was printed, `settled()` until no scan
 * follows from what happened so far; both give up after half a minute, and the lines then tell.
 */
export const clockSteps = `
  const { setTimeout: sleep } = await import('node:timers/promises')
  const realNow = performance.now.bind(performance)
  let aheadMs = 0
  performance.now = () => realNow() + aheadMs
  const jump = (ms) => { aheadMs += ms; folder.lookAgain('nothing') }
  const until = async (isSo) => { for (let tries = 0; !isSo() && tries < 600; tries += 1) await sleep(50) }
  const told = (line) => until(() => printed.includes(line))
  const settled = async () => {
    jump(3_000)
    for (let before = -1; before !== scans;) { before = scans; await sleep(500) }
    await folder.rescan()
  }
  const pass = async (seconds, expected, name) => {
    const before = scans
    jump(seconds * 1_000)
    for (let tries = 0; scans - before < expected && tries < 100; tries += 1) await sleep(100)
    await sleep(500)
    jump(3_000)
    await sleep(500)
    print(name, scans - before)
  }`

/** The lines a program prints; `refused` says why it could not run here. */
export type ChildEnd = { readonly lines: readonly string[]; readonly refused: string | null }

/** Runs `program`. */
export function runPlain(program: string): ChildEnd {
  return run(process.execPath, ['--input-type=module', '-e', program])
}

/** Runs `program` so that it may read only what the rights of files let it read. */
export function runUnprivileged(program: string): ChildEnd {
  const [command, ...args] = withoutPrivilege(['--input-type=module', '-e', program])
  return run(command, args)
}

/** Runs `program` where the system grants `watches` in all. The program may grant itself more: `grant(count)`. */
export function runWithWatches(watches: number, program: string): ChildEnd {
  const limit = '/proc/sys/user/max_inotify_watches'
  const granting = `
    const grant = async (count) => (await import('node:fs')).writeFileSync('${limit}', String(count))
    ${program}`
  const script = `echo ${watches} > ${limit} && exec "$0" "$@"`
  return run('unshare', ['-Ur', 'sh', '-c', script, process.execPath, '--input-type=module', '-e', granting])
}

function run(command: string, args: readonly string[]): ChildEnd {
  const { error, status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 60_000 })
  if (error !== undefined) return { lines: [], refused: error.message }
  return { lines: stdout.trim().split('\n'), refused: status === 0 ? null : (stderr.split('\n')[0] ?? '') }
}
