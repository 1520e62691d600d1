// A program that is behind (busy, swapped out) loses events: Linux queues 16,384 and drops the rest without a word. Here it is behind
// because the test itself keeps it from hearing.
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createIgnore } from '#adapters/folder/names/ignore.ts'
import { startWatchedFolder } from '#adapters/folder/watched-folder.ts'
import { orSayWhy } from '#test/rigs/possible.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const isLinux = orSayWhy(process.platform === 'linux', 'lost events', 'the queue that is filled is that of Linux')

/** Fills the queue with events of two files. */
function overflow(root: string): void {
  const most = Number(readFileSync('/proc/sys/fs/inotify/max_queued_events', 'utf8'))
  const logs = ['a.log', 'b.log'].map((name) => openSync(join(root, name), 'a'))
  // Of equal events one after the other the system keeps one.
  for (let index = 0; index < most; index += 1) writeSync(logs[index % 2] ?? -1, 'x')
  for (const log of logs) closeSync(log)
}

test.runIf(isLinux)('what was saved while the queue was full is found, and its folders are heard', async () => {
  const root = temporaryFolder()
  for (const name of ['anew', 'sub']) mkdirSync(join(root, name))
  const files = new Set<string>()
  let scans = 0
  const folder = await startWatchedFolder({
    root,
    ignore: createIgnore(),
    names: { emoji: 'allow' },
    expectedIdentity: null,
    listener: {
      observed: (path) => void files.add(path),
      excluded: () => undefined,
      unreadable: () => undefined,
      root: () => undefined,
      becomes: async () => undefined,
      degraded: () => undefined,
      scanned: () => void (scans += 1),
    },
  })
  onTestFinished(() => folder.close())
  const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 60_000, interval: 20 })
  await soon(() => expect(scans).toBe(2))
  overflow(root)
  writeFileSync(join(root, 'sub/lost.pdf'), 'x')
  // On ext4 the new folder gets the inode of the old one; that its watch ended was told to nobody.
  rmSync(join(root, 'anew'), { recursive: true })
  mkdirSync(join(root, 'anew'))
  await soon(() => expect(files).toContain('sub/lost.pdf'))
  // The scan may be followed by another.
  for (let before = -1; before !== scans; await setTimeout(1_500)) before = scans
  const after = scans
  writeFileSync(join(root, 'anew/late'), 'x')
  await soon(() => expect(files).toContain('anew/late'))
  expect(scans).toBe(after)
})
