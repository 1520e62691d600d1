// The set-up: what is checked, what is remembered, and who sees the key.
import { describe, expect, it } from 'vitest'
import type { Beginning, Decided } from '#main/uploads/set-up.ts'
import { aSetUp as aRig, good } from './a-set-up.ts'

const entry = { server: ' https://uploads.example/ ', key: ' typed-key ' }

describe('a code in the place of a key', () => {
  const byCode = { ...entry, key: ' CODE-1 ' }

  it('becomes the key once, however often it is checked', async () => {
    const { setUp, asked, enrolled, targets } = aRig()
    for (let look = 0; look < 2; look += 1) expect(await setUp.checkServer(byCode)).toMatchObject({ usable: true })
    expect(enrolled).toEqual([['https://uploads.example/', 'CODE-1']])
    expect(asked.map(([, key]) => key)).toEqual(['key-of-CODE-1', 'key-of-CODE-1'])
    await setUp.chooseFolder()
    await setUp.finish('send')
    expect(targets).toMatchObject([{ key: 'key-of-CODE-1' }])
  })

  it('is forgotten with the set-up, and is another one for another server', async () => {
    const { setUp, enrolled } = aRig()
    await setUp.checkServer(byCode)
    await setUp.checkServer({ ...byCode, server: 'https://other.example' })
    setUp.forget()
    await setUp.checkServer({ ...byCode, server: 'https://other.example' })
    expect(enrolled).toHaveLength(3)
  })

  it('that is refused says why, and nothing is asked with it', async () => {
    const { setUp, asked } = aRig({ enrolled: { kind: 'refused', text: 'It was used already.' } })
    expect(await setUp.checkServer(byCode)).toEqual({
      usable: false,
      findings: [{ check: 'code', ok: false, text: 'It was used already.' }],
    })
    expect(asked).toEqual([])
  })
})

describe('a server', () => {
  it('is taken by its name alone: only https:// can be meant', async () => {
    const { setUp, targets } = aRig()
    await setUp.checkServer({ ...entry, server: ' uploads.example ' })
    expect((await setUp.draft()).server).toBe('https://uploads.example')
    await setUp.checkServer({ ...entry, server: 'http://uploads.example' })
    expect((await setUp.draft()).server).toBe('http://uploads.example')
    expect(targets).toEqual([])
  })

  it('is checked with the typed key and can be used when all is well', async () => {
    const { setUp, asked } = aRig()
    expect(await setUp.checkServer(entry)).toEqual({ usable: true, findings: good.slice(1) })
    expect(asked).toEqual([['https://uploads.example/', 'typed-key']])
  })

  it('is checked with the key at hand when none is typed and it is for this server', async () => {
    const { setUp, asked } = aRig()
    expect((await setUp.checkServer({ ...entry, key: '' })).usable).toBe(true)
    expect(asked).toEqual([['https://uploads.example/', 'old-key']])
  })

  it('never hears the key of another server', async () => {
    const findings = [good[0] ?? { check: '', ok: false, text: '' }, { check: 'token', ok: false, text: 'unusable' }]
    const { setUp, asked } = aRig({ findings })
    expect(await setUp.checkServer({ server: 'https://evil.example', key: '' })).toEqual({
      usable: false,
      findings: [{ check: 'key', ok: false, text: 'Type the device key you got from your IT department.' }],
    })
    expect(asked).toEqual([['https://evil.example', '']])
  })

  it('says only what is wrong with its address when that is wrong', async () => {
    const findings = [{ check: 'server address', ok: false, text: 'no' }]
    expect(await aRig({ findings }).setUp.checkServer({ server: 'x', key: '' })).toEqual({ usable: false, findings })
  })

  it('can be used although the clock is wrong, but not when anything else is', async () => {
    const clock = { check: 'clock', ok: false, text: 'wrong' }
    expect((await aRig({ findings: [...good, clock] }).setUp.checkServer(entry)).usable).toBe(true)
    const dropbox = { check: 'Dropbox reached', ok: false, text: 'blocked', code: 'dropbox_unreachable' }
    const blocked = await aRig({ findings: [...good, dropbox] }).setUp.checkServer(entry)
    expect(blocked.usable).toBe(true)
    // Codes are for IT: the page shows sentences.
    expect(blocked.findings.at(-1)).toEqual({ check: 'Dropbox reached', ok: false, text: 'blocked' })
    for (const check of ['server reached', 'certificate', 'token']) {
      const findings = [...good, { check, ok: false, text: '' }]
      expect((await aRig({ findings }).setUp.checkServer(entry)).usable).toBe(false)
    }
    expect((await aRig({ findings: [] }).setUp.checkServer(entry)).usable).toBe(false)
  })
})

describe('a check under way', () => {
  it('is ended by the next one, and that by whoever forgets what was typed', async () => {
    const { setUp, signals } = aRig()
    const checks = [setUp.checkServer(entry), setUp.checkServer(entry)]
    await new Promise(setImmediate)
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false])
    setUp.forget()
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true])
    await Promise.all(checks)
  })
})

describe('a folder', () => {
  it('is looked at and counted', async () => {
    expect(await aRig().setUp.chooseFolder()).toEqual({
      shown: '/chosen',
      usable: true,
      findings: [{ check: 'folder', ok: true, text: 'fine' }],
      files: 3,
      bytes: 30,
      toFetch: 1,
      isAll: true,
      examples: ['a', 'b', 'c'],
    })
  })

  it('is not counted when it cannot be used', async () => {
    const folderFindings = [{ check: 'folder', ok: false, text: 'home' }]
    expect(await aRig({ folderFindings }).setUp.chooseFolder()).toMatchObject({ usable: false, files: 0 })
  })

  it('stays what it was when the dialog is left', async () => {
    const { setUp } = aRig({ folder: null, beginning: { server: '', folder: '/before' } })
    expect(await setUp.chooseFolder()).toBeNull()
    expect((await setUp.draft()).folder?.shown).toBe('/before')
  })
})

describe('the draft', () => {
  it('shows what is known, and never a key', async () => {
    const { setUp } = aRig({ beginning: { server: 'https://uploads.example', folder: '/before' } })
    expect(await setUp.draft()).toMatchObject({ server: 'https://uploads.example', hasKey: true })
    await setUp.checkServer({ server: 'https://other.example', key: 'secret-key' })
    const draft = await setUp.draft()
    expect(draft).toMatchObject({ server: 'https://other.example', hasKey: true })
    expect(JSON.stringify(draft)).not.toContain('secret-key')
  })

  it('is empty the first time', async () => {
    expect(await aRig().setUp.draft()).toMatchObject({ server: '', hasKey: false, folder: null })
  })
})

describe('the end', () => {
  it('hands on what was checked and chosen, once', async () => {
    const { setUp, targets } = aRig()
    await setUp.checkServer(entry)
    await setUp.chooseFolder()
    expect(await setUp.finish('leave')).toEqual({ kind: 'begun' })
    expect(targets).toEqual([
      { server: 'https://uploads.example/', key: 'typed-key', folder: '/chosen', existing: 'leave' },
    ])
    expect(await setUp.finish('send')).toMatchObject({ kind: 'refused' })
  })

  it('keeps the key that is at hand when none was typed', async () => {
    const { setUp, targets } = aRig()
    await setUp.checkServer({ ...entry, key: '' })
    await setUp.chooseFolder()
    await setUp.finish('send')
    expect(targets[0]?.key).toBeNull()
  })

  it('is refused before server and folder are fine', async () => {
    const { setUp, targets } = aRig()
    expect(await setUp.finish('send')).toMatchObject({ kind: 'refused', code: 'server_unchecked' })
    await setUp.checkServer(entry)
    expect(await setUp.finish('send')).toMatchObject({ kind: 'refused', code: 'folder_missing' })
    expect(targets).toEqual([])
  })

  it('forgets a server that was fine when a later check says it is not', async () => {
    let isFine = true
    const { setUp, targets } = aRig({
      get findings() {
        return isFine ? good : [{ check: 'token', ok: false, text: '' }]
      },
    })
    await setUp.checkServer(entry)
    await setUp.chooseFolder()
    isFine = false
    await setUp.checkServer(entry)
    expect(await setUp.finish('send')).toMatchObject({ code: 'server_unchecked' })
    expect(targets).toEqual([])
  })

  it('can be tried again when the start was refused', async () => {
    const { setUp, targets } = aRig({ end: { kind: 'refused', code: 'x', text: 'y' } })
    await setUp.checkServer(entry)
    await setUp.chooseFolder()
    await setUp.finish('send')
    await setUp.finish('send')
    expect(targets.length).toBe(2)
  })
})

describe('what the company decides', () => {
  const beginning = { server: 'https://uploads.example', folder: '/company' }
  it('stands there whatever was checked before, and no other folder is chosen', async () => {
    const given: { folder: string; beginning: Beginning; decided: Decided } = {
      folder: '/other',
      beginning: { server: 'https://before.example', folder: null },
      decided: { server: false, folder: false },
    }
    const { setUp } = aRig(given)
    await setUp.checkServer({ server: 'https://other.example', key: 'k' })
    expect((await setUp.chooseFolder())?.shown).toBe('/other')
    given.beginning = beginning
    given.decided = { server: true, folder: true }
    expect(await setUp.draft()).toMatchObject({
      server: 'https://uploads.example',
      folder: { shown: '/company' },
      decided: { server: true, folder: true },
    })
    expect(await setUp.chooseFolder()).toBe(null)
  })
})
