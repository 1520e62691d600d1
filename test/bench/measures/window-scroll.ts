// How smoothly 100,000 rows scroll: the share of frames that took longer than 33 ms while the list moves by 120 px a frame,
// about 7,000 px a second, for some seconds. That is as fast as a hard push on a wheel or a touch pad moves it.
import { anAppPlace, noWindow } from '../rig/app-window.ts'
import { usualRounds } from '../measure.ts'
import type { Measure, Taken } from '../measure.ts'
import type { Workplace } from '../rig/workplace.ts'

const uploads = 100_000
const slowFrameMs = 33

export const windowScroll: Measure = {
  name: 'window-scroll',
  what: 'frames over 33 ms while 100,000 rows are scrolled',
  target: 2,
  unit: '%',
  higher: false,
  take: takeScroll,
}

/** Runs in the page: scrolls for some seconds and answers how long each frame took. */
const scroll = `new Promise((resolve) => {
  const list = [...document.querySelectorAll('main *')].find((one) => one.scrollHeight > 100 * one.clientHeight)
  const frames = []
  const endMs = performance.now() + 4000
  let lastMs = performance.now()
  list.scrollTop = 0
  const step = (nowMs) => {
    frames.push(nowMs - lastMs)
    lastMs = nowMs
    list.scrollTop += 120
    if (nowMs < endMs) requestAnimationFrame(step)
    else resolve(frames.slice(2))
  }
  requestAnimationFrame(step)
})`

async function takeScroll(place: Workplace): Promise<Taken> {
  const none = noWindow()
  if (none !== null) return none
  await using controller = await anAppPlace(uploads)
  const { app, page } = await controller.launch()
  const values: number[] = []
  let frameCount = 0
  // A first round does not count: a page that has just begun compiles what it runs.
  await page.evaluate(scroll)
  for (let round = 0; round < usualRounds; round += 1) {
    const frames = (await page.evaluate(scroll)) as readonly number[] // our own script's answer
    const slow = frames.filter((tookMs) => tookMs > slowFrameMs).length
    values.push((100 * slow) / frames.length)
    frameCount = frames.length
    place.say(`window-scroll: ${slow} of ${frames.length} frames over ${slowFrameMs} ms`)
  }
  await controller.end(app)
  return { kind: 'taken', values, beside: { frames: frameCount } }
}
