// Who the watched folder must be: from the records, or by a person's word.
import { mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lookAtRoot } from '#adapters/files/root-identity.ts'
import { agreeOnFolder, isFirstOpen, linkWatch, rememberedFolder, settledFirst } from '#uploader/agreed-folder.ts'
import { canMount, mountFolder } from '#test/rigs/file-system/mounted.ts'
import { temporaryFolder } from '#test/rigs/temporary-folder.ts'

/** The values of a ledger, and the places that were renamed in it. */
class Values {
  readonly values = new Map<string, string>()
  readonly renamed: string[] = []
  readMeta = async (key: string): Promise<string | null> => this.values.get(key) ?? null
  writeMeta = async (key: string, value: string): Promise<{ readonly kind: 'saved' }> => {
    this.values.set(key, value)
    return { kind: 'saved' }
  }
  renamePlace = async (from: string, to: string, root: string): Promise<{ readonly kind: 'saved' }> => {
    this.renamed.push(`${from} ${to} ${root}`)
    return { kind: 'saved' }
  }
}

const identityOf = async (path: string): Promise<string | null> => {
  const look = await lookAtRoot(path)
  return look.kind === 'folder' ? look.identity : null
}

function twoFolders(): { readonly one: string; readonly two: string } {
  const parent = temporaryFolder()
  const [one, two] = [join(parent, 'one'), join(parent, 'two')]
  mkdirSync(one)
  mkdirSync(two)
  return { one, two }
}

test('the first folder is taken, and is the one from then on', async () => {
  const { one, two } = twoFolders()
  const ledger = new Values()
  const first = await agreeOnFolder(ledger, { folder: one, adopt: 'no', asked: null })
  expect(first).toMatchObject({ identity: await identityOf(one), isAdopted: false })
  expect(rememberedFolder((key) => ledger.values.get(key) ?? null)).toEqual({ path: one, identities: [first.identity] })
  rmSync(one, { recursive: true })
  renameSync(two, one)
  for (const adopt of ['no', 'if_named_anew'] as const) {
    const later = await agreeOnFolder(ledger, { folder: one, adopt, asked: 'born:1:1' })
    expect(later).toMatchObject({ identity: first.identity, isAdopted: false })
  }
  expect(ledger.renamed).toEqual([])
})

test('another folder at the path is taken by a word at the start, or by a request that means it', async () => {
  const { one, two } = twoFolders()
  const [first, second] = [await identityOf(one), await identityOf(two)]
  for (const [adopt, asked] of [
    ['yes', null],
    ['no', second],
  ] as const) {
    const ledger = new Values()
    ledger.values
      .set('root identity', first ?? '')
      .set('root path', two)
      .set('root became', 'born:1:1')
    const taken = await agreeOnFolder(ledger, { folder: two, adopt, asked })
    expect(taken).toMatchObject({ identity: second, isAdopted: true })
    expect(ledger.renamed).toEqual([])
    expect(ledger.values.get('root became')).toBe('')
  }
})

test('another path that a person names is another folder, and old records do not know the path', async () => {
  const { one, two } = twoFolders()
  const ledger = new Values()
  ledger.values.set('root identity', (await identityOf(one)) ?? '')
  const taken = await agreeOnFolder(ledger, { folder: two, adopt: 'if_named_anew', asked: null })
  expect(taken).toMatchObject({ identity: await identityOf(two), isAdopted: false, before: null })
  const back = await agreeOnFolder(ledger, { folder: one, adopt: 'if_named_anew', asked: null })
  expect(back.before).toEqual({ path: two, identities: [await identityOf(two)] })
  expect(await isFirstOpen(ledger)).toBe(true)
  await settledFirst(ledger)
  expect(await isFirstOpen(ledger)).toBe(false)
})

test('a folder that was made anew keeps its rows: they move at the next start', async () => {
  const { one, two } = twoFolders()
  const ledger = new Values()
  const first = await agreeOnFolder(ledger, { folder: one, adopt: 'no', asked: null })
  const anew = (await identityOf(two)) ?? ''
  await first.becomes(anew)
  rmSync(one, { recursive: true })
  renameSync(two, one)
  const later = await agreeOnFolder(ledger, { folder: one, adopt: 'no', asked: null })
  expect(later).toMatchObject({ identity: anew, isAdopted: false })
  expect(ledger.renamed).toEqual([`folder:${first.identity} folder:${anew} ${one}`])
})

test('a folder that was away at the start is kept when it is seen, and what it becomes later beside it', async () => {
  const ledger = new Values()
  const folder = join(temporaryFolder(), 'away')
  const agreed = await agreeOnFolder(ledger, { folder, adopt: 'no', asked: null })
  expect(agreed.identity).toBe(null)
  expect(rememberedFolder((key) => ledger.values.get(key) ?? null)).toBe(null)
  await agreed.becomes('born:1:1')
  await agreed.becomes('born:1:2')
  expect(rememberedFolder((key) => ledger.values.get(key) ?? null)).toEqual({
    path: folder,
    identities: ['born:1:1', 'born:1:2'],
  })
})

test.skipIf(process.platform === 'win32')('a link that was switched is followed by a word, and only that', async () => {
  const { one, two } = twoFolders()
  const link = `${one}-link`
  symlinkSync(one, link)
  const ledger = new Values()
  const ask = { folder: link, adopt: 'if_named_anew', asked: null } as const
  const first = await agreeOnFolder(ledger, { ...ask, followsLink: true })
  expect(first.identity).toBe(await identityOf(one))
  const leadsElsewhere = await linkWatch(ledger, link)
  // Another folder at the same place is no switched link.
  renameSync(one, `${one}-aside`)
  mkdirSync(one)
  expect(await leadsElsewhere()).toBe(false)
  expect((await agreeOnFolder(ledger, { ...ask, followsLink: true })).identity).toBe(first.identity)
  unlinkSync(link)
  expect(await leadsElsewhere()).toBe(false)
  symlinkSync(two, link)
  expect(await leadsElsewhere()).toBe(true)
  expect(await agreeOnFolder(ledger, ask)).toMatchObject({ identity: first.identity, isAdopted: false })
  expect(await agreeOnFolder(ledger, { ...ask, followsLink: true })).toMatchObject({
    identity: await identityOf(two),
    isAdopted: true,
  })
  expect(ledger.renamed).toEqual([])
})

test.runIf(canMount('the quiet time of a drive'))('a file rests longer on a drive that is no disk', async () => {
  await using mounted = await mountFolder('fat')
  const quietOf = async (folder: string): Promise<number | null> =>
    (await agreeOnFolder(new Values(), { folder, adopt: 'no', asked: null })).quietMs
  const { one } = twoFolders()
  expect([await quietOf(one), await quietOf(mounted.folder), await quietOf(`${one}/nothing`)]).toEqual([
    2_000,
    5_000,
    null,
  ])
})
