// The bill of materials of a package, and how much of others may be in it.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bundledInApp, partsOf } from '#resources/packaging/parts.ts'
import { partsInside, programs } from '#resources/packaging/programs/bundle.ts'
import { billOf } from '#resources/packaging/sbom.ts'
import { root } from '../packed.ts'

const billSchema = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.6'),
  serialNumber: z.string().regex(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
  components: z.array(
    z.object({ name: z.string(), version: z.string(), purl: z.string(), licenses: z.array(z.unknown()).min(1) }),
  ),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
})

describe('the bill of materials', () => {
  const parts = partsOf(bundledInApp, root)
  const runtime = { name: 'electron', version: '45.4.1' }
  const sha256 = 'ab'.repeat(32)
  const bill = billSchema.parse(billOf('outbox.deb', sha256, { name: 'outbox', version: '0.1.0', parts, runtime }))

  it('names every package inside, with version, licence and address, and the runtime', () => {
    expect(bill.components).toHaveLength(parts.length + 1)
    const named = Object.fromEntries(bill.components.map(({ name, purl }) => [name, purl]))
    expect(named['zod']).toMatch(/^pkg:npm\/zod@\d+\.\d+\.\d+$/)
    expect(named['@tanstack/react-virtual']).toMatch(/^pkg:npm\/%40tanstack\/react-virtual@\d/)
    expect(named['electron']).toBe('pkg:npm/electron@45.4.1')
  })

  it('hangs each of them on the product, once', () => {
    const [product] = bill.dependencies
    expect(product?.dependsOn).toEqual([...new Set(bill.components.map(({ purl }) => purl))])
  })

  it('of a program names what is bundled and, once, the native code beside it', () => {
    const modules = [`${root}/node_modules/zod/index.js`, `${root}/node_modules/zod/v4/core.js`]
    const inside = programs.map((program) => partsInside(program, modules, root).map(({ manifest }) => manifest.name))
    expect(inside).toEqual([['koffi', 'zod'], ['zod']])
  })

  it('is the same for the same package', () => {
    expect(billOf('a', sha256, { name: 'outbox', version: '1.0.0', parts, runtime: null })).toEqual(
      billOf('a', sha256, { name: 'outbox', version: '1.0.0', parts, runtime: null }),
    )
  })
})

it('no licence forbids what we do with a package', () => {
  // The last two let do what the MIT licence lets do.
  const allowed = /^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|\(MIT OR [\w.-]+\)|BlueOak-1\.0\.0|Python-2\.0)$/
  const odd = partsOf(bundledInApp, root).filter(({ manifest }) => !allowed.test(manifest.license ?? ''))
  expect(odd.map(({ manifest }) => `${manifest.name}: ${manifest.license}`)).toEqual([])
})
