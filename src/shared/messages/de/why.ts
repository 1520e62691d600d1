// The answers to "why was this file not sent?", in German. `folder` always stands in the accusative: it may be „den überwachten Ordner“.
import type * as english from '../en/why.ts'
import type { InOtherWords } from '../messages.ts'

export const whyAnswers: InOtherWords<typeof english.whyAnswers> = {
  'why.folder': 'den überwachten Ordner',
  'why.nothingToDo': 'Sie müssen nichts tun.',
  'why.byItself': 'Sie müssen nichts tun: Es geht von selbst weiter.',
  'why.changed': 'Seitdem wurde die Datei geändert: Die neue Version wird gesendet, solange Outbox läuft.',
  'why.sent': '{name} ist in Dropbox.',
  'why.sentOn': '{name} ({size}) wurde am {moment} gesendet und ist in Dropbox.',
  'why.sentOnAt': '{name} ({size}) wurde am {moment} gesendet und liegt in Dropbox unter {place}.',
  'why.same_as':
    'Der Inhalt von {name} war schon in Dropbox, deshalb musste nichts gesendet werden. Outbox hat es am {moment} geprüft.',
  'why.same_asAt':
    'Der Inhalt von {name} war schon in Dropbox unter {place}, deshalb musste nichts gesendet werden. Outbox hat es am {moment} geprüft.',
  'why.left_out_by_person': '{name} wird nicht gesendet, weil Sie die Datei ausgelassen haben.',
  'why.outside_folder': 'Outbox überwacht nur {folder} und sieht sich {name} daher nie an.',
  'why.outside_folder.todo': 'Kopieren Sie die Datei in {folder}.',
  'why.link': '{name} ist eine symbolische Verknüpfung, und Outbox folgt keiner.',
  'why.link.todo': 'Legen Sie die echte Datei an ihre Stelle.',
  'why.linkedFolder': '{name} liegt hinter einer symbolischen Verknüpfung, und Outbox folgt keiner.',
  'why.linkedFolder.todo': 'Kopieren Sie den echten Ordner in {folder}.',
  'why.isFolder': '{name} ist ein Ordner; gesendet werden Dateien, jede für sich.',
  'why.isFolder.todo': 'Fragen Sie nach einer Datei darin.',
  'why.special': '{name} ist keine gewöhnliche Datei: Es ist nichts darin, was gesendet werden könnte.',
  'why.name_impossible': 'Dropbox kann den Namen von {name} nicht verwenden.',
  'why.name_impossibleBecause': 'Dropbox kann den Namen von {name} nicht verwenden: {problem}.',
  'why.name_impossible.todo': 'Geben Sie der Datei einen anderen Namen.',
  'why.name_taken': 'Eine andere Datei hat für Dropbox denselben Namen wie {name}.',
  'why.name_takenBy': '„{other}“ hat für Dropbox denselben Namen wie {name}.',
  'why.name_taken.todo': 'Geben Sie einer der beiden einen anderen Namen.',
  'why.replaced':
    'Ein anderer Ordner hat {folder} ersetzt. Outbox überwachte den früheren und sieht sich {name} deshalb nicht an.',
  'why.unreachable': 'Outbox kann {folder} nicht erreichen und hat {name} deshalb nicht gesehen.',
  'why.unreachable.todo': 'Schließen Sie das Laufwerk an, oder legen Sie den Ordner wieder an.',
  'why.not_seen': '{name} ist da, und Outbox hat die Datei noch nicht gesehen.',
  'why.cannot_look': 'Outbox darf sich {name} nicht ansehen.',
  'why.cannot_look.todo': 'Prüfen Sie, wer den Ordner öffnen darf, in dem die Datei liegt.',
  'why.gone': '{name} wurde verschoben oder gelöscht, bevor die Datei gesendet wurde.',
  'why.gone.todo': 'Legen Sie die Datei noch einmal in {folder}.',
  'why.absent': 'Es gibt keine Datei {name}.',
  'why.absent.todo': 'Prüfen Sie, wie der Name geschrieben wird.',
  'why.companyRule': '{name} wird ausgelassen: {rule}.',
  'why.companyRule.todo': 'Wenn die Datei gesendet werden muss, fragen Sie Ihre IT-Abteilung.',
  'why.ownRule': '{name} wird durch „{pattern}“ ausgelassen; das steht in den Einstellungen.',
  'why.ruleNames': '{name} wird ausgelassen. Namen wie „{pattern}“ vergeben: {makers}.',
  'why.rule': '{name} wird durch die Regel {rule} ausgelassen. Sie gilt für: {makers}.',
  'why.rulePattern': '{name} wird durch die Regel {rule} ({pattern}) ausgelassen. Sie gilt für: {makers}.',

  // What to do, by where it is done.
  'why.letGo.terminal':
    'Sie wird gesendet, wenn sie geändert wird, oder nach: npm run outbox -- decide --send-after-all (mit --in PATH nur diese).',
  'why.letGo.window': 'Sie finden die Datei unter „Ausgelassen“. Wählen Sie dort „Doch senden“.',
  'why.decide.terminal': 'Sehen Sie sie mit npm run outbox -- decide an und antworten Sie mit --send oder --leave-out.',
  'why.adopt.terminal': 'Wenn es der richtige ist, bestätigen Sie das mit: npm run outbox -- adopt.',
  'why.adopt.window': 'Wenn es der richtige ist, klicken Sie oben im Fenster auf „Diesen Ordner verwenden“.',
  'why.look.terminal':
    'Starten Sie Outbox, oder warten Sie zehn Minuten, wenn es läuft: Dann hat es den ganzen Ordner durchgesehen.',
  'why.look.window': 'Warten Sie höchstens zehn Minuten: Dann hat Outbox den ganzen Ordner durchgesehen.',
  'why.rename.terminal':
    'Wenn es doch ein Dokument ist, geben Sie ihm einen anderen Namen, oder senden Sie es einzeln: npm run outbox -- send.',
  'why.rename.window': 'Wenn es doch ein Dokument ist, geben Sie ihm einen anderen Namen.',
  'why.changeRule.terminal':
    'Ändern Sie diese Regel in den Einstellungen, oder geben Sie der Datei einen anderen Namen.',
  'why.changeRule.window':
    'Ändern Sie diese Regel in den Einstellungen unter „Ignorierte Dateien“, oder geben Sie der Datei einen anderen Namen.',
}
