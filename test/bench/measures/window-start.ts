// How long the app takes from its start to a window with data, against a bare Chromium with a page that has one row. Both
// begin as processes on the same machine, one after the other; the stand-in is what is measured where Electron is not
// installed. What Node makes of the stand-in, which is TypeScript, is kept from start to start; a first one that does not count makes it.
import { chromium } from 'playwright-core'
import { electronBinary } from '#test/end-to-end/app/rig/launch.ts'
import { anAppPlace, noWindow } from '../rig/app-window.ts'
import { usualRounds } from '../measure.ts'
import type { Measure, Taken } from '../measure.ts'
import { median } from '../median.ts'
import type { Workplace } from '../rig/workplace.ts'
import { makeFolder, removeFolder } from '#test/rigs/made-folder.ts'

const uploads = 100

export const windowStart: Measure = {
  name: 'window-start',
  what: 'start of the app until its window shows data / start of a bare Chromium with a page',
  target: 2,
  unit: 'times',
  higher: false,
  take: takeStart,
}

async function takeStart(place: Workplace): Promise<Taken> {
  const none = noWindow()
  if (none !== null) return none
  await using controller = await anAppPlace(uploads)
  const ours: number[] = []
  const bare: number[] = []
  await controller.end((await controller.launch()).app)
  for (let round = 0; round < usualRounds; round += 1) {
    bare.push(await timeOf(openBarePage))
    ours.push(
      await timeOf(async () => {
        const { app } = await controller.launch()
        return () => controller.end(app)
      }),
    )
    place.say(`window-start: app ${ours.at(-1)?.toFixed(0)} ms, bare page ${bare.at(-1)?.toFixed(0)} ms`)
  }
  const values = ours.map((tookMs, round) => tookMs / (bare[round] ?? Number.NaN))
  const beside = { appMs: median(ours), barePageMs: median(bare), onElectron: electronBinary().isReal ? 1 : 0 }
  return { kind: 'taken', values, beside }
}

/** How long `open` takes; what it answers closes again, and is not counted. */
async function timeOf(open: () => Promise<() => Promise<void>>): Promise<number> {
  const startMs = performance.now()
  const close = await open()
  const tookMs = performance.now() - startMs
  await close()
  return tookMs
}

async function openBarePage(): Promise<() => Promise<void>> {
  const profile = makeFolder()
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['STANDIN_CHROMIUM'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  const [page = await context.newPage()] = context.pages()
  await page.setContent('<main><table><tr><td>Document</td></tr></table></main>')
  await page.getByRole('row').first().waitFor()
  return async () => {
    await context.close()
    removeFolder(profile)
  }
}
