// What a person is asked before very many files are sent.
import type { Language } from '../messages/language.ts'
import type { AskedFiles, AskedPart } from '../rows/files-asked.ts'
import { sizeWords } from './format.ts'
import { visibleName } from './visible-name.ts'

/** How many, and what is done meanwhile: nothing. */
export function askedSentence({ files, bytes }: Pick<AskedFiles, 'files' | 'bytes'>, language: Language): string {
  return language.say('asked.sentence', { count: files, size: sizeWords(bytes, language) })
}

/** "Photos: 1,200 files, 4.0 GB" */
export function askedFolderWords(part: AskedPart, language: Language): string {
  return partWords(part, 'asked.noFolder', language)
}

/** "jpg: 1,200 files, 4.0 GB" */
export function askedTypeWords(part: AskedPart, language: Language): string {
  return partWords(part, 'asked.noType', language)
}

function partWords(part: AskedPart, nameless: 'asked.noFolder' | 'asked.noType', language: Language): string {
  const name = part.name === '' ? language.say(nameless) : visibleName(part.name)
  return language.say('asked.part', { name, count: part.files, size: sizeWords(part.bytes, language) })
}

/** What is not listed; '' for nothing. */
export function askedMoreWords(more: number, what: 'folder' | 'type', { say }: Language): string {
  if (more === 0) return ''
  return say(what === 'folder' ? 'asked.moreFolders' : 'asked.moreTypes', { count: more })
}

/** The whole list for a terminal, with how to answer there. `dataFolder` is absolute. */
export function askedText(asked: AskedFiles, dataFolder: string, language: Language): string {
  const { say } = language
  const folders = asked.folders.map((part) => askedFolderWords(part, language))
  const types = asked.types.map((part) => askedTypeWords(part, language))
  const command = `npm run outbox -- decide --data ${visibleName(dataFolder)}`
  const lines = [
    askedSentence(asked, language),
    `  ${say('asked.byFolder')}`,
    ...indented([...folders, askedMoreWords(asked.moreFolders, 'folder', language)]),
    `  ${say('asked.byType')}`,
    ...indented([...types, askedMoreWords(asked.moreTypes, 'type', language)]),
    `  ${say('asked.toSend', { command: `${command} --send` })}`,
    `  ${say('asked.toLeaveOut', { command: `${command} --leave-out` })}`,
    `  ${say('asked.hint')}`,
  ]
  return lines.join('\n')
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => line !== '').map((line) => `    ${line}`)
}
