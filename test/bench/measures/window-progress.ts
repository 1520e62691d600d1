// How busy the window's main thread is while uploads change a thousand times a second: all rows of its page are another in
// each report, and reports come as often as main sends them at most.
import type { ElectronApplication, Page } from 'playwright-core'
import { anAppPlace, noWindow } from '../rig/app-window.ts'
import { usualRounds } from '../measure.ts'
import type { Measure, Taken } from '../measure.ts'
import type { Workplace } from '../rig/workplace.ts'
import { reportPeriodMs } from '#main/ipc/window-updates.ts'
import { channelOf } from '#shared/contract/ipc-channels.ts'

const uploads = 10_000
const rowsPerReport = 100
const roundMs = 4_000

export const windowProgress: Measure = {
  name: 'window-progress',
  what: "the window's main thread, busy while uploads change 1,000 times a second",
  target: 30,
  unit: '%',
  higher: false,
  take: takeProgress,
}

async function takeProgress(place: Workplace): Promise<Taken> {
  const none = noWindow()
  if (none !== null) return none
  await using controller = await anAppPlace(uploads)
  const { app, page } = await controller.launch()
  const values: number[] = []
  for (let round = 0; round < usualRounds; round += 1) {
    values.push(await busyShare(app, page))
    place.say(`window-progress: busy ${values.at(-1)?.toFixed(1)} %`)
  }
  await controller.end(app)
  return { kind: 'taken', values, beside: { reportsPerSecond: 1_000 / reportPeriodMs, rowsPerReport } }
}

async function busyShare(app: ElectronApplication, page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const busySeconds = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
  }
  const before = await busySeconds()
  const startMs = performance.now()
  await sendReports(app, await askedRows(page))
  const busyMs = 1_000 * ((await busySeconds()) - before)
  const tookMs = performance.now() - startMs
  await session.detach()
  return (100 * busyMs) / tookMs
}

type Asked = { readonly sequence: number; readonly version: number; readonly rows: readonly object[] }

/** The rows the window shows, and the number the next report must have. */
async function askedRows(page: Page): Promise<Asked> {
  return (await page.evaluate(`(async () => {
    const list = { group: 'all', search: '', sort: 'turn', descending: false }
    const { version, rows } = await window.outbox.readPage({ list, offset: 0, most: ${rowsPerReport} })
    const { sequence } = await window.outbox.readApp()
    return { sequence, version, rows }
  })()`)) as Asked // our own script's answer
}

async function sendReports(app: ElectronApplication, asked: Asked): Promise<void> {
  const words = { asked, channel: channelOf('report'), reportEveryMs: reportPeriodMs, roundMs }
  await app.evaluate(async ({ BrowserWindow }, { asked, channel, reportEveryMs, roundMs }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    for (let number = 1; number * reportEveryMs <= roundMs; number += 1) {
      const rows = asked.rows.map((row) => {
        const { row: shown } = row as { row: object }
        const sending = { state: 'sending', reason: null, sizeBytes: 1e9, sentBytes: number * 1e7 }
        return { ...row, row: { ...shown, ...sending } }
      })
      contents?.send(channel, { sequence: asked.sequence + number, app: null, rows, version: asked.version })
      await new Promise((resolve) => setTimeout(resolve, reportEveryMs))
    }
  }, words)
}
