// What an uploader has to say beside its files, in German: why it does not start, and what to know although it did.
import type * as english from '../../en/outside/uploader.ts'
import type { InOtherWords } from '../../messages.ts'

export const uploader: InOtherWords<typeof english.uploader> = {
  'refusal.token_unusable':
    'Der Schlüssel (Token) ist nicht verwendbar: Er muss ein einziges Wort aus einfachen Zeichen sein. Kopieren Sie ihn noch einmal, ohne Leerzeichen, oder fragen Sie Ihre IT-Abteilung nach einem neuen.',
  'refusal.token_would_be_sent':
    'Die Token-Datei {file} gehört zu dem, was gesendet würde, und niemand sonst darf sie lesen. Verschieben Sie sie an einen anderen Ort.',
  'refusal.newer_data':
    'Die Aufzeichnungen in {folder} stammen von einer neueren Version von Outbox. Nichts wurde geändert. Aktualisieren Sie Outbox.',
  'refusal.server.no_address': 'Die Serveradresse ist keine Adresse wie https://uploads.example.com.',
  'refusal.server.not_https':
    'Die Serveradresse muss mit https:// beginnen, damit niemand unterwegs lesen kann, was gesendet wird.',
  'refusal.server.loopback_needs_flag':
    'Die Serveradresse beginnt mit http://. Auf diesem Computer selbst ist das mit --allow-loopback erlaubt.',
  'refusal.server.has_credentials': 'Die Serveradresse darf keinen Namen und kein Passwort enthalten.',
  'refusal.server.has_path':
    'Die Serveradresse muss nach dem Namen des Servers enden, wie in https://uploads.example.com.',
  'refusal.folder': '{folder}: {reason}',
  'refusal.choice.missing': 'Es gibt keine Datei {file}. Es wurde nichts gesendet.',
  'refusal.choice.unreadable': '{file} lässt sich nicht ansehen. Es wurde nichts gesendet.',
  'refusal.choice.left_out': '{file} darf nicht gesendet werden: {rule}. Es wurde nichts gesendet.',
  'refusal.choice.same_path':
    'Zwei der Dateien würden als {file} ankommen. Senden Sie sie nacheinander, oder benennen Sie eine um. Es wurde nichts gesendet.',
  'refusal.data.in_use':
    'Outbox läuft schon mit dem Datenordner {folder}. Das geht nur einmal zur selben Zeit, deshalb geschieht hier nichts.',
  'refusal.data.cannot_write': 'Outbox kann nicht in seinen Datenordner {folder} schreiben.',
  'refusal.data.not_a_folder': 'Der Datenordner {folder} ist kein Ordner.',
  'refusal.records.disk_full':
    'Der Datenträger ist voll, deshalb kann Outbox in {folder} keine Aufzeichnungen führen. Geben Sie Speicherplatz frei.',
  'refusal.records.store_unwritable':
    'Outbox kann seine Aufzeichnungen in {folder} nicht führen. Prüfen Sie, wer dort schreiben darf.',

  'folderRefusal.missing': 'Der Ordner existiert nicht. Legen Sie ihn an, oder geben Sie einen anderen an.',
  'folderRefusal.not_a_folder': 'Das ist kein Ordner, der sich öffnen lässt. Geben Sie einen Ordner an.',
  'folderRefusal.not_answering':
    'Das Laufwerk dieses Ordners antwortet nicht. Prüfen Sie, ob sein Netzwerk da ist, und versuchen Sie es erneut.',
  'folderRefusal.file_system_root': 'Das ist ein ganzes Laufwerk. Geben Sie einen Ordner darauf an.',
  'folderRefusal.home_folder':
    'Das enthält einen ganzen Benutzerordner mit privaten Dateien. Geben Sie einen Ordner darin an.',
  'folderRefusal.system_folder': 'Dieser Ordner gehört zum Betriebssystem. Geben Sie einen eigenen Ordner an.',
  'folderRefusal.cloud_folder':
    'Das enthält alles, was OneDrive oder ein anderer Cloudspeicher von Ihnen hat: Alles würde heruntergeladen und an Dropbox gesendet. Geben Sie einen Ordner darin oder einen anderen an.',
  'folderRefusal.inside_data_folder':
    'Dieser Ordner liegt in den eigenen Daten von Outbox. Geben Sie einen Ordner an einem anderen Ort an.',
  'folderRefusal.contains_data_folder':
    'In diesem Ordner liegen die eigenen Daten von Outbox. Geben Sie einen anderen Ordner an, oder bewahren Sie die Daten an einem anderen Ort auf.',

  'refusal.together.same':
    '{folder} ist {other}, und dieser Ordner wird schon überwacht. Geben Sie einen anderen Ordner an.',
  'refusal.together.inside':
    '{folder} liegt in {other}, und dieser Ordner wird schon überwacht: Die Dateien werden von dort gesendet. Geben Sie einen Ordner außerhalb an.',
  'refusal.together.around':
    'In {folder} liegt {other}, und dieser Ordner wird schon überwacht: Seine Dateien würden zweimal gesendet. Geben Sie einen anderen Ordner an.',
  'refusal.together.sent':
    'Outbox verschiebt Gesendetes nach {folder} neben {other}, oder würde es: Was dort liegt, wird nie gesendet. Nennen Sie einen anderen Ordner oder geben Sie diesem einen anderen Namen.',
  'refusal.into.impossible':
    'Die Dateien aus {folder} können in Dropbox nicht nach „{into}“: Einen Ordner dieses Namens behält Dropbox nicht. Geben Sie einen anderen an.',
  'refusal.into.taken':
    'Die Dateien aus {folder} können in Dropbox nicht nach „{into}“: Dorthin gehen die eines anderen überwachten Ordners. Geben Sie einen anderen an.',

  'notice.data_folder.open_to_others': 'Andere Benutzer dieses Computers können in den Datenordner {folder} sehen.',
  'notice.data_folder.other_disk':
    'Der Datenordner {folder} liegt nicht auf einem gewöhnlichen Datenträger dieses Computers. Nach einem Stromausfall können seine Aufzeichnungen unvollständig sein.',
  'notice.records_renewed':
    'Die Aufzeichnungen von Outbox waren beschädigt und werden neu begonnen. Was schon in Dropbox ist, wird nicht noch einmal gesendet.',
  'notice.records_renewed.kept':
    'Die Aufzeichnungen von Outbox waren beschädigt und werden neu begonnen. Die alten bleiben als {keptAs} erhalten. Was schon in Dropbox ist, wird nicht noch einmal gesendet.',
  'notice.folder_replaced':
    'Unter {folder} liegt ein anderer Ordner; es ist nicht der, den Outbox überwachen soll. Wenn es der richtige ist, führen Sie aus: npm run outbox -- adopt --data {dataFolder}. Bis dahin wird nichts daraus gesendet; wenn der alte Ordner wieder da ist, geht das Senden von selbst weiter.',
  'notice.folder_adopted':
    'Outbox überwacht jetzt den Ordner, der unter {folder} liegt. Seine Dateien sind für Outbox neue Dateien: Keine davon ersetzt, was aus dem alten Ordner gesendet wurde.',
  'notice.folder_changed': 'Outbox überwacht ab jetzt {now}, nicht mehr {before}. Dort wartet nichts.',
  'notice.folder_changed.waiting':
    '{count, plural, one {Outbox überwacht ab jetzt {now}, nicht mehr {before}. # Datei ({size}) dort ist noch nicht gesendet, und von dort wird jetzt nichts gesendet: Um sie zu senden, überwachen Sie jenen Ordner wieder, oder neben diesem mit eigenen Aufzeichnungen.} other {Outbox überwacht ab jetzt {now}, nicht mehr {before}. # Dateien ({size}) dort sind noch nicht gesendet, und von dort wird jetzt nichts gesendet: Um sie zu senden, überwachen Sie jenen Ordner wieder, oder neben diesem mit eigenen Aufzeichnungen.}}',
  'notice.folder_left':
    'Outbox überwacht {folder} nicht mehr. Dort wartet nichts, und was von dort gesendet wurde, bleibt im Verlauf.',
  'notice.folder_left.waiting':
    '{count, plural, one {Outbox überwacht {folder} nicht mehr. # Datei ({size}) dort ist noch nicht gesendet und bleibt, wo sie ist: Um sie zu senden, überwachen Sie den Ordner wieder.} other {Outbox überwacht {folder} nicht mehr. # Dateien ({size}) dort sind noch nicht gesendet und bleiben, wo sie sind: Um sie zu senden, überwachen Sie den Ordner wieder.}}',

  // A place is in the accusative, behind „an“.
  'target.place': 'Dateien gehen jetzt an {now}, nicht mehr an {before}.',
  'target.account': 'Dateien gehen jetzt an ein anderes Dropbox-Konto.',
  'target.device': 'Dateien gehen jetzt als die von {now} an Dropbox, nicht mehr als die von {before}.',
  'target.other': 'Dateien gehen jetzt an einen anderen Ort in Dropbox.',
  'target.place.files':
    '{count, plural, one {Dateien gehen jetzt an {now}, nicht mehr an {before}: # früher gesendete Datei wird dort gesucht, und nur, was fehlt, wird gesendet.} other {Dateien gehen jetzt an {now}, nicht mehr an {before}: # früher gesendete Dateien werden dort gesucht, und nur, was fehlt, wird gesendet.}}',
  'target.account.files':
    '{count, plural, one {Dateien gehen jetzt an ein anderes Dropbox-Konto: # früher gesendete Datei wird dort gesucht, und nur, was fehlt, wird gesendet.} other {Dateien gehen jetzt an ein anderes Dropbox-Konto: # früher gesendete Dateien werden dort gesucht, und nur, was fehlt, wird gesendet.}}',
  'target.device.files':
    '{count, plural, one {Dateien gehen jetzt als die von {now} an Dropbox, nicht mehr als die von {before}: # früher gesendete Datei wird dort gesucht, und nur, was fehlt, wird gesendet.} other {Dateien gehen jetzt als die von {now} an Dropbox, nicht mehr als die von {before}: # früher gesendete Dateien werden dort gesucht, und nur, was fehlt, wird gesendet.}}',
  'target.other.files':
    '{count, plural, one {Dateien gehen jetzt an einen anderen Ort in Dropbox: # früher gesendete Datei wird dort gesucht, und nur, was fehlt, wird gesendet.} other {Dateien gehen jetzt an einen anderen Ort in Dropbox: # früher gesendete Dateien werden dort gesucht, und nur, was fehlt, wird gesendet.}}',
  'target.top': 'den obersten Ordner von Dropbox',
  'target.folder': 'den Ordner {folder} in Dropbox',
  'target.through': '{place} über {server}',
}

// What a look at the set-up finds: at the server, its certificate, the folder and the records.
export const doctor: InOtherWords<typeof english.doctor> = {
  'doctor.nameUnknown':
    'Es ist kein Computer mit dem Namen {host} bekannt. Prüfen Sie die Schreibweise; wenn es ein Name im Firmennetz ist, verbinden Sie sich zuerst damit (VPN).',
  'doctor.speaksTls': '{host} spricht TLS: Die Adresse muss mit https:// beginnen. Es wurde nichts gesendet.',
  'doctor.proxyOffers': 'Der Proxy bietet an: {schemes}.',
  'doctor.proxySaid': 'Dieser Computer sagt: {said}',
  'doctor.answers': '{host} antwortet.',
  'doctor.encrypted': 'Die Verbindung ist verschlüsselt und vertrauenswürdig.',
  'doctor.notEncrypted': 'Nicht verschlüsselt: nur auf diesem Computer selbst.',
  'doctor.noCompanyServer': 'Unter {host} antwortet etwas, aber kein Firmenserver für Outbox. Prüfen Sie die Adresse.',
  'doctor.deviceNotTold': 'Der Server teilt nicht mit, ob er diesen Computer kennt.',
  'doctor.device': 'Der Server kennt diesen Computer als {device}.',
  'doctor.destination.top': 'Dateien kommen in Dropbox an; jede darf bis zu {size} groß sein.',
  'doctor.destination.folder': 'Dateien kommen in Dropbox in {folder} an; jede darf bis zu {size} groß sein.',
  'doctor.dropbox': '{host}, wo Dropbox Dateien annimmt, antwortet.',
  'doctor.noDropbox':
    '{host}, wo Dropbox Dateien annimmt, ist nicht erreichbar. Der Firmenserver antwortet, aber Dateien können erst gesendet werden, wenn das Netzwerk Outbox dorthin durchlässt.',
  'doctor.noDropbox.because':
    '{host}, wo Dropbox Dateien annimmt, ist nicht erreichbar. {because} Der Firmenserver antwortet, aber Dateien können erst gesendet werden, wenn das Netzwerk Outbox dorthin durchlässt.',
  'doctor.clock.right': 'Die Uhr dieses Computers stimmt mit der des Servers überein.',
  'doctor.clock.behind':
    '{count, plural, one {Die Uhr dieses Computers geht gegenüber der des Servers # Minute nach. Stellen Sie sie richtig.} other {Die Uhr dieses Computers geht gegenüber der des Servers # Minuten nach. Stellen Sie sie richtig.}}',
  'doctor.clock.ahead':
    '{count, plural, one {Die Uhr dieses Computers geht gegenüber der des Servers # Minute vor. Stellen Sie sie richtig.} other {Die Uhr dieses Computers geht gegenüber der des Servers # Minuten vor. Stellen Sie sie richtig.}}',
  'doctor.tokenInFolder':
    'Die Token-Datei hat einen Namen in {folder} und würde deshalb selbst gesendet. Bewahren Sie sie in einem anderen Ordner auf.',
  'doctor.folder.unreachable': '{folder} ist nicht erreichbar.',
  'doctor.folder.unreadable': '{folder} kann nicht gelesen werden. Prüfen Sie, wer den Ordner öffnen darf.',
  'doctor.folder.readable': '{folder} kann gelesen werden.',
  'doctor.folder.names':
    '{count, plural, one {# Name} other {# Namen}} darin, {excluded, number} davon durch {rules, plural, one {# Regel} other {# Regeln}} ausgelassen.',
  'doctor.records':
    '{done, plural, one {# Datei} other {# Dateien}} in Dropbox, {waiting, number} wartend; bei {blocked, number} sind Sie gefragt.',
  'doctor.records.damaged':
    'Die Aufzeichnungen in {folder} sind beschädigt. Beim nächsten Start bewahrt Outbox sie unter einem anderen Namen auf und beginnt neue. Was schon in Dropbox ist, wird nicht noch einmal gesendet.',
  'doctor.records.otherFolder': 'Die Aufzeichnungen gehören zu {folder}, einem anderen Ordner.',
  'doctor.records.folder': '{folder} ist der Ordner der Aufzeichnungen.',
  'doctor.records.replaced':
    'Unter {folder} liegt ein anderer Ordner als der der Aufzeichnungen, deshalb wird daraus nichts gesendet. Wenn es der richtige ist, übernehmen Sie ihn mit dem Befehl adopt --data {dataFolder}.',

  // Where the address and the key have just been typed, they are the first thing to doubt.
  'justTyped.server_unreachable': 'Unter dieser Adresse antwortet nichts. Prüfen Sie die Adresse und das Netzwerk.',
  'justTyped.offline':
    'Es gibt kein Netzwerk, oder es kann diesen Namen im Moment nicht auflösen. Prüfen Sie die Verbindung.',
  'justTyped.connection_lost': 'Die Verbindung brach ab, bevor eine Antwort kam. Prüfen Sie die Adresse und den Port.',
  'justTyped.timed_out':
    'Etwas nahm die Verbindung an, antwortete aber nicht rechtzeitig. Prüfen Sie die Adresse und den Port, oder versuchen Sie es später.',
  'justTyped.bad_answer':
    'Unter dieser Adresse antwortet etwas, aber nicht wie ein Firmenserver. Prüfen Sie die Adresse und den Port.',
  'justTyped.sign_in_needed':
    'Der Server kennt diesen Schlüssel nicht. Prüfen Sie, ob er vollständig ist, oder bitten Sie Ihre IT-Abteilung um einen neuen.',
  'justTyped.captive_portal':
    'Statt des Firmenservers antwortet eine Webseite. Prüfen Sie die Adresse. In einem Gäste-WLAN melden Sie sich zuerst mit einem Browser an.',

  'certificate.noTls':
    '{host} spricht an diesem Port kein TLS (https). Prüfen Sie die Adresse und den Port. Es wurde nichts gesendet.',
  'certificate.authorityEnded':
    'Das Zertifikat von {host} ist von einem unterzeichnet, das abgelaufen ist. Es muss erneuert werden. Es wurde nichts gesendet.',
  'certificate.ended':
    'Das Zertifikat von {host} ist am {day} abgelaufen. Es muss erneuert werden, falls die Uhr dieses Computers nicht falsch geht. Es wurde nichts gesendet.',
  'certificate.notYet':
    'Das Zertifikat von {host} gilt erst ab {day}. Prüfen Sie die Uhr dieses Computers. Es wurde nichts gesendet.',
  'certificate.noName':
    'Das Zertifikat von {host} ist auf gar keinen Namen ausgestellt, also auch nicht auf {host}. Verwenden Sie den Namen, auf den es ausgestellt ist. Es wurde nichts gesendet.',
  'certificate.otherName':
    'Das Zertifikat von {host} ist auf {names} ausgestellt, nicht auf {host}. Verwenden Sie den Namen, auf den es ausgestellt ist. Es wurde nichts gesendet.',
  'certificate.moreNames': '{count, plural, one {{names} und # weiteren} other {{names} und # weitere}}',
  'certificate.selfSigned':
    'Das Zertifikat von {host} ist von sich selbst unterzeichnet, deshalb vertraut ihm dieser Computer nicht. Die IT-Abteilung kann es zu den Zertifizierungsstellen hinzufügen, denen dieses System vertraut (nur für das Terminal: NODE_EXTRA_CA_CERTS=DATEI). Es wurde nichts gesendet.',
  'certificate.unknownIssuer':
    'Das Zertifikat von {host} ist von {issuer} unterzeichnet, und dem vertraut dieser Computer nicht. Die IT-Abteilung kann es zu den Zertifizierungsstellen hinzufügen, denen dieses System vertraut (nur für das Terminal: NODE_EXTRA_CA_CERTS=DATEI). Es wurde nichts gesendet.',
  'certificate.someIssuer':
    'Das Zertifikat von {host} ist von einer Stelle unterzeichnet, der dieser Computer nicht vertraut. Die IT-Abteilung kann sie zu den Zertifizierungsstellen hinzufügen, denen dieses System vertraut (nur für das Terminal: NODE_EXTRA_CA_CERTS=DATEI). Es wurde nichts gesendet.',
  'doctor.line.ok': 'ok',
  'doctor.line.notOk': 'nicht ok',
  'doctor.allWell': 'Alles ist in Ordnung.',
  'doctor.needYou': '{count, plural, one {# davon braucht Sie.} other {# davon brauchen Sie.}}',
  'doctor.check.token_file': 'Token-Datei',
  'doctor.check.proxy': 'Proxy',
  'doctor.check.server_address': 'Serveradresse',
  'doctor.check.server_reached': 'Server erreicht',
  'doctor.check.company_server': 'Firmenserver',
  'doctor.check.certificate': 'Zertifikat',
  'doctor.check.token': 'Token',
  'doctor.check.destination': 'Ziel',
  'doctor.check.clock': 'Uhr',
  'doctor.check.folder': 'Ordner',
  'doctor.check.policy': 'Richtlinie',
  'doctor.check.certificates': 'weitere Zertifizierungsstellen',
  'doctor.check.rules': 'Regeln',
  'doctor.check.changes': 'Änderungen im Ordner',
  'doctor.check.records': 'Aufzeichnungen',
  'doctor.check.watched_folder': 'überwachter Ordner',
  'enrol.unreadable': 'Das ist kein Code: Ein Code hat zwölf Buchstaben und Ziffern, zum Beispiel 7KQ2-M9XP-4TRV.',
  'enrol.none':
    'Es wurde kein Code angegeben. Geben Sie den Code von Ihrer IT-Abteilung ein, wenn danach gefragt wird, oder nennen Sie ihn mit --code.',
  'enrol.notValid':
    'Der Firmenserver nimmt diesen Code nicht an: Er wurde schon benutzt, ist älter als 15 Minuten oder enthält einen Tippfehler. Geben Sie ihn noch einmal ein oder bitten Sie Ihre IT-Abteilung um einen neuen.',
  'enrol.notOffered':
    '{host} vergibt keine Schlüssel gegen einen Code. Bitten Sie Ihre IT-Abteilung um einen Geräteschlüssel.',
  'enrol.tooOften': 'Der Firmenserver wurde zu oft gefragt. Warten Sie eine Minute und versuchen Sie es noch einmal.',
  'signIn.trouble': '{host} hat gerade ein Problem. Versuchen Sie es in einer Minute noch einmal.',
  'signIn.ask': 'Code von Ihrer IT-Abteilung:',
  'signIn.done': 'Dieser Computer ist als {device} angemeldet. Sein Schlüssel steht in {file}.',
  'signIn.fileTaken':
    '{file} enthält etwas anderes als einen Schlüssel und wird deshalb nicht ersetzt. Nennen Sie mit --token-file eine andere Datei.',
  'signIn.fileUnwritten':
    'Der Schlüssel kann nicht in {file} gespeichert werden (das System meldet {code}). Es wurde nichts gefragt, und der Code gilt weiter.',
  'signIn.open':
    'Öffnen Sie {address} in einem Browser, auf diesem oder einem anderen Gerät, und geben Sie diesen Code ein: {code}',
  'signIn.openWhole': 'Oder öffnen Sie {address}; darin steht der Code schon. Outbox wartet, bis Sie angemeldet sind.',
  'signIn.denied': 'Die Anmeldung wurde abgelehnt. Es hat sich nichts geändert.',
  'signIn.tooLate':
    'Niemand hat sich rechtzeitig angemeldet. Es hat sich nichts geändert; beginnen Sie die Anmeldung noch einmal.',
  'signIn.notLasting':
    '{host} gibt Anmeldungen nur für Minuten. Sagen Sie Ihrer IT-Abteilung, dass der Scope offline_access fehlt.',
  'signIn.providerFailed':
    'Der Anmeldedienst {host} ist jetzt nicht zu gebrauchen ({detail}). Versuchen Sie es später noch einmal, oder sagen Sie es Ihrer IT-Abteilung.',
  'signIn.otherServer':
    '{file} gehört zu einer Anmeldung bei {server}, einem anderen Server. Melden Sie sich mit dem Befehl sign-in bei diesem an.',
  'signIn.damaged': 'Die Anmeldung in {file} ist beschädigt. Melden Sie sich mit dem Befehl sign-in neu an.',
  'signIn.notKept':
    'Die Anmeldung hat geklappt, kann hier aber nicht gespeichert werden: Datenträger oder Ordner nehmen nichts an. Beheben Sie das und melden Sie sich noch einmal an.',
  'signIn.pageDone': 'Sie sind angemeldet. Sie können diese Seite schließen.',
  'signIn.pageFailed': 'Die Anmeldung hat nicht geklappt. Outbox sagt, warum. Sie können diese Seite schließen.',
  'signIn.notOffered':
    'Bei {host} meldet man sich nicht mit einem Konto an. Geben Sie einen Geräteschlüssel oder einen Code Ihrer IT-Abteilung ein.',
  'signOut.done':
    'Sie sind abgemeldet, und {host} hat die Anmeldung zurückgenommen. Was wartet, bleibt und wird gesendet, wenn Sie sich wieder anmelden.',
  'signOut.notTaken':
    'Sie sind hier abgemeldet, aber {host} hat davon nichts erfahren (es antwortet nicht oder nimmt nichts zurück). Was wartet, bleibt und wird gesendet, wenn Sie sich wieder anmelden.',
  'signOut.notForgotten':
    'Die Anmeldung kann gerade nicht von diesem Computer entfernt werden: Der Datenträger oder der Schlüsselbund nimmt nichts an. Beheben Sie das und melden Sie sich noch einmal ab.',
  'signOut.key':
    'Der Geräteschlüssel in {file} ist entfernt. Was wartet, bleibt. Nur Ihre IT-Abteilung kann den Schlüssel selbst zurücknehmen.',
  'signOut.nobody': '{file} enthält keine Anmeldung und keinen Schlüssel, deshalb wurde niemand abgemeldet.',
}
