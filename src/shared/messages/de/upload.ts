// What is said about one file on its way, and about all of them, in German.
import type * as english from '../en/upload.ts'
import type { InOtherWords } from '../messages.ts'

export const upload: InOtherWords<typeof english.upload> = {
  'upload.waiting.status': 'Wartet',
  'upload.waiting.what': '{name} wartet.',
  'upload.waiting.next': 'Es geht von selbst weiter.',
  'upload.waitsBecause': '{name} wartet. {what}',
  'upload.again': 'Outbox versucht es von selbst wieder.',
  'upload.againAt': 'Outbox versucht es {moment} wieder.',
  'upload.againInTurn': 'Outbox versucht es wieder, sobald diese Datei an der Reihe ist.',
  'upload.hashing.status': 'Wird gelesen',
  'upload.hashing.what': '{name} wird gelesen.',
  'upload.hashing.next': 'Danach wird die Datei gesendet.',
  'upload.linking.status': 'Wird vorbereitet',
  'upload.linking.what': 'Der Firmenserver wird gebeten, {name} durchzulassen.',
  'upload.linking.next': 'Danach wird die Datei gesendet.',
  'upload.checking.status': 'Wird geprüft',
  'upload.checking.what': 'Outbox sieht nach, ob {name} in Dropbox ist.',
  'upload.gone.status': 'Nicht mehr da',
  'upload.gone.what': '{name} wurde verschoben oder gelöscht, bevor die Datei gesendet wurde.',
  'upload.done.status': 'Gesendet',
  'upload.done.what': '{name} ist in Dropbox.',
  'upload.done.notInFolder': 'Die Datei ist nicht mehr im Ordner auf diesem Computer.',
  'upload.copy.status': 'Als Kopie gesendet',
  'upload.copy.what': '{name} ist in Dropbox als „{copy}“.',
  'upload.copy.why': 'Dort gab es schon etwas mit dem Namen {name}, deshalb wurde beides behalten.',
  'upload.excluded.status': 'Nicht gesendet',
  'upload.excluded.what': '{name} wird nicht gesendet.',
  'upload.excluded.next': 'Regel: {rule}.',
  'upload.arrived': '{bytes} sind angekommen; dort geht es weiter.',
  'upload.interrupted': 'Das Senden von {name} wurde unterbrochen.',

  'upload.sending.status': 'Lädt hoch',
  'upload.sending.statusShare': 'Lädt hoch: {percent, number} %',
  'upload.sending.what': '{name} wird gesendet.',
  'upload.sending.whatBytes': '{name} wird gesendet: {bytes}.',
  'upload.sending.whatPace': '{name} wird gesendet: {bytes}, {rate}, noch etwa {left}.',
  'upload.rereading.status': 'Wird geprüft',
  'upload.rereading.statusShare': 'Wird geprüft: {percent, number} %',
  'upload.rereading.what': 'Es wird geprüft, was von {name} schon angekommen ist: {bytes}.',
  'upload.rereading.next': 'Danach wird der Rest gesendet.',
  'upload.rereading.step': 'prüft, was schon angekommen ist: {bytes}',
  'upload.reconnecting.status': 'Verbindung weg',
  'upload.reconnecting.what': 'Die Verbindung brach ab, nachdem {size} von {name} angekommen waren.',
  'upload.reconnecting.whatAtOnce': 'Die Verbindung brach ab, bevor etwas von {name} angekommen war.',
  'upload.reconnecting.next': 'Dort geht es weiter.',
  'upload.reconnecting.nextAtOnce': 'Es beginnt, sobald wieder eine Verbindung besteht.',
  'upload.reconnecting.step': 'Verbindung abgebrochen, dort geht es weiter',
  'upload.waiting_for_room.status': 'Wartet auf Server',
  'upload.waiting_for_room.what': 'Der Firmenserver hatte nach {size} von {name} keinen Platz für mehr.',
  'upload.waiting_for_room.whatAtOnce':
    'Der Firmenserver hatte keinen Platz mehr, bevor etwas von {name} angekommen war.',
  'upload.waiting_for_room.next': 'Dort geht es weiter.',
  'upload.waiting_for_room.nextAtOnce': 'Es beginnt, sobald Platz ist.',
  'upload.waiting_for_room.step': 'wartet auf Platz auf dem Server',
  'upload.finishing.status': 'Wird fertiggestellt',
  'upload.finishing.what': '{name} ist ganz angekommen. Dropbox macht eine Datei daraus.',
  'upload.finishing.step': 'Dropbox macht eine Datei daraus',
  'upload.answer_awaited.status': 'Wird fertiggestellt',
  'upload.answer_awaited.what': '{name} wurde ganz an das Netzwerk übergeben.',
  'upload.answer_awaited.next': 'Es fehlt noch die Bestätigung von Dropbox, dass die Datei angekommen ist.',
  'upload.answer_awaited.step': 'es fehlt noch die Bestätigung von Dropbox',

  'folder.status': 'Nicht lesbar',
  'folder.what':
    'Der Inhalt des Ordners {name} lässt sich nicht lesen, deshalb werden die Dateien darin nicht gesendet.',
  'folder.whatWatched':
    'Der Inhalt des überwachten Ordners lässt sich nicht lesen, deshalb werden die Dateien darin nicht gesendet.',
  'folder.notAllowed': 'Prüfen Sie, wer ihn öffnen darf.',
  'folder.readError': 'Der Datenträger oder das Netzlaufwerk meldete einen Fehler: Sehen Sie nach, ob es funktioniert.',
  'folder.again': 'Outbox sieht von selbst wieder nach.',
  'folder.unreadable':
    '{count, plural, one {# Ordner lässt sich nicht öffnen, deshalb werden die Dateien darin nicht gesendet.} other {# Ordner lassen sich nicht öffnen, deshalb werden die Dateien darin nicht gesendet.}}',
  'folder.degraded.watch_limit':
    'Dieses System lässt Outbox keine weiteren Ordner überwachen. Was in den übrigen gespeichert wird, findet Outbox innerhalb einer Minute.',
  'folder.degraded.watch_failed':
    'Einige Ordner lassen sich nicht überwachen. Was darin gespeichert wird, findet Outbox innerhalb einer Minute.',
  'folder.degraded.not_heard':
    'Dieses System meldet Outbox keine neuen Dateien. Sie werden innerhalb einer Minute gefunden.',
  'folder.degraded.network_folder':
    'Dieser Ordner liegt auf einem Netzlaufwerk oder einem, das so arbeitet: Änderungen durch andere werden innerhalb einer Minute gefunden.',

  'queue.aFile': 'eine Datei',
  'queue.waits': '{count, plural, one {# Datei wartet.} other {# Dateien warten.}}',
  'queue.uploading.status': 'Lädt hoch',
  'queue.uploading.what': '{count, plural, one {# Datei wird hochgeladen.} other {# Dateien werden hochgeladen.}}',
  'queue.reconnecting.status': 'Verbindung abgebrochen',
  'queue.reconnecting.what':
    '{count, plural, one {Die Verbindung brach ab, während # Datei gesendet wurde.} other {Die Verbindung brach ab, während # Dateien gesendet wurden.}}',
  'queue.reconnecting.next': 'Es geht weiter, sobald wieder eine Verbindung besteht.',
  'queue.waiting.status': 'Wartet',
  'queue.waiting.what': '{count, plural, one {# Datei zu senden.} other {# Dateien zu senden.}}',
  'queue.asked.status': 'Wartet auf Sie',
  'queue.asked.what':
    '{count, plural, one {# Datei wartet auf Ihre Entscheidung.} other {# Dateien warten auf Ihre Entscheidung.}}',
  'queue.blocked.status': 'Sie sind gefragt',
  'queue.blocked.what': '{count, plural, one {Bei # Datei sind Sie gefragt.} other {Bei # Dateien sind Sie gefragt.}}',
  'queue.held.status': 'Angehalten',
  'queue.held.what': '{count, plural, one {# Datei ist angehalten.} other {# Dateien sind angehalten.}}',
  'queue.held.next': 'Alle anderen werden gesendet.',
  'queue.done.status': 'Alles ist gesendet',
  'queue.done.what': 'Alles ist gesendet.',
  'queue.empty.status': 'Nichts zu senden',
  'queue.empty.what': 'Es gibt noch nichts zu senden.',
  'queue.empty.next': 'Legen Sie Dateien in den überwachten Ordner.',

  'asked.sentence':
    '{count, plural, one {# Datei ({size}) kam auf einmal: Sie wird erst gesendet, wenn Sie zustimmen.} other {# Dateien ({size}) kamen auf einmal: Keine davon wird gesendet, bevor Sie zustimmen.}}',
  'asked.part': '{count, plural, one {{name}: # Datei, {size}} other {{name}: # Dateien, {size}}}',
  'asked.noFolder': 'in keinem Ordner',
  'asked.noType': 'ohne Dateityp',
  'asked.moreFolders': '{count, plural, one {und # weiterer Ordner} other {und # weitere Ordner}}',
  'asked.moreTypes': '{count, plural, one {und # weiterer Dateityp} other {und # weitere Dateitypen}}',
  'asked.byFolder': 'Nach Ordner:',
  'asked.byType': 'Nach Dateityp:',
  'asked.toSend': 'Alle senden: {command}',
  'asked.toLeaveOut': 'Alle auslassen: {command}',
  'asked.hint': 'Nur für einen Ordner: --in ORDNER anhängen. Ein Start mit --yes fragt nicht.',

  'inDropbox.files': '{count, plural, one {# Datei ist in Dropbox} other {# Dateien sind in Dropbox}}',
  'inDropbox.allCopies':
    '{count, plural, one {# Datei ist als Kopie in Dropbox} other {# Dateien sind in Dropbox, alle als Kopien}}',
  'inDropbox.someCopies':
    '{copies, plural, one {{count, number} Dateien sind in Dropbox, # davon als Kopie} other {{count, number} Dateien sind in Dropbox, # davon als Kopien}}',

  'locked.title':
    '{keystore, select, keyring {Wartet auf den Schlüsselbund} keychain {Wartet auf den Schlüsselbund} other {}}',
  'locked.what':
    '{keystore, select, keyring {Der Geräteschlüssel liegt im Schlüsselbund dieses Computers, der noch nicht geöffnet ist. Ihre Dateien warten, und nichts geht verloren.} keychain {Der Geräteschlüssel liegt im Schlüsselbund dieses Computers, der noch nicht geöffnet ist. Ihre Dateien warten, und nichts geht verloren.} other {}}',
  'locked.next':
    '{keystore, select, keyring {Entsperren Sie den Schlüsselbund: Outbox sieht einmal in der Minute nach und macht dann von selbst weiter. Wenn es so bleibt, beenden Sie Outbox und starten Sie es neu.} keychain {Entsperren Sie den Schlüsselbund: Outbox sieht einmal in der Minute nach und macht dann von selbst weiter. Wenn es so bleibt, beenden Sie Outbox und starten Sie es neu.} other {}}',
}
