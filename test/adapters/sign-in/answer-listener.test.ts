// The one answer; what is turned away is in browser-flow.test.ts.
import { expect, test } from 'vitest'
import { awaitAnswer, listenForAnswer } from '#adapters/sign-in/answer-listener.ts'

const pages = { language: 'ja', title: 'Outbox', done: '完了 & <b>', failed: 'no' }

test('it comes once, is shown a page in the language, and nothing listens afterwards', async () => {
  let address = ''
  {
    await using listener = await listenForAnswer('right', pages)
    ;({ address } = listener)
    const page = fetch(`${address}?state=right&code=1`).then((answer) => answer.text())
    const answer = await awaitAnswer(listener, new AbortController().signal)
    expect(answer?.url.searchParams.get('code')).toBe('1')
    expect((await fetch(`${address}?state=right&code=2`)).status).toBe(404)
    await answer?.show('done')
    expect(await page).toContain('<html lang="ja">')
    expect(await page).toContain('<p>完了 &#38; &#60;b&#62;</p>')
  }
  await expect(fetch(address)).rejects.toThrow()
})

test('nobody waits longer than they want to', async () => {
  await using listener = await listenForAnswer('right', pages)
  expect(await awaitAnswer(listener, AbortSignal.abort())).toBeNull()
})
