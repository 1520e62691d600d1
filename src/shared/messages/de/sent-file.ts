// What happened to a file, line by line, and the receipt of one that was sent, in German.
import type * as english from '../en/sent-file.ts'
import type { InOtherWords } from '../messages.ts'

export const sentFile: InOtherWords<typeof english.sentFile> = {
  'timeline.seen': '{name} im Ordner gefunden.',
  'timeline.sent':
    '{size} gesendet. Dropbox meldete denselben Inhalts-Hash wie Ihre Datei, sie ist also vollständig angekommen.',
  'timeline.already_there': 'Derselbe Inhalt war schon in Dropbox unter {place}, deshalb wurde nichts gesendet.',
  'timeline.found':
    'Der Firmenserver fand die Datei vollständig in Dropbox unter {place}. Nichts musste erneut gesendet werden.',
  'timeline.not_found':
    'Der Firmenserver hat nachgesehen: Die Datei ist nicht in Dropbox. Gesendet wird, was davon fehlt.',
  'timeline.not_found_because': 'Die Datei ist nicht in Dropbox. {reason}',
  'timeline.superseded':
    'Die Datei wurde erneut gespeichert, bevor sie gesendet wurde. Die neue Version wartet, bis sie vollständig gespeichert ist.',
  'timeline.removed': 'Die Datei wurde verschoben oder gelöscht, bevor sie gesendet wurde.',
  'timeline.retried': 'Sie haben einen neuen Versuch verlangt.',
  'timeline.asked': 'Die Datei kam zusammen mit sehr vielen anderen, deshalb hat Outbox vor dem Senden gefragt.',
  'timeline.held_back': 'Sie haben diese Datei angehalten.',
  'timeline.skipped': 'Sie haben diese Datei ausgelassen.',
  'timeline.let_go': 'Sie haben diese Datei wieder zum Senden freigegeben.',
  'timeline.linkExpired':
    'Die Erlaubnis zum Senden lief ab, bevor die Datei durch war. Outbox hat in Dropbox nachgesehen und eine neue geholt.',
  'timeline.unavailable':
    'Dropbox hat {name} nicht angenommen. Outbox hat den Firmenserver gefragt, warum, und ob die Datei trotzdem dort ist.',
  'timeline.mayHaveArrived':
    '{reason} Outbox stellt sicher, dass Dropbox die Datei nicht hat, bevor sie erneut gesendet wird.',

  'receipt.title': 'Beleg von Outbox',
  'receipt.line': '{name}: {value}',
  'receipt.file': 'Datei',
  'receipt.folder': 'Ordner',
  'receipt.size': 'Größe',
  'receipt.hash': 'Inhalts-Hash',
  'receipt.proof': 'Nachweis',
  'receipt.destination': 'In Dropbox',
  'receipt.rev': 'Revision',
  'receipt.added': 'Hinzugefügt',
  'receipt.sent': 'Gesendet',
  'receipt.original': 'Auf diesem Computer',
  'receipt.tries': 'Angeforderte Links',
  'receipt.device': 'Gerät',
  'receipt.server': 'Server',
  'receipt.account': 'Konto',
  'receipt.number': 'Nummer im Verlauf',
  'receipt.worldTime': '{time} UTC',
  'how.sent': 'Gesendet: Dropbox antwortete mit demselben Inhalts-Hash.',
  'how.found': 'Gesendet: Nach einer unklaren Antwort wurde die Datei anhand ihres Inhalts-Hashs in Dropbox gefunden.',
  'how.already_there': 'Nicht gesendet: Derselbe Inhalt war schon in Dropbox.',
  'sentAction.open_in_dropbox': 'In Dropbox öffnen',
  'sentAction.show_in_folder': 'Im Ordner anzeigen',
  'sentAction.copy_receipt': 'Beleg kopieren',
}
