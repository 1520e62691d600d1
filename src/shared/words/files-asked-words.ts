// What a person is asked before very many files are sent.
import type { AskedFiles, AskedPart } from '../rows/files-asked.ts'
import { countWords, plural, sizeWords } from './format.ts'
import { visibleName } from './visible-name.ts'

/** How many, and what is done meanwhile: nothing. */
export function askedSentence({ files, bytes }: Pick<AskedFiles, 'files' | 'bytes'>): string {
  const one = files === 1
  return `${plural(files, 'file')} (${sizeWords(bytes)}) came at once: ${one ? 'it is not' : 'none of them is'} sent before you say so.`
}

/** "Photos: 1,200 files, 4.0 GB" */
export function askedFolderWords({ bytes, files, name }: AskedPart): string {
  return `${name === '' ? 'in no folder' : visibleName(name)}: ${plural(files, 'file')}, ${sizeWords(bytes)}`
}

/** "jpg: 1,200 files, 4.0 GB" */
export function askedTypeWords({ bytes, files, name }: AskedPart): string {
  return `${name === '' ? 'without a type' : visibleName(name)}: ${plural(files, 'file')}, ${sizeWords(bytes)}`
}

/** What is not listed; '' for nothing. */
export function askedMoreWords(more: number, noun: 'folder' | 'type'): string {
  return more === 0 ? '' : `and ${countWords(more)} more ${noun}${more === 1 ? '' : 's'}`
}

/** The whole list for a terminal, with how to answer there. `dataFolder` is absolute. */
export function askedText(asked: AskedFiles, dataFolder: string): string {
  const lines = (parts: readonly string[]): string => parts.map((part) => `    ${part}\n`).join('')
  const folders = [...asked.folders.map(askedFolderWords), askedMoreWords(asked.moreFolders, 'folder')].filter(isSaid)
  const types = [...asked.types.map(askedTypeWords), askedMoreWords(asked.moreTypes, 'type')].filter(isSaid)
  const command = `npm run outbox -- decide --data ${visibleName(dataFolder)}`
  return (
    `${askedSentence(asked)}\n  By folder:\n${lines(folders)}  By type:\n${lines(types)}` +
    `  To send all of them: ${command} --send\n  To leave them out: ${command} --leave-out\n` +
    '  For one folder only add --in FOLDER. A start with --yes asks nothing.'
  )
}

function isSaid(text: string): boolean {
  return text !== ''
}
