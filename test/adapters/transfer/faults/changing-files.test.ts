// Files that change while they are sent, with the real folder, hashing, transport and network (F53): a torn file is never
// committed.
import fs from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { countedBytes } from '../../http/counted-bytes.ts'
import { aSendingSide } from './sending-side.ts'
import { errorCodeOf } from '#shared/error-code.ts'
import { never } from '../../../rigs/cancel.ts'
import { startOneShotLink } from '../../../rigs/network/one-shot-link.ts'
import { isUsualUnderWine } from '#test/windows/choice/usual-under-wine.ts'
import { amount } from '#test/rigs/amount.ts'

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

/** Windows refuses to replace a file at the very moment it is open; then the program would try again. */
function unlessOpen(change: () => void): void {
  try {
    change()
  } catch (error) {
    if (process.platform !== 'win32' || errorCodeOf(error) !== 'EPERM') throw error
  }
}

test('files that change at any moment: what is committed is always the version that was hashed', async () => {
  const link = await startOneShotLink()
  onTestFinished(() => link.close())
  const { transport, save, folder } = aSendingSide({})
  fs.mkdirSync(join(folder, 'in'))
  const original = countedBytes(5 * mebibyte + 100)
  const outcomes = new Map<string, number>()
  // Under wine only what Windows does with such files is of interest, and not which moment is the unlucky one.
  const rounds = isUsualUnderWine ? 30 : amount(60, 120)
  for (let round = 0; round < rounds; round += 1) {
    const name = `in/file-${round}`
    const fingerprint = await save(name, original)
    const change = changes[round % changes.length]
    // Strikes between the first moment and a little after the whole send, spread evenly over the rounds.
    const strike = setTimeout(
      () => unlessOpen(() => change?.(join(folder, name), round)),
      ((120 / rounds) * round) / changes.length,
    )
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

test('a program can replace its file at every moment of a send but those in which a block is read', async () => {
  const link = await startOneShotLink()
  onTestFinished(() => link.close())
  let refused = 0
  let replaced = 0
  const replace = (file: string): void => {
    fs.writeFileSync(`${file}.new`, countedBytes(9 * mebibyte, 3))
    try {
      fs.renameSync(`${file}.new`, file)
      replaced += 1
    } catch {
      refused += 1
    }
  }
  const { transport, save, folder } = aSendingSide({})
  fs.mkdirSync(join(folder, 'in'))
  const file = join(folder, 'in', 'document')
  const fingerprint = await save('in/document', countedBytes(13 * mebibyte))
  const answer = await transport.send(
    { url: link.link(), path: 'in/document', fingerprint },
    // The first bytes are on their way: from here on the file was held open to the end, once.
    () => void (replaced === 0 && replace(file)),
    never,
  )
  expect(replaced).toBe(1)
  expect(answer).toMatchObject({ kind: 'withheld', because: { kind: 'source', observed: { kind: 'file' } } })
  expect(link.commits()).toEqual([])
  expect(refused).toBeLessThan(20)
  const next = await save('in/document', countedBytes(9 * mebibyte, 3))
  expect(
    await transport.send({ url: link.link(), path: 'in/document', fingerprint: next }, () => undefined, never),
  ).toEqual({
    kind: 'stored',
    contentHash: next.contentHash,
  })
})
