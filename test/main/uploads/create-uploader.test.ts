// A real uploader, started the way the app starts it, against a server that is not there.
import { english } from '#shared/messages/english.ts'
import { mergePolicies, noPolicy } from '#shared/policy/policy.ts'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createStartRun } from '#main/uploads/create-uploader.ts'
import { noLimit } from '#shared/speed/speed.ts'
import type { RunAnswer, RunAsk } from '#main/uploads/create-uploader.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

const silent = { info: () => undefined, warning: () => undefined, alarm: () => undefined }

type Rig = {
  readonly watched: string
  readonly ways: string[]
  readonly start: (ask?: Partial<RunAsk>) => Promise<RunAnswer>
}

async function aRig(policy = noPolicy): Promise<Rig> {
  const base = temporaryFolder()
  const watched = join(base, 'watched')
  await mkdir(watched)
  await writeFile(join(watched, 'a.txt'), 'a')
  await writeFile(join(watched, 'b.bak'), 'b')
  const ways: string[] = []
  const startRun = createStartRun({
    dataFolder: join(base, 'data'),
    allowLoopback: true,
    quietMs: 10,
    agentFor: () => null,
    policy: () => policy,
    findWay: async (server) => void ways.push(server),
    language: english,
    systemTrash: async () => undefined,
    log: silent,
  })
  const usual: RunAsk = {
    folder: watched,
    furtherFolders: [],
    adopted: '',
    server: 'http://127.0.0.1:9',
    key: 'a-key-for-trials',
    ignore: ['*.bak'],
    replaceByName: false,
    afterUpload: 'keep',
    existing: null,
    largeFiles: 2,
    historyDays: 730,
    graceSeconds: 0,
    pause: { untilMs: null },
    speed: noLimit,
  }
  return { watched, ways, start: (ask = {}) => startRun({ ...usual, ...ask }) }
}

it('looks at the folder, by the rules and the pause it is given, once it knows the way', async () => {
  const { start, ways } = await aRig()
  const answer = await start()
  if (answer.kind !== 'started') throw new Error(answer.text)
  const { run } = answer
  try {
    await run.uploader.firstLook
    const { facts, counts } = run.view.overview()
    expect(facts).toMatchObject({ paused: 'paused', pausedUntilMs: null, waiting: 1, done: 0 })
    expect(counts).toMatchObject({ sent: 0, left_out: 1 })
    expect(ways).toEqual(['http://127.0.0.1:9'])
    expect(run.uploader.me()).toBeNull()
  } finally {
    run.view.close()
    await run.uploader.stop()
  }
})

it('says in words why it does not start', async () => {
  const { start } = await aRig()
  expect(await start({ server: 'ftp://x' })).toMatchObject({ kind: 'refused', code: 'server_not_https' })
  expect(await start({ key: 'two words' })).toMatchObject({ kind: 'refused', code: 'token_unusable' })
  const refused = await start({ folder: '/' })
  expect(refused).toMatchObject({ kind: 'refused', code: 'folder_file_system_root' })
})

it("starts nothing while the company's policy cannot be followed", async () => {
  const document = { version: 1, enforced: { serverUrl: 'https://' } }
  const { start, ways } = await aRig(mergePolicies([{ kind: 'found', source: 'machine', place: 'here', document }]))
  const answer = await start()
  expect(answer).toMatchObject({ kind: 'refused', code: 'policy' })
  expect(ways).toEqual([])
})
