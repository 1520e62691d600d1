// Setting up, in German.
import type * as english from '../en/set-up.ts'
import type { InOtherWords } from '../messages.ts'

export const setUp: InOtherWords<typeof english.setUp> = {
  'setUp.title': 'Outbox einrichten',
  'setUp.intro': 'Dateien, die Sie in einen Ordner legen, werden automatisch an die Dropbox Ihrer Firma gesendet.',
  'setUp.steps.server': 'Firmenserver',
  'setUp.steps.folder': 'Ordner',
  'setUp.steps.existing': 'Vorhandene Dateien',
  'setUp.serverTitle': 'Mit Ihrer Firma verbinden',
  'setUp.serverText':
    'Die Adresse erhalten Sie von Ihrer IT-Abteilung. Melden Sie sich dann mit Ihrem Konto an, oder geben Sie einen Schlüssel ein.',
  'setUp.address': 'Adresse des Firmenservers',
  'setUp.addressHint': 'https://uploads.example.com',
  'setUp.signIn': 'Mit Ihrem Firmenkonto anmelden',
  'setUp.signingIn': 'Warten auf den Browser …',
  'setUp.key': 'Geräteschlüssel oder Code',
  'setUp.keyAtHand': 'Auf diesem Computer ist ein Schlüssel gespeichert. Lassen Sie das Feld leer, um ihn zu behalten.',
  'setUp.keyHint': 'Er wird nur gespeichert, wo dieser Computer ihn verschlüsseln kann, und nie wieder angezeigt.',
  'setUp.check': 'Prüfen',
  'setUp.checking': 'Wird geprüft …',
  'setUp.checkAgain': 'Erneut prüfen',
  'setUp.serverUsable': 'Der Server antwortet. Sie können fortfahren.',
  'setUp.serverUnusable': 'Das geht noch nicht. Korrigieren Sie die Angaben und prüfen Sie erneut.',
  'setUp.folderTitle': 'Ordner zum Überwachen wählen',
  'setUp.folderText':
    'Jede Datei darin und in seinen Unterordnern wird gesendet, sobald sie vollständig gespeichert ist. Ihre Dateien bleiben, wo sie sind.',
  'setUp.choose': 'Ordner wählen …',
  'setUp.chooseOther': 'Anderen Ordner wählen …',
  'setUp.folderUnusable': 'Dieser Ordner kann nicht verwendet werden. Wählen Sie einen anderen.',
  'setUp.existingTitle': 'Dateien, die schon im Ordner sind',
  'setUp.existingText':
    '{count, plural, one {# Datei ({size}) ist schon im Ordner.} other {# Dateien ({size}) sind schon im Ordner.}}',
  'setUp.existingToFetch':
    '{count, plural, one {# Datei ist nicht auf diesem Computer; beim Senden wird sie heruntergeladen.} other {# Dateien sind nicht auf diesem Computer; beim Senden werden sie heruntergeladen.}}',
  'setUp.existingNone':
    'Der Ordner enthält noch keine Dateien. Dateien, die Sie ab jetzt hineinlegen, werden gesendet.',
  'setUp.more': '{count, plural, one {und # weitere Datei} other {und # weitere Dateien}}',
  'setUp.sendAll': 'Alle senden',
  'setUp.sendAllText':
    'Sie werden jetzt nacheinander gesendet. Was Dropbox schon hat, wird nicht noch einmal gesendet.',
  'setUp.onlyNew': 'Nur neue',
  'setUp.onlyNewText':
    'Diese bleiben, wie sie sind. Gesendet wird eine Datei, wenn sie neu ist oder erneut gespeichert wird.',
  'setUp.finish': 'Überwachung starten',
  'setUp.finishing': 'Wird gestartet …',
  'setUp.well': 'In Ordnung',
  'setUp.notWell': 'Nicht in Ordnung',
  'setUp.existingTextMore':
    '{count, plural, one {Mehr als # Datei ({size}) ist schon im Ordner.} other {Mehr als # Dateien ({size}) sind schon im Ordner.}}',
}
