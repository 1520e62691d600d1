// Updates of the app, joined to what decides about them and to what they need.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import type { Language } from '#shared/messages/language.ts'
import { readUpdateConfig, type UpdateConfig } from '#shared/updates/update-config.ts'
import { about } from './about.ts'
import type { ShellClock } from './clock.ts'
import type { Log } from './log/log-file.ts'
import type { Proxies } from './network/proxies.ts'
import type { OwnPaths } from './paths.ts'
import type { Managed } from './policy/under-policy.ts'
import { installationOf } from './updates/installation.ts'
import { updateRules, type UpdateRules } from './updates/update-rules.ts'
import { Updates, updateWords } from './updates/updates.ts'

type RuleParts = Managed & { readonly language: Language }

type Parts = RuleParts & { readonly own: OwnPaths; readonly clock: ShellClock; readonly log: Log }

type Friends = {
  /** As they are by then: both begin after the updates were made. */
  readonly proxies: () => Proxies
  readonly tell: (text: string | null) => void
  readonly onChange: () => void
}

/** What may be done about updates on this computer, as the settings and the policy are now. */
export function rulesOfUpdates({ policy, store }: Managed): UpdateRules {
  const { execPath, platform } = process
  const facts = {
    isPackaged: app.isPackaged,
    platform,
    program: execPath,
    localAppData: process.env['LOCALAPPDATA'] ?? null,
  }
  const installation = installationOf(facts)
  const config = installation === 'own' ? readConfig() : null
  return updateRules({ installation, config, mode: store.read().updateMode, policy: policy.current() })
}

/** What the settings page says of updates. */
export function shownUpdates(parts: RuleParts): { readonly isOffered: boolean; readonly text: string } {
  const rules = rulesOfUpdates(parts)
  return { isOffered: rules.kind === 'on' || rules.because.startsWith('by_'), text: updateWords(rules, parts.language) }
}

export function openAppUpdates(parts: Parts, { onChange, proxies, tell }: Friends): Updates {
  const { clock, language, log, own } = parts
  const { version } = about
  return new Updates({
    rules: () => rulesOfUpdates(parts),
    async open(feed) {
      const [{ openNsisUpdates }] = await Promise.all([import('./updates/nsis-updates.ts'), proxies().learn([feed])])
      return openNsisUpdates({
        version,
        feed,
        configFile: configFile(),
        cacheFolder: own.profile,
        userData: own.profile,
        agentFor: (url) => proxies().agentFor(url),
        clock,
      })
    },
    version,
    tell,
    onChange,
    language,
    clock,
    log,
  })
}

/** electron-builder writes it beside the program. */
function configFile(): string {
  return join(process.resourcesPath, 'app-update.yml')
}

function readConfig(): UpdateConfig | null {
  try {
    return readUpdateConfig(readFileSync(configFile(), 'utf8'))
  } catch {
    return null
  }
}
