// The specs of the desktop app, counted. They need Electron's runtime, or Chromium for the stand-in.
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { electronBinary } from '#test/end-to-end/app/rig/launch.ts'
import { broken, type Count } from './count.ts'
import { runToolQuietly } from './tool.ts'

const reportSchema = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.unknown()),
})

const chromium = process.env['STANDIN_CHROMIUM'] ?? '/usr/bin/chromium'

/**
 * Runs Playwright on real Electron where it is installed, else on the stand-in; where neither can run, it says so. It runs beside
 * other tools, so its output is shown at its end.
 */
export async function runSpecs(reportFile: string): Promise<Count> {
  const { isReal } = electronBinary()
  if (!isReal && !existsSync(chromium)) {
    console.log(`\nskipped: the specs of the app need Electron's runtime, or Chromium at ${chromium} for the stand-in`)
    return { passed: 0, failed: 0, skipped: 1 }
  }
  const { passed } = await runToolQuietly(['playwright', 'test'], { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile })
  return countSpecs(reportFile, passed)
}

/** A spec that passed only at its second try counts as failed: there is no second try. */
export function countSpecs(reportFile: string, ended: boolean): Count {
  try {
    const { stats, errors } = reportSchema.parse(JSON.parse(readFileSync(reportFile, 'utf8')))
    const failed = stats.unexpected + stats.flaky + errors.length
    return { passed: stats.expected, failed: failed === 0 && !ended ? 1 : failed, skipped: stats.skipped }
  } catch {
    return broken
  }
}
