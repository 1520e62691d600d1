import { parseArgs } from 'node:util'
import { expect, it } from 'vitest'
import { askedBy, runOneCommand, type Asked } from '#cli/one-command.ts'
import { exitCodes } from '#cli/output/exit-status.ts'

const usage = 'Usage: it\n'

async function runs(asked: Asked<'well' | 'ill'>): Promise<readonly [status: number, out: string, err: string]> {
  const said = { out: '', err: '' }
  const outputs = {
    stdout: { write: (text: string) => (said.out += text) },
    stderr: { write: (text: string) => (said.err += text) },
  }
  const command = async (how: 'well' | 'ill'): Promise<number> =>
    how === 'well' ? exitCodes.fine : exitCodes.needsPerson
  return [await runOneCommand(asked, usage, command, outputs), said.out, said.err]
}

it('prints its usage, refuses with it, or runs the command', async () => {
  expect(await runs({ kind: 'help' })).toEqual([0, usage, ''])
  expect(await runs({ kind: 'refused', because: 'No.' })).toEqual([1, '', 'No.\n\nUsage: it\n'])
  expect(await runs({ kind: 'run', command: 'well' })).toEqual([0, '', ''])
  expect(await runs({ kind: 'run', command: 'ill' })).toEqual([2, '', ''])
})

it('says what Node says of arguments that cannot be read', () => {
  const unknown = askedBy(() => {
    parseArgs({ args: ['--what'], options: {} })
    return { kind: 'help' }
  })
  expect(unknown).toEqual({ kind: 'refused', because: expect.stringContaining("'--what'") })
})
