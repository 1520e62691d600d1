// What is wrong with a command line. Commands and options are the same in every language.
import type * as english from '../../en/outside/terminal.ts'
import type { InOtherWords } from '../../messages.ts'

export const command: InOtherWords<typeof english.command> = {
  'terminal.language': 'Outbox spricht „{tag}“ nicht und spricht deshalb Englisch. Es spricht {names}.',

  'command.none': 'Sagen Sie, was zu tun ist: {commands}.',
  'command.unknown': 'Es gibt keinen Befehl „{name}“. Es gibt {commands}.',
  'command.needs': 'Der Befehl {command} braucht {options}.',
  'command.noFiles': 'Nennen Sie mindestens eine Datei, die gesendet werden soll.',
  'command.emptyFile': 'Ein Dateiname ist leer.',
  'command.emptyCode': 'Der Code ist leer. Lassen Sie --code weg, um danach gefragt zu werden.',
  'command.emptyFolder': 'Der Ordnername ist leer.',
  'option.also':
    'Die Option --also braucht einen Ordner in Dropbox und einen hier, wie in --also Scans=/home/kim/scans oder --also Scans=sent:/home/kim/scans.',
  'run.also': 'Überwacht wird auch {folder}: Diese Dateien gehen dort in den Ordner „{into}“.',
  'run.besideAway':
    'Der überwachte Ordner, dessen Dateien nach „{into}“ gehen, ist nicht erreichbar. Sie warten; die der anderen Ordner werden weiter gesendet.',
  'run.besideReplaced':
    'Wo der Ordner war, dessen Dateien nach „{into}“ gehen, steht ein anderer. Sie warten, bis jemand sagt, dass er der richtige ist (mit --adopt beim nächsten Start); die der anderen Ordner werden weiter gesendet.',
  'command.oneFile': 'Nennen Sie eine Datei, nach der Sie fragen.',

  'option.needsValue': 'Die Option {option} braucht einen Wert.',
  'option.unknown': 'Unbekannte Option {option}.',
  'option.noValue': 'Die Option {option} nimmt keinen Wert.',
  'option.once': 'Die Option {option} ist mehr als einmal angegeben. Geben Sie sie einmal an.',
  'option.stray': 'Unerwartetes Argument {word}.',
  'option.unreadable': 'Die Befehlszeile ist nicht zu verstehen.',
  'option.historyDays': 'Die Option --history-days braucht eine ganze Zahl von Tagen, von 1 bis {most}.',
  'option.afterUpload': 'Die Option --after-upload ist keep, sent oder trash.',
  'option.largeFiles': 'Die Option --large-files braucht eine ganze Zahl von Dateien, von 1 bis {most, number}.',
  'option.grace': 'Die Option --grace braucht eine ganze Zahl von Sekunden, von 0 bis {most, number}.',
  'option.both': 'Sagen Sie nur eines von --send, --leave-out und --send-after-all.',
  'option.in': 'Die Option --in gehört zu --send, --leave-out oder --send-after-all.',
  'option.format': 'Es gibt kein Format „{format}“. Es gibt table, csv und jsonl.',
  'option.day': 'Die Option {option} braucht einen Tag, etwa 2026-03-31.',
  'option.dayOrder': 'Der Tag von --from liegt nach dem von --to.',
  'option.folder': 'Die Option --folder gehört zu --verify: Die Dateien darin werden noch einmal gelesen.',
  'option.oncePause': 'Ein Lauf mit --once wartet keine Pause eines Zeitplans ab. Lassen Sie eines von beiden weg.',

  'tokenFile.not_a_file': 'Die Token-Datei {file} kann nicht gelesen werden: Sie ist keine Datei.',
  'tokenFile.missing':
    'Die Token-Datei {file} gibt es nicht. Melden Sie sich mit dem Befehl sign-in an, oder nennen Sie eine andere Datei.',
  'tokenFile.not_allowed': 'Die Token-Datei {file} kann nicht gelesen werden: Sie dürfen es nicht.',
  'tokenFile.folder': 'Die Token-Datei {file} kann nicht gelesen werden: Sie ist ein Ordner.',
  'tokenFile.other': 'Die Token-Datei {file} kann nicht gelesen werden: Das System meldet {code}.',
  'tokenFile.long': 'Die Token-Datei {file} ist zu lang für ein Token.',
  'tokenFile.empty': 'Die Token-Datei {file} ist leer.',
  'tokenFile.lines': 'Die Token-Datei {file} hat mehrere Zeilen; sie darf nur das Token enthalten.',
  'tokenFile.letters': 'Die Token-Datei {file} enthält Leerzeichen oder Sonderzeichen, also kein Token.',
  'tokenFile.open':
    'Andere Benutzer dieses Computers dürfen die Token-Datei {file} lesen. Verbieten Sie es mit: chmod 600 {file}',
  'tokenFile.fine': 'Die Token-Datei kann gelesen werden.',

  'proxy.unusable':
    '{name} nennt keinen Proxy in der Form „http://proxy.example:3128“ oder „socks5://proxy.example:1080“. Andere Arten von Proxys können nicht benutzt werden.',
  'clientCertificate.unreadable':
    '{file} kann nicht gelesen werden ({code}), deshalb kann dieser Computer dem Firmenserver sein Zertifikat nicht zeigen.',
  'clientCertificate.unusable':
    '{file} ist kein Zertifikat mit seinem Schlüssel, oder die Passphrase stimmt nicht, deshalb kann dieser Computer dem Firmenserver sein Zertifikat nicht zeigen.',
  'proxy.way': 'Der Weg nach draußen ist der Proxy {proxy}.',
  'proxy.login': 'In einem Terminal stehen sie in HTTPS_PROXY: http://name:passwort@proxy.example:3128.',

  'policy.say': 'Sagen Sie --report oder --check FILE.',
  'policy.settingsOption': 'Die Option --settings gehört zu --report.',
  'policy.optionRefused':
    'Die Option {option} wird abgelehnt: Ihre Organisation bestimmt „{key}“ ({place}). Lassen Sie die Option weg.',
  'policy.optionBroken': 'Die Option {option} wird abgelehnt: {fault} Lassen Sie die Option weg.',
  'policy.outside':
    '{file} wird abgelehnt: Ihre Organisation bestimmt, dass nur Dateien in {folder} gesendet werden („watchFolder“, {place}). Es wurde nichts gesendet.',
  'policy.changed': 'Die Richtlinie Ihrer Organisation hat sich geändert, und Outbox beginnt damit neu.',
  'policy.fineDocument': 'An dieser Richtlinie ist nichts falsch.',
  'policy.fine': 'An der Richtlinie ist nichts falsch.',
  'policy.noDocument': '{file} kann nicht gelesen werden ({code}) und wurde deshalb nicht geprüft.',
  'policy.settingsUnreadable': 'Die Einstellungen können nicht gelesen werden.',
  'policy.place.found': '{place}: gelesen',
  'policy.place.nothing': '{place}: nichts vorhanden',
  'policy.place.unusable': '{place}: vorhanden, aber nicht zu gebrauchen',

  'run.sending':
    '{count, plural, one {# Name wird an {server} gesendet.} other {# Namen werden an {server} gesendet.}}',
  'run.sendingFolder': 'Was in {folder} liegt, wird an {server} gesendet.',
  'run.watching':
    '{folder} wird überwacht. Jede Datei, die dort gespeichert wird, wird an {server} gesendet. Strg-C beendet es.',
  'run.goesOn': 'Das Senden geht weiter.',
  'run.nothingSent': 'Es wurde nichts gesendet.',
  'run.needYou': '{count, plural, one {bei # Datei sind Sie gefragt} other {bei # Dateien sind Sie gefragt}}',
  'run.asked': '{count, plural, one {# Datei wartet auf Ihre Antwort} other {# Dateien warten auf Ihre Antwort}}',
  'run.waiting': '{count, plural, one {# Datei wartet noch} other {# Dateien warten noch}}',
  'run.leftOut':
    '{count, plural, one {# Datei ist durch eine Regel ausgelassen} other {# Dateien sind durch eine Regel ausgelassen}}',
  'run.heldBack': '{count, plural, one {# Datei halten Sie zurück} other {# Dateien halten Sie zurück}}',
  'run.leftOutByPerson': '{count, plural, one {# Datei haben Sie ausgelassen} other {# Dateien haben Sie ausgelassen}}',
  'run.done': '{file} ist in Dropbox.',
  'run.doneAt': '{file} ist in Dropbox: {place}',
  'run.doneCopy': '{file} ist als Kopie in Dropbox, weil dort schon etwas anderes mit diesem Namen lag: {place}',
  'run.gone': '{file} wurde verschoben oder gelöscht, bevor es gesendet war.',
  'run.excluded': '{file} wird nicht gesendet.',
  'run.about': '{file}: {text}',
  'run.counts': '{done, number} von {all, number} fertig.',
  'run.left': 'noch etwa {range}',
  'run.sentence': '{text}.',
  'run.and': '{first}, {second}',
  'run.driveHangs':
    'Das Laufwerk antwortet nicht, deshalb beendet sich Outbox ohne es. Was gesendet wurde, ist aufgezeichnet.',
  'run.cannotPrint': 'Was Outbox ausgibt, kann nicht geschrieben werden ({code}), deshalb beendet es sich.',

  'dryRun.withSize': '{name} ({size})',
  'dryRun.send': '{file} würde gesendet.',
  'dryRun.sendIfTaken': '{file} würde gesendet, wenn der Firmenserver so große Dateien annimmt.',
  'dryRun.in_dropbox': '{file} ist schon in Dropbox.',
  'dryRun.left_out': '{file} würde ausgelassen.',
  'dryRun.refused': '{file} würde abgelehnt.',
  'dryRun.too_large':
    '{file} würde abgelehnt: Der Firmenserver nimmt höchstens {size} an. Verkleinern oder teilen Sie die Datei.',
  'dryRun.unreadable':
    '{folder} kann nicht aufgelistet werden, also kennt niemand die Dateien darin. Prüfen Sie, wer den Ordner öffnen darf.',
  'dryRun.unreadable.root':
    'Der Ordner kann nicht aufgelistet werden, also kennt niemand die Dateien darin. Prüfen Sie, wer ihn öffnen darf.',
  'dryRun.rule.company': 'Regel: {rule}, Einstellungen Ihrer Firma.',
  'dryRun.rule.builtIn': 'Regel: {rule}, eingebaut, für {madeBy}.',
  'dryRun.sum.send':
    '{count, plural, one {# Datei ({size}) würde gesendet} other {# Dateien ({size}) würden gesendet}}',
  'dryRun.sum.in_dropbox':
    '{count, plural, one {# Datei ({size}) ist schon in Dropbox} other {# Dateien ({size}) sind schon in Dropbox}}',
  'dryRun.sum.left_out': '{count, number} ausgelassen',
  'dryRun.sum.refused': '{count, number} abgelehnt',
  'dryRun.limitsUnknown':
    'Der Firmenserver hat nicht gesagt, wie groß Dateien sein dürfen; deshalb weiß hier niemand, welche zu groß für ihn sind.',
}
