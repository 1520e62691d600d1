import { expect, test } from 'vitest'
import { Metrics } from '#server/operator/metrics.ts'

test('what is read when somebody asks is read then', async () => {
  const metrics = new Metrics()
  let open = 1
  metrics.addReadings({ openLinks: () => open, waitingRows: () => 0 })
  open = 7
  expect(await metrics.text()).toMatch(/^outbox_open_links 7$/m)
  metrics.answered('GET', '/healthz', 200, 0.003)
  expect(await metrics.text()).toMatch(/^outbox_request_seconds_bucket\{le="0.005",route="\/healthz"\} 1$/m)
})
