// How each stage of the app's life is shown.
import { expect, it } from 'vitest'
import { phaseOf } from '#main/uploads/stage.ts'
import { defaultSettings } from '#shared/contract/settings.ts'
import { anOverview } from '#test/rigs/samples/overview.ts'
import { aRun } from './a-run.ts'

const settings = { ...defaultSettings, server: 'https://uploads.example', folder: '/watched' }

it('shows what runs with where its files go', () => {
  const running = { run: aRun().run, overview: anOverview() }
  expect(phaseOf({ kind: 'running' }, running, settings)).toMatchObject({
    kind: 'running',
    place: { folder: '/watched', server: 'uploads.example' },
    overview: running.overview,
  })
})

it('shows a run that is not there yet as a start', () => {
  expect(phaseOf({ kind: 'running' }, null, settings)).toEqual({ kind: 'starting' })
})

it('names the key store that is locked as the system does', () => {
  const keystore = process.platform === 'darwin' ? 'keychain' : 'keyring'
  expect(phaseOf({ kind: 'locked' }, null, settings)).toEqual({ kind: 'locked', keystore })
})

it('shows every other stage as it is', () => {
  const stages = [
    { kind: 'starting' },
    { kind: 'set_up' },
    { kind: 'stopped', code: 'broken', text: 'It stopped.' },
  ] as const
  for (const stage of stages) expect(phaseOf(stage, null, settings)).toEqual(stage)
})
