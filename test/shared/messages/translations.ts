// The other languages, with the texts of each that are the same in English, and why.
import { messages as german } from '#shared/messages/de/messages.ts'
import { messages as french } from '#shared/messages/fr/messages.ts'
import { messages as spanish } from '#shared/messages/es/messages.ts'
import { messages as japanese } from '#shared/messages/ja/messages.ts'
import type { Catalogue, MessageKey } from '#shared/messages/messages.ts'

type Translation = {
  readonly tag: string
  readonly texts: Catalogue
  readonly sameAsEnglish: Partial<Record<MessageKey, string>>
}

/** The same in every language. */
const everywhere: Translation['sameAsEnglish'] = {
  'general.name': 'the name of the program',
  'settings.version': 'the name of the program',
  'setUp.addressHint': 'an address',
  'settings.ignoreHint': 'a pattern',
  'settings.timetableHint': 'words that Outbox reads',
  'dialog.export.jsonl': 'the name of a format',
  'receipt.worldTime': 'UTC',
  'time.minutes': 'a unit',
  'time.hours': 'a unit',
  'size.perSecond': 'a unit',
}

export const translations: readonly Translation[] = [
  {
    tag: 'de',
    texts: german,
    sameAsEnglish: {
      ...everywhere,
      'column.destination': 'the same words in German',
      'detail.destination': 'the same words in German',
      'receipt.destination': 'the same words in German',
      'history.destination': 'the same words in German',
      'history.columns.destination': 'the same words in German',
      'detail.inDropbox': 'the same words in German',
      'folders.goesTo': 'the same words in German',
      'list.inFolder': 'the same word in German',
      'tray.tip': 'the name of the program',
      'receipt.rev': 'a foreign word that German has, too',
      'history.rev': 'a foreign word that German has, too',
      'receipt.server': 'a foreign word that German has, too',
      'history.server': 'a foreign word that German has, too',
      'detail.title': 'a foreign word that German has, too',
      'detail.open': 'a foreign word that German has, too',
      'menu.details': 'a foreign word that German has, too',
      'detail.code': 'a foreign word that German has, too',
      'detail.bytes': 'a unit',
      'sentList.inDropbox': 'the same words in German',
      'support.place': 'the same words in German',
      'doctor.line.ok': 'the same word in German',
      'settings.speedUnit': 'a unit',
      'column.name': 'the same word in German',
      'column.status': 'the same word in German',
      'history.columns.name': 'the same word in German',
    },
  },
  {
    tag: 'fr',
    texts: french,
    sameAsEnglish: {
      'menu.mac.services': 'macOS calls it the same in French',
      ...everywhere,
      'doctor.line.ok': 'the same word in French',
      'doctor.check.proxy': 'the same word in French',
      'doctor.check.destination': 'the same word in French',
      'detail.code': 'the same word in French',
      'settings.licences': 'the same word in French',
    },
  },
  {
    tag: 'es',
    texts: spanish,
    sameAsEnglish: {
      ...everywhere,
      'tray.tip': 'the name of the program',
      'detail.bytes': 'a unit',
      'settings.speedUnit': 'a unit',
      'size.bytes': 'a unit',
      'size.withBytes': 'a unit',
      'menu.mac.zoom': 'macOS calls it the same in Spanish',
      'doctor.check.token': 'a foreign word that Spanish has, too',
    },
  },
  {
    tag: 'ja',
    texts: japanese,
    // Units are written in Japanese.
    sameAsEnglish: {
      'general.name': 'the name of the program',
      'settings.version': 'the name of the program',
      'setUp.addressHint': 'an address',
      'settings.ignoreHint': 'a pattern',
      'settings.timetableHint': 'words that Outbox reads',
      'dialog.export.jsonl': 'the name of a format',
      'receipt.worldTime': 'UTC',
    },
  },
]
