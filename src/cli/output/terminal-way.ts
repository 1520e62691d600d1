// What a person does here that is a button in the window.
import type { Language } from '#shared/messages/language.ts'
import { sentences } from '#shared/words/format.ts'

/** `text` says what is wrong, and `code` what that is called. */
export function withTerminalWay(code: string | null, text: string, language: Language): string {
  return code === 'proxy_auth_required' ? sentences(language, text, language.say('proxy.login')) : text
}
