// Pages outside: only what is compiled in, and an unbuilt app knows none.
import { expect, it } from 'vitest'
import { outsideAddress } from '#main/desktop/external-links.ts'
import { outsidePages } from '#shared/contract/ipc.ts'

it('opens nothing that was not compiled in', () => {
  for (const page of outsidePages) expect(outsideAddress(page)).toBeNull()
})
