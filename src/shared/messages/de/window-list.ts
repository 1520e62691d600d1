// The list of files, its tools, and what is done with what is chosen, in German.
import type * as english from '../en/window-list.ts'
import type { InOtherWords } from '../messages.ts'

export const windowList: InOtherWords<typeof english.windowList> = {
  'group.attention': 'Sie sind gefragt',
  'group.active': 'Läuft',
  'group.waiting': 'Wartet',
  'group.sent': 'Gesendet',
  'group.left_out': 'Ausgelassen',
  'group.all': 'Alle',

  'column.name': 'Name',
  'column.status': 'Status',
  'column.size': 'Größe',
  'column.destination': 'In Dropbox',
  'column.added': 'Hinzugefügt',
  'column.finished': 'Gesendet',
  'column.tries': 'Versuche',

  'primary.retry': 'Erneut versuchen',
  'primary.rename': 'Zum Umbenennen im Ordner anzeigen',
  'primary.make_smaller': 'Im Ordner anzeigen',
  'primary.ask_it': 'Details für die IT kopieren',
  'primary.copy_real_file': 'Im Ordner anzeigen',

  'action.retry': 'Erneut versuchen',
  'action.resume': 'Fortsetzen',
  'action.send_again': 'Doch senden',
  'action.send_first': 'Zuerst senden',
  'action.pause': 'Anhalten',
  'action.skip': 'Auslassen',
  'action.open_in_dropbox': 'In Dropbox öffnen',
  'action.show': 'Im Ordner anzeigen',
  'action.copy': 'Details kopieren',
  'queueAction.retryAll': 'Alle erneut versuchen',
  'queueAction.pause': 'Anhalten',
  'queueAction.resume': 'Fortsetzen',
  'pause.one_hour': 'Für eine Stunde',
  'pause.until_tomorrow': 'Bis morgen',
  'pause.until_resumed': 'Bis ich fortsetze',

  'list.files': 'Dateien',
  'list.show': 'Anzeigen',
  'list.search': 'Suchen',
  'list.searchHint': 'Namen und Ordner durchsuchen',
  'list.clearSearch': 'Suche löschen',
  'list.noMatch': 'Keine Datei passt zu „{search}“.',
  'list.noneIn.all': 'Hier ist keine Datei.',
  'list.noneIn.attention': 'Bei keiner Datei sind Sie gefragt.',
  'list.noneIn.active': 'Im Moment wird keine Datei gesendet.',
  'list.noneIn.waiting': 'Keine Datei wartet.',
  'list.noneIn.sent': 'Es wurde noch keine Datei gesendet.',
  'list.noneIn.left_out': 'Keine Datei ist ausgelassen.',
  'list.onlyLeftOut':
    '{count, plural, one {Die einzige Datei im Ordner ist ausgelassen. Dateien, die ab jetzt dort gespeichert werden, werden gesendet.} other {Alle # Dateien im Ordner sind ausgelassen. Dateien, die ab jetzt dort gespeichert werden, werden gesendet.}}',
  'list.showAll': 'Alle Dateien anzeigen',
  'list.makeUpPart': '{group} {count, number}',
  'list.makeUp': 'Von allen Dateien: {parts}',
  'list.groupCount': '{count, plural, one {{group}, # Datei} other {{group}, # Dateien}}',
  'list.newRows': '{count, number} neu',
  'list.moved': 'Liste geändert',
  'list.refresh': 'Neueste Reihenfolge anzeigen',
  'list.loading': 'Wird geladen …',
  'row.part': '{part}.',
  'row.statusAndNext': '{status}, {next}',
  'list.inFolder': '{name} in {folder}',
  'list.nextTry': 'Versuch {moment}',
  'list.sentBy': 'gesendet bis {clock}',
  'list.sortBy': 'Nach {column} sortieren',

  'chosen.toolbar': 'Was mit den ausgewählten Dateien geschieht',
  'chosen.count': '{count, number} ausgewählt',
  'chosen.clear': 'Auswahl aufheben',
  'chosen.mostReached': 'Die ersten {most, number} Dateien sind ausgewählt.',
  'chosen.leaveOutTitle': '{count, plural, one {„{name}“ auslassen?} other {# Dateien auslassen?}}',
  'chosen.leaveOutText':
    '{count, plural, one {Die Datei bleibt im Ordner, wird aber nicht gesendet. Sie wird gesendet, wenn sie geändert wird oder wenn Sie „Doch senden“ wählen.} other {Die Dateien bleiben im Ordner, werden aber nicht gesendet. Sie werden gesendet, wenn sie geändert werden oder wenn Sie „Doch senden“ wählen.}}',

  'place.watching': 'Überwacht',
  'place.sendsTo': 'sendet an',
  'place.as': 'als',
  'place.openFolder': 'Ordner öffnen',

  'empty.neverTitle': 'Dateien hier ablegen',
  'empty.neverBefore': 'Speichern Sie Dateien in',
  'empty.neverAfter': '. Sie werden automatisch gesendet.',
  'empty.drop': 'Sie können Dateien auch auf dieses Fenster ziehen.',

  'drop.here': 'Ablegen, um in den Ordner zu kopieren',
  'drop.hint': 'Eine Kopie kommt in {folder} und wird von dort gesendet. Ihre Dateien bleiben, wo sie sind.',
  'drop.added': '{count, plural, one {# Datei in den Ordner kopiert.} other {# Dateien in den Ordner kopiert.}}',
  'drop.none': 'Es wurde keine Datei kopiert.',
  'drop.others': '{count, plural, one {# weitere wurde nicht kopiert.} other {# weitere wurden nicht kopiert.}}',
  'drop.tooMany':
    '{count, number} Dateien sind zu viele auf einmal, deshalb wurde keine kopiert. Legen Sie höchstens {most, number} ab, oder kopieren Sie sie selbst in den Ordner.',

  'grace.sentIn':
    '{count, plural, one {# Datei wird in {seconds, number} s gesendet} other {# Dateien werden in {seconds, number} s gesendet}}',
  'grace.sentSoon':
    '{count, plural, one {# neue Datei wird} other {# neue Dateien werden}} bald gesendet. Mit der Schaltfläche „Rückgängig“ nehmen Sie das zurück.',
  'grace.takenBack':
    '{count, plural, =0 {Nichts wurde zurückgenommen: Es ist schon gesendet oder unterwegs.} one {# Datei zurückgenommen.} other {# Dateien zurückgenommen.}}',
  'grace.notSent':
    '{count, plural, one {# Datei wird nicht gesendet.} other {# Dateien werden nicht gesendet.}} Was im Ordner liegt, bleibt dort.',
  'grace.removed':
    '{count, plural, one {# Datei wird nicht gesendet.} other {# Dateien werden nicht gesendet.}} {removed, plural, one {Eine Kopie, die Outbox angelegt hatte, wurde aus dem Ordner entfernt} other {# Kopien, die Outbox angelegt hatte, wurden aus dem Ordner entfernt}}; alles andere bleibt dort.',

  'columns.menu': 'Spalten',
  'columns.forgetWidths': 'Breite nach Inhalt',
  'columns.edge': 'Breite der Spalte {column}',
  'columns.edgeHint': 'Ziehen ändert die Breite. Ein Doppelklick passt sie dem Inhalt an.',
}
