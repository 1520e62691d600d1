// Another folder at the watched path, inside the app.
import { describe, expect, it } from 'vitest'
import { aRig } from './a-lifecycle.ts'
import { aRun } from './a-run.ts'

describe('another folder at the watched path', () => {
  it('is taken by a start anew, when a person says so here or in the terminal', async () => {
    const run = aRun()
    const { lifecycle, asks } = aRig([run, aRun(), aRun()])
    await lifecycle.begin()
    await lifecycle.restart('Scans')
    expect(asks.map(({ adopted }) => adopted)).toEqual([null, 'Scans'])
    run.askToAdopt()
    await run.run.uploader.adoptAsked
    await lifecycle.restart()
    // The one that asked is not the one that runs any more.
    expect(asks).toHaveLength(3)
  })

  it('is taken by a start anew, which finds the request, when the terminal asks', async () => {
    const run = aRun()
    const { lifecycle, asks } = aRig([run, aRun()])
    await lifecycle.begin()
    run.askToAdopt()
    await expect.poll(() => asks.length).toBe(2)
    expect(asks[1]?.adopted).toBeNull()
  })

  it('is said by the banner with its button, not by a notice too', async () => {
    const run = aRun()
    const { lifecycle } = aRig([run])
    await lifecycle.begin()
    const { notices } = lifecycle.app()
    run.notice({ kind: 'folder_replaced', folder: '/watched', dataFolder: '/data' })
    expect(lifecycle.app().notices).toEqual(notices)
  })
})
