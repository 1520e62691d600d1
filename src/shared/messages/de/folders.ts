// Watched folders beside the first, in German.
import type * as english from '../en/folders.ts'
import type { InOtherWords } from '../messages.ts'

export const folders: InOtherWords<typeof english.folders> = {
  'folders.title': 'Weitere überwachte Ordner',
  'folders.text':
    'Jeder geht in Dropbox in einen eigenen Ordner. Ist einer nicht erreichbar, warten nur seine eigenen Dateien.',
  'folders.add': 'Ordner hinzufügen …',
  'folders.addTitle': '{folder} auch überwachen',
  'folders.addText': 'Bevor etwas gesendet wird, was jetzt darin ist, werden Sie gefragt.',
  'folders.addIt': 'Diesen Ordner überwachen',
  'folders.changeTitle': '{folder} ändern',
  'folders.into': 'Ordner in Dropbox',
  'folders.intoText': 'Unter dem Ordner dieses Computers. Was schon gesendet ist, bleibt in Dropbox, wo es ist.',
  'folders.same': 'Wie beim ersten überwachten Ordner',
  'folders.sameRule': 'Wie beim ersten überwachten Ordner ({rule})',
  'folders.goesTo': 'In Dropbox: {into}',
  'folders.afterwards': 'Nach dem Senden: {rule}',
  'folders.change': 'Ändern …',
  'folders.remove': 'Entfernen …',
  'folders.there': 'Überwacht',
  'folders.away': 'Nicht erreichbar. Seine Dateien gehen von selbst weiter, wenn er wieder da ist.',
  'folders.replaced':
    'Hier liegt ein anderer Ordner. Daraus wird nichts gesendet, bis Sie sagen, dass es der richtige ist.',
  'folders.starting': 'Wird angesehen …',
  'folders.removeTitle': '{folder} nicht mehr überwachen?',
  'folders.removeWaiting':
    '{count, plural, =0 {Dort wartet nichts.} one {# Datei ({size}) dort ist noch nicht gesendet und bleibt, wo sie ist. Überwachen Sie den Ordner wieder, um sie zu senden.} other {# Dateien ({size}) dort sind noch nicht gesendet und bleiben, wo sie sind. Überwachen Sie den Ordner wieder, um sie zu senden.}}',
  'folders.removeText':
    'Weder auf diesem Computer noch in Dropbox wird etwas entfernt. Was von dort gesendet wurde, bleibt im Verlauf.',
  'folders.removeIt': 'Nicht mehr überwachen',
  'folders.andMore': '{count, plural, one {und # weiterer Ordner} other {und # weitere Ordner}}',
  'folders.see': 'Überwachte Ordner …',
  'folders.of': 'Überwachter Ordner',
  'folders.othersGoOn': 'Nur seine eigenen Dateien warten; sie gehen von selbst weiter, wenn er wieder da ist.',
  'folders.othersGoOnReplaced':
    'Daraus wird nichts gesendet, bis Sie sagen, dass es der richtige ist. Alle anderen Dateien gehen weiter.',
  'folders.countAway':
    '{count, plural, one {# überwachter Ordner ist nicht erreichbar.} other {# überwachte Ordner sind nicht erreichbar.}}',
  'folders.dropped': '{count, plural, one {# Datei in {folder} kopiert.} other {# Dateien in {folder} kopiert.}}',
  'folders.decided': 'Welche Ordner überwacht werden, legt Ihre Organisation fest.',
}
