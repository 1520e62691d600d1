// File names that try to be more than names: in the window each is text, all of it can be seen, and nothing else happens.
import { readdirSync, writeFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import { visibleName } from '#shared/words/visible-name.ts'
import { picture, test } from './rig/app-world.ts'
import { chip, expectOnly, resize } from './rig/window-actions.ts'

const markup = [
  '<img src=x onerror=alert(1)>.png',
  '<script>alert(1)<∕script>.txt',
  '<svg onload=alert(1)>.svg',
  '"><iframe srcdoc=x onload=alert(1)>.html',
  "'><b onmouseover=alert(1)>.md",
  '<!--.txt',
  '-->.txt',
  '<style>*{display:none}.css',
  '<base href=javascript:alert(1)>.htm',
  '<form action=javascript:alert(1)><input type=submit autofocus>',
  '<a href="javascript:alert(1)">click<a>.pdf',
  '<math><mi xlink:href=data:x>.xml',
  '<details open ontoggle=alert(1)>.doc',
  ']]>.xml',
  '&lt;b&gt;.html',
  '&#60;script&#62;.txt',
  '&amp;.txt',
  '%3Cscript%3E.txt',
  '\\u003cscript\\u003e.txt',
  '{{constructor.constructor("alert(1)")()}}.txt',
  '${alert(1)}.js',
  '#{7*7}.erb',
  '<%= 7*7 %>.asp',
  '__proto__',
  'constructor',
  'toString',
  'dangerouslySetInnerHTML',
  'on error=alert(1)',
]
const addresses = [
  'javascript:alert(1)',
  'data:text‚<script>alert(1)',
  'https:example.com',
  'file:etc passwd',
  'app:ui index.html',
  'mailto:x@example.com',
  'C:\\Windows\\system32\\calc.exe',
  '\\\\server\\share',
  '.. .. etc passwd',
  '%2e%2e%2fescape',
  '?query=1&a=2#hash',
  'url(javascript:alert(1))',
  'expression(alert(1))',
  'color:red;background:url(x)',
  '}body{display:none}',
  '@import url(x).css',
  'var(--size)',
  '\\9;}.css',
]
const invisible = [
  'invoice\u202egpj.exe',
  '\u202efdp.gnol',
  'photo\u2066\u2067\u2068\u2069.png',
  '\u200eleft\u200fright.txt',
  'zero\u200bwidth\u200bspace.doc',
  'joined\u200dletters.doc',
  'word\u2060joiner.doc',
  'bom\ufefffirst.csv',
  'soft\u00adhyphen.doc',
  'line\u2028separator.txt',
  'paragraph\u2029separator.txt',
  'new\nline.txt',
  'carriage\rreturn.txt',
  'tab\tbetween.txt',
  'vertical\u000btab.txt',
  'form\u000cfeed.txt',
  'bell\u0007.txt',
  'escape\u001b[31mred.txt',
  'escape\u001b]0;title\u0007.txt',
  'c1\u0085\u009b31m.txt',
  'delete\u007f.txt',
  'null\u0001byte.txt',
  'tag\u{e0041}\u{e0042}\u{e007f}.txt',
  '\u3164',
  '\u2800braille blank',
  'variation\ufe0f\ufe0e.txt',
  'mongolian\u180evowel.txt',
  '\u115f\u1160filler.txt',
]
const letters = [
  'cafe\u0301 menu.pdf',
  'Zalgo Z\u0351\u0343\u0342\u036b\u030d\u0324\u032e\u0316.txt',
  '\u0301\u0301 begins with an accent.txt',
  'family 👨‍👩‍👧‍👦 photo.jpg',
  'flag 🏴󠁧󠁢󠁥󠁮󠁧󠁿 and 🇩🇪.png',
  'thumbs 👍🏽.png',
  'keycap 1️⃣.png',
  'الفاتورة 2026.pdf',
  'חשבונית 2026 final (2).xlsx',
  'mixed English עברית عربي.txt',
  '請求書　十一月.pdf',
  '한국어 문서.hwp',
  'हिन्दी क्षत्रिय.doc',
  'ภาษาไทย.doc',
  'ＦＵＬＬＷＩＤＴＨ＜ｂ＞.txt',
  '𝓢𝓬𝓻𝓲𝓹𝓽.txt',
  'ß ẞ ſ İ ı ﬃ.txt',
  '\u{10ffff}',
  '\ufffd\ufffd.txt',
  '\ue000 private.txt',
]
const shapes = [
  ' leading space.txt',
  'trailing space ',
  'many      spaces.txt',
  'quote"double.txt',
  "quote'single'.txt",
  'back`tick`.sh',
  '$(reboot).sh',
  '; rm -rf ~.sh',
  '| pipe > file < in.txt',
  '-rf',
  '--help',
  '...',
  'trailing dot.',
  'no-ending',
  'CON',
  'nul.txt',
  '100% done?.pdf',
  'star*.*',
  'very.many.dots.in.one.name.tar.gz',
  'x'.repeat(255),
  `${'a'.repeat(120)} ${'b'.repeat(120)}.pdf`,
  `${'é'.repeat(125)}.doc`,
  `${'漢'.repeat(80)}.doc`,
  'NaN',
  'null',
  'undefined',
]
/** Bytes that are no text: how Latin-1 wrote "café" and a name out of nothing. Linux takes any bytes. */
const bytes = [Buffer.from([0x63, 0x61, 0x66, 0xe9]), Buffer.from([0xff, 0xfe, 0x2e, 0x74, 0x78, 0x74])]
const names: readonly (string | Buffer)[] = [...markup, ...addresses, ...invisible, ...letters, ...shapes]

/** Saves what this file system takes, and answers the names as it holds them. */
function saveNames(folder: string): readonly string[] {
  for (const name of [...names, ...(process.platform === 'linux' ? bytes : [])]) {
    try {
      writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name)]), 'content')
    } catch {
      console.log(`this file system does not take the name ${JSON.stringify(name)}`)
    }
  }
  return readdirSync(folder, { encoding: 'buffer' }).map(textOf)
}

/** As the app reads names: each byte that is no UTF-8 becomes half a surrogate. */
function textOf(name: Buffer): string {
  const text = name.toString('utf8')
  if (Buffer.from(text).equals(name)) return text
  return Array.from(name, (byte) => String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte)).join('')
}

/**
 * Everything the list shows, by scrolling through it, as `name` of each row and its `title`. A busy machine draws a page after the next
 * key was pressed, so that a page is passed over unseen: it is scrolled through again then.
 */
async function everyName(page: Page, count: number): Promise<readonly (readonly [string, string])[]> {
  const found = new Map<string, readonly [string, string]>()
  await page.getByRole('grid').focus()
  for (let step = 0; step < 400 && found.size < count; step++) {
    if (step % 40 === 0) await page.keyboard.press('Home')
    const shown = await page
      .getByRole('grid')
      .locator('[data-offset]')
      .evaluateAll((rows) =>
        rows.map((row) => [
          row.id,
          row.querySelector('.name')?.textContent ?? '',
          row.querySelector('.file-name')?.getAttribute('title') ?? '',
        ]),
      )
    for (const [id = '', name = '', title = ''] of shown) found.set(id, [name, title])
    await page.keyboard.press('PageDown')
  }
  return [...found.values()]
}

test('each hostile name is shown as text, wholly visible, and does nothing', async ({ world }) => {
  const { company } = world
  const { app, page } = await world.open()
  const alarms: string[] = []
  page.on('dialog', (dialog) => {
    alarms.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') alarms.push(`console: ${line.text()}`)
  })
  page.on('pageerror', (error) => void alarms.push(`error: ${error.message}`))
  await page.evaluate(() => {
    const seen: string[] = []
    Object.assign(globalThis, { violations: seen })
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => seen.push(violatedDirective))
  })
  const scriptsBefore = await page.locator('script').count()

  const saved = saveNames(company.folder)
  expect(saved.length).toBeGreaterThanOrEqual(100)
  const filters = ['Needs you', 'In progress', 'Waiting', 'Sent', 'Left out'] as const
  const counts = async (): Promise<number[]> =>
    Promise.all(filters.map(async (filter) => Number((await chip(page, filter).textContent())?.replace(/\D/g, ''))))
  await expect
    .poll(async () => ((await chip(page, 'All').count()) === 0 ? [] : await counts()))
    .toEqual([expect.any(Number), 0, 0, expect.any(Number), expect.any(Number)])
  await expect.poll(async () => (await counts()).reduce((sum, count) => sum + count, 0)).toBe(saved.length)
  const [needsYou = 0, , , sent = 0, leftOut = 0] = await counts()
  expect(sent).toBeGreaterThan(60)

  const shown = [...(await everyName(page, needsYou + sent))]
  await page.keyboard.press('Home')
  await picture(page, 'hostile-names')
  await chip(page, 'Left out').click()
  if (leftOut > 0) {
    await expectOnly(page, leftOut)
    shown.push(...(await everyName(page, leftOut)))
  }
  const visible = saved.map(visibleName).toSorted()
  expect(shown.map(([name]) => name).toSorted()).toEqual(visible)
  expect(shown.map(([, title]) => title).toSorted()).toEqual(visible)
  for (const [name] of shown) expect(name).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\ufeff\u2028\u2029]/u)

  // The same names in the details, in a narrow window, and as what is searched for.
  await chip(page, 'Needs you').click()
  await expectOnly(page, needsYou)
  await resize(app, 480, 640)
  await page.getByRole('grid').locator('[data-offset]').first().dblclick()
  await expect(page.getByRole('complementary', { name: 'Details' })).toBeVisible()
  await picture(page, 'hostile-name-detail-480')
  await page.keyboard.press('Escape')
  await page.getByLabel('Search names and folders').fill('<img src=x onerror=alert(1)>\u202e')
  await expect(page.getByText('No file matches “<img src=x onerror=alert(1)>⟨U+202E⟩”.')).toBeVisible()

  // No name became an element: no kind of it is in the page that our own markup does not have.
  const foreign = (await elementNames(page)).filter((name) => /^(img|iframe|style|base|form|math|a|b)$/.test(name))
  expect(foreign).toEqual([])
  expect(await page.locator('script').count()).toBe(scriptsBefore)
  expect(await page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations)).toEqual([])
  expect(alarms).toEqual([])
})

/** Which kinds of elements the page is made of, one name each. */
async function elementNames(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...new Set(Array.from(document.querySelectorAll('*'), ({ localName }) => localName))].toSorted(),
  )
}
