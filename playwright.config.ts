// How the specs of the desktop app are run: one window at a time, since all share two cores and one screen.
import { defineConfig } from '@playwright/test'

// A file to put the results in, for programs that read them.
const json = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE']

export default defineConfig({
  testDir: 'test/end-to-end/app',
  testMatch: '**/*.spec.ts',
  workers: 1,
  timeout: 60_000,
  outputDir: 'test-results/traces',
  reporter: json === undefined ? [['list']] : [['list'], ['json', { outputFile: json }]],
})
