import { expect, test } from 'vitest'
import { Fleet } from '#server/fleet/fleet.ts'
import { fleetPage, fleetSentence } from '#server/fleet/fleet-page.ts'
import { createTestClock } from '../company.ts'

test('no name of a device becomes part of the page, and nothing else is loaded', () => {
  const fleet = new Fleet(createTestClock())
  fleet.denied('<script>alert("1")</script>&')
  const page = fleetPage(fleet.read())
  expect(page).toContain('<td>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;</td><td>signed out</td>')
  expect(page).not.toMatch(/<script|<img|<link|style=|https?:/)
})

test('an empty fleet is said so', () => {
  expect(fleetSentence(new Fleet(createTestClock()).read())).toBe('No machine is stuck. 0 machines were heard of.')
})
