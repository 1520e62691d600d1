// Real programs save into a watched folder, all at the same time: what each save left is in Dropbox once, and nothing else.
import { spawnSync } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pass } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCompany } from './company.ts'
import { aPausingServer, writers } from './writers.ts'
import type { Writer } from './writers.ts'

type Outcome = { readonly versions: number; readonly isWhole: boolean }

const present = writers.filter(({ program }) => isInstalled(program))

function isInstalled(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
}

/** Elsewhere nobody tells who has a file open, and a pause is one version more. */
describe.skipIf(process.platform !== 'linux')('versions in Dropbox are as many as saves:', () => {
  const outcomes = new Map<Writer, Outcome>()
  let others: readonly string[] = []

  beforeAll(async () => {
    await using company = await aCompany()
    await using server = await aPausingServer()
    const outbox = company.start(company.watch())
    await outbox.until(({ event }) => event === 'ready')
    await Promise.all(
      present.map((writer, index) => saveInto(company.folder, join(company.home, `own-${index}`), writer)),
    )
    // Whatever is to come comes within the longest wait that a writer here can have caused.
    await untilStill(() => company.commits().length, 9_000)
    outbox.signal('SIGTERM')
    await outbox.ended
    const commits = company.commits().map((path) => path.slice('/Outbox/'.length))
    for (const writer of present) {
      const { file } = writer
      const versions = commits.filter((path) => path === file).length
      const [here, there] = await Promise.all([
        readFile(join(company.folder, file)),
        readFile(join(company.dropbox.filesDir, 'Outbox', file)).catch(() => null),
      ])
      outcomes.set(writer, { versions, isWhole: there !== null && here.equals(there) })
    }
    others = commits.filter((path) => !present.some(({ file }) => file === path))

    async function saveInto(folder: string, own: string, writer: Writer): Promise<void> {
      await mkdir(own)
      await writer.save({ folder, own, url: server.url })
    }
  })

  for (const writer of writers) {
    test(writer.name, (context) => {
      const outcome = outcomes.get(writer)
      if (outcome === undefined) context.skip(`${writer.program} is not installed (Debian: ${writer.package})`)
      expect(outcome).toEqual({ versions: writer.saves, isWhole: true })
    })
  }

  test('what programs leave beside their files does not arrive while they work', () => {
    expect(others).toEqual([])
  })
})

/** Settles when the number has not changed for so long. */
async function untilStill(count: () => number, stillMs: number): Promise<void> {
  for (let [before, sinceMs] = [count(), performance.now()]; performance.now() - sinceMs < stillMs;) {
    await pass(100)
    if (count() !== before) [before, sinceMs] = [count(), performance.now()]
  }
}
