// What becomes of the file on this computer once it is in Dropbox, in German. „Sent“ is the folder's name on the disk.
import type * as english from '../en/originals.ts'
import type { InOtherWords } from '../messages.ts'

export const originalTexts: InOtherWords<typeof english.originalTexts> = {
  'original.kept': 'An ihrem Ort geblieben',
  'original.sent_folder': 'Nach „Sent“ verschoben',
  'original.trash': 'In den Papierkorb verschoben',
  'original.due.sent': 'Als Nächstes wird die Datei nach „Sent“ verschoben.',
  'original.due.trash': 'Als Nächstes wird die Datei in den Papierkorb verschoben.',
  'original.moved': 'Die Datei wurde verschoben nach {place}',
  'original.thrown': 'Die Datei wurde in den Papierkorb verschoben.',
  'original.thrownTo': 'Die Datei wurde in den Papierkorb verschoben: {place}',
  'original.sent_full':
    'Die Datei ist noch im Ordner, weil in „Sent“ kein Platz dafür ist. Schaffen Sie dort Platz; versuchen Sie es dann erneut, oder starten Sie Outbox neu.',
  'original.sent_read_only':
    'Die Datei ist noch im Ordner, weil in „Sent“ nichts geschrieben werden darf. Prüfen Sie, wer dort schreiben darf; versuchen Sie es dann erneut, oder starten Sie Outbox neu.',
  'original.trash_full':
    'Die Datei ist noch im Ordner, weil im Papierkorb kein Platz ist. Leeren Sie den Papierkorb oder schaffen Sie Platz; versuchen Sie es dann erneut, oder starten Sie Outbox neu.',
  'original.trash_read_only':
    'Die Datei ist noch im Ordner, weil nichts in den Papierkorb gelegt werden darf. Prüfen Sie, wer dort schreiben darf; versuchen Sie es dann erneut, oder starten Sie Outbox neu.',
  'original.trash_missing':
    'Die Datei ist noch im Ordner, weil dieser Computer keinen Papierkorb dafür hat, den Outbox verwenden könnte. Löschen Sie sie selbst, wann Sie möchten.',
  'original.original_in_use':
    'Die Datei ist noch im Ordner, weil ein Programm sie seit Minuten geöffnet hat. Schließen Sie sie dort; versuchen Sie es dann erneut, oder starten Sie Outbox neu.',
  'original.move_failed':
    'Die Datei ist noch im Ordner, weil sie sich nicht verschieben ließ. Sehen Sie nach, ob der Datenträger funktioniert und wer den Ordner ändern darf; versuchen Sie es dann erneut, oder starten Sie Outbox neu.',
  'original.here': 'Auf diesem Computer',

  'why.sentFolder':
    '{name} wird durch die Regel „Sent“ ausgelassen: Outbox verschiebt Dateien nach dem Senden in diesen Ordner und sendet nie, was darin liegt.',
  'why.sentFolder.todo': 'Um die Datei trotzdem zu senden, legen Sie sie in einen anderen Ordner.',

  'afterUpload.title': 'Wenn eine Datei in Dropbox ist',
  'afterUpload.question': 'Was auf diesem Computer damit geschieht',
  'afterUpload.keep': 'Sie bleibt, wo sie ist',
  'afterUpload.keep.text': 'Im Ordner wird nichts geändert.',
  'afterUpload.sent': 'In den Ordner „Sent“ verschieben',
  'afterUpload.sent.text':
    '„Sent“ liegt im überwachten Ordner und enthält dieselben Unterordner. Was darin liegt, wird nie wieder gesendet.',
  'afterUpload.trash': 'In den Papierkorb verschieben',
  'afterUpload.trash.text':
    'Der Papierkorb dieses Computers bewahrt sie auf, bis er geleert wird. Wo es keinen Papierkorb gibt, bleibt die Datei.',
}
