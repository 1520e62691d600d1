// Files that change while they are sent, with the real folder, hashing, transport and network (F53): a torn file is never
// committed.
import fs from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { countedBytes } from '../../http/counted-bytes.ts'
import { aSendingSide } from './sending-side.ts'
import { never } from '../../../rigs/cancel.ts'
import { startOneShotLink } from '../../../rigs/network/one-shot-link.ts'

const mebibyte = 1024 * 1024

const changes: readonly ((file: string, round: number) => void)[] = [
  (file) => fs.appendFileSync(file, 'more'),
  (file) => fs.truncateSync(file, 3 * mebibyte),
  (file, round) => {
    const handle = fs.openSync(file, 'r+')
    // In two strokes, as programs do: between them the file is no version at all.
    fs.writeSync(handle, `edit ${round}`, 10)
    fs.writeSync(handle, `edit ${round}`, 5 * mebibyte)
    fs.closeSync(handle)
  },
  (file) => {
    fs.writeFileSync(`${file}.new`, countedBytes(5 * mebibyte + 100, 7))
    fs.renameSync(`${file}.new`, file)
  },
  (file) => fs.rmSync(file),
  () => undefined, // left alone: must arrive
]

test('120 files that change at any moment: what is committed is always the version that was hashed', async () => {
  const link = await startOneShotLink()
  onTestFinished(() => link.close())
  const { transport, save, folder } = aSendingSide({})
  const original = countedBytes(5 * mebibyte + 100)
  const outcomes = new Map<string, number>()
  for (let round = 0; round < 120; round += 1) {
    const name = `file-${round}`
    const fingerprint = await save(name, original)
    const change = changes[round % changes.length]
    // Strikes between the first moment and a little after the whole send, spread evenly over the rounds.
    const strike = setTimeout(() => change?.(join(folder, name), round), round / changes.length)
    const url = link.link()
    const answer = await transport.send({ url, path: name, fingerprint }, () => undefined, never)
    clearTimeout(strike)
    outcomes.set(answer.kind, (outcomes.get(answer.kind) ?? 0) + 1)
    const commits = link.commits().filter((commit) => commit.id === new URL(url).pathname)
    expect(commits.map((commit) => commit.contentHash)).toEqual(
      answer.kind === 'stored' ? [fingerprint.contentHash] : [],
    )
    if (change === changes.at(-1)) expect(answer.kind).toBe('stored')
    if (answer.kind !== 'stored') expect(answer).toMatchObject({ kind: 'withheld', because: { kind: 'source' } })
    fs.rmSync(join(folder, name), { force: true })
  }
  // The races were real: some changes came in time to stop the send, some too late to matter.
  expect([...outcomes.keys()].toSorted()).toEqual(['stored', 'withheld'])
})
