import { expect, it } from 'vitest'
import { runOnItsComputer, trustsItsComputer } from '#test/rigs/network/own-authority.ts'

it('adds the authorities of the system to those of Node, and says how many', () => {
  const script = `
    const { trustSystemAuthorities } = await import('#main/network/certificate-authorities.ts')
    const write = (event, facts) => say(event, facts.system === new Set(tls.getCACertificates('system')).size)
    trustSystemAuthorities({ info: write, warning: write, alarm: write })`
  expect(runOnItsComputer(script)).toEqual({ ...trustsItsComputer, said: [['authorities', true]] })
})
