// What the terminal says about the records, the history and answers that are left for an Outbox that runs; and the text that is copied for IT.
import type * as english from '../../en/outside/records.ts'
import type { InOtherWords } from '../../messages.ts'

export const records: InOtherWords<typeof english.records> = {
  'records.no_records': 'In {folder} gibt es noch keine Aufzeichnungen von Outbox.',
  'records.newer_data':
    'Die Aufzeichnungen in {folder} stammen von einer neueren Version von Outbox. Aktualisieren Sie Outbox.',
  'records.older_data':
    'Die Aufzeichnungen in {folder} stammen von einer älteren Version von Outbox. Starten Sie Outbox einmal, dann übernimmt es sie.',
  'records.records_unreadable': 'Die Aufzeichnungen in {folder} können nicht gelesen werden.',
  'records.unwritable':
    'Outbox kann in {folder} nicht schreiben. Prüfen Sie, wer es darf und ob der Datenträger voll ist.',

  'adopt.several': 'Andere Ordner liegen unter {folders}. Sagen Sie mit --folder, welcher davon der richtige ist.',
  'adopt.unknown': '{folder} wird mit diesen Aufzeichnungen nicht überwacht. Nennen Sie einen überwachten Ordner.',
  'adopt.no_folder': 'Mit den Aufzeichnungen in {folder} wird kein Ordner überwacht.',
  'adopt.away':
    'Unter {folder} gibt es gerade keinen Ordner, den Outbox ansehen kann; also kann keiner übernommen werden.',
  'adopt.there': 'Der Ordner {folder} ist der, den Outbox überwacht. Es gibt nichts zu tun.',
  'adopt.replaced':
    'Der Ordner, der jetzt unter {folder} liegt, wird übernommen. Läuft Outbox, macht es in wenigen Sekunden damit weiter, sonst beim nächsten Start.',

  'decided.send':
    '{count, plural, one {# Datei wird gesendet. Läuft Outbox, erfährt es das in einer Sekunde, sonst beim nächsten Start.} other {# Dateien werden gesendet. Läuft Outbox, erfährt es das in einer Sekunde, sonst beim nächsten Start.}}',
  'decided.leave_out':
    '{count, plural, one {# Datei wird ausgelassen. Läuft Outbox, erfährt es das in einer Sekunde, sonst beim nächsten Start.} other {# Dateien werden ausgelassen. Läuft Outbox, erfährt es das in einer Sekunde, sonst beim nächsten Start.}}',
  'decided.send_after_all':
    '{count, plural, one {# ausgelassene Datei wird doch gesendet. Läuft Outbox, erfährt es das in einer Sekunde, sonst beim nächsten Start.} other {# ausgelassene Dateien werden doch gesendet. Läuft Outbox, erfährt es das in einer Sekunde, sonst beim nächsten Start.}}',
  'decided.nothing': 'Keine Datei wartet auf Ihre Antwort. Es gibt nichts zu tun.',
  'decided.nothingIn': 'Keine Datei in {folder} wartet auf Ihre Antwort. Es gibt nichts zu tun.',
  'decided.noneLeftOut': 'Niemand hat eine Datei ausgelassen. Es gibt nichts zu tun.',
  'decided.noneLeftOutIn': 'Unter {folder} hat niemand eine Datei ausgelassen. Es gibt nichts zu tun.',

  'undo.waits':
    '{count, plural, one {# neue Datei wird in {seconds, number} s gesendet. Zum Zurücknehmen: {command}} other {# neue Dateien werden in {seconds, number} s gesendet. Zum Zurücknehmen: {command}}}',
  'undo.takenBack':
    '{count, plural, one {# Datei zurückgenommen: Sie bleibt im Ordner und wird erst gesendet, wenn sie wieder gespeichert wird.} other {# Dateien zurückgenommen: Sie bleiben im Ordner, und jede wird erst gesendet, wenn sie wieder gespeichert wird.}}',
  'undo.nothingWaits':
    'Keine neue Datei wartet auf das Senden, also wurde nichts zurückgenommen. Was schon gesendet ist, bleibt in Dropbox.',
  'undo.tooLate': 'Nichts wurde zurückgenommen: Es ist schon gesendet oder unterwegs.',
  'undo.noAnswer':
    'Kein laufendes Outbox mit den Aufzeichnungen in {folder} hat geantwortet, also wurde nichts zurückgenommen. Solange keines läuft, wird nichts gesendet.',

  'sentList.unreadable':
    'Der Verlauf in {folder} kann gerade nicht gelesen werden. Das Senden ist nicht betroffen. Versuchen Sie es gleich noch einmal.',
  'sentList.damaged':
    'Der Verlauf in {folder} ist beschädigt und kann nicht gelesen werden. Das Senden ist nicht betroffen. Outbox bewahrt die beschädigte Datei unter einem anderen Namen auf und beginnt einen neuen Verlauf, wenn es die nächste Datei sendet.',
  'sentList.inDropbox': 'in Dropbox: {place}',
  'sentList.none': 'Keine gesendete Datei passt dazu.',
  'sentList.sum': '{count, plural, one {# Datei, {size}.} other {# Dateien, {size}.}}',
  'sentList.last': 'Der letzte Nachweis hat die Nummer {id}: {link}',
  'sentList.waiting':
    '{count, plural, one {# gerade gesendete Datei ist noch nicht in der Kette.} other {# gerade gesendete Dateien sind noch nicht in der Kette.}}',
  'sentList.otherFolder': 'Keine Datei dieses Verlaufs wurde aus {folder} gesendet.',
  'sentList.changed': '{file}: seit dem Senden geändert.',
  'sentList.absent': '{file}: nicht mehr da.',
  'sentList.cannotRead': '{file}: kann gerade nicht gelesen werden.',
  'sentList.empty': 'Der Verlauf ist leer.',
  'sentList.whole':
    '{count, plural, one {Der Verlauf ist vollständig: # Zeile, so wie sie geschrieben wurde.} other {Der Verlauf ist vollständig: # Zeilen, jede so, wie sie geschrieben wurde.}}',
  'sentList.broken':
    '{count, plural, one {Der Verlauf ist nicht vollständig. Die # vorhandene Zeile wurde geprüft; was oben steht, ist nicht nachgewiesen.} other {Der Verlauf ist nicht vollständig. Die # vorhandenen Zeilen wurden geprüft; was oben steht, ist nicht nachgewiesen.}}',
  'sentList.missing': 'Zeile {id} fehlt.',
  'sentList.missingRows': 'Die Zeilen {from} bis {to} fehlen.',
  'sentList.changedRow': 'Zeile {id} ist nicht so, wie sie geschrieben wurde.',
  'sentList.changedRow.file': 'Zeile {id} ist nicht so, wie sie geschrieben wurde ({file}).',
  'sentList.same':
    '{count, plural, one {# Datei in {folder} ist, was gesendet wurde} other {# Dateien in {folder} sind, was gesendet wurde}}',
  'sentList.nChanged': '{count, number} seitdem geändert',
  'sentList.nMoved': '{count, number} nach dem Senden von Outbox verschoben',
  'sentList.nAbsent': '{count, number} nicht mehr da',
  'sentList.nUnreadable': '{count, number} nicht lesbar',

  'support.file': 'Datei: {name}',
  'support.leftOut': 'Zustand: ausgelassen durch die Regel {rule}',
  'support.state': 'Zustand: {state}',
  'support.size': 'Größe: {bytes} Bytes',
  'support.hash': 'Inhalts-Hash: {hash}',
  'support.place': 'In Dropbox: {place}',
  'support.untold': 'der Firmenserver hat nicht gesagt, wo',
  'support.copy': '{place} (eine Kopie: etwas anderes mit diesem Namen war schon da)',
  'support.here': 'Auf diesem Computer: {text}',
  'support.next': 'Nächster Versuch: {time}',
  'support.unknownTime': 'zu unbekannter Zeit',
}
