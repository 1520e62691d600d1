// `nativeTheme`: the colours of the system, or what the app wants instead; pages see what the app wants.
import { app } from '../app/app.ts'
import type { MemberOf } from '../types/members.ts'
import { LoudEmitter } from '../missing.ts'
import { WebContents } from '../windows/web-contents.ts'
import { world } from '../world.ts'

type Source = Electron.NativeTheme['themeSource']

class NativeTheme extends LoudEmitter implements Pick<Electron.NativeTheme, MemberOf<'NativeTheme'>> {
  #source: Source = 'system'

  constructor() {
    super()
    app.on('web-contents-created', (_event, contents: WebContents) => void paint(contents, this.#source))
  }
  get themeSource(): Source {
    return this.#source
  }
  set themeSource(source: Source) {
    const wasDark = this.shouldUseDarkColors
    this.#source = source
    for (const contents of WebContents.getAllWebContents()) void paint(contents, source)
    if (wasDark !== this.shouldUseDarkColors) this.emit('updated')
  }
  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? world.isDark : this.#source === 'dark'
  }
  get shouldUseHighContrastColors(): boolean {
    return world.isHighContrast
  }
  get prefersReducedTransparency(): boolean {
    return world.isTransparencyReduced
  }
}

async function paint(contents: WebContents, source: Source): Promise<void> {
  const features = source === 'system' ? [] : [{ name: 'prefers-color-scheme', value: source }]
  // A page that could not be opened is told of elsewhere.
  const link = await contents.link.catch(() => null)
  if (features.length > 0) await link?.cdp.send('Emulation.setEmulatedMedia', { features }).catch(() => null)
}

export const nativeTheme = new NativeTheme()
