// German: what IT wants to know of one computer.
import type { reports as english } from '../../en/outside/reports.ts'
import type { InOtherWords } from '../../messages.ts'

export const reports: InOtherWords<typeof english> = {
  'menu.effectiveSettings': 'Geltende Einstellungen',
  'report.settings.title': 'Geltende Einstellungen',
  'report.settings.text':
    'Was auf diesem Computer gilt und wer es festgelegt hat. Kopiert wird es auf Englisch, für Ihre IT-Abteilung.',
  'report.copy': 'Für die IT-Abteilung kopieren',
  'report.copied': 'Kopiert.',
  'report.on': 'an',
  'report.off': 'aus',
  'report.from.enforced': 'Ihre Organisation: {place}',
  'report.from.default': 'Vorgabe Ihrer Organisation: {place}',
  'report.from.person': 'Sie',
  'report.from.builtIn': 'Outbox selbst',
  'report.from.broken': 'Outbox, weil die Angabe in {place} nicht verwendbar ist',

  'support.together': 'Die Optionen --server und --token-file gehören zusammen.',
  'support.settings': 'Die Einstellungen können nicht gelesen werden.',
  'support.watched': 'Nichts wurde gespeichert: Im überwachten Ordner würde das Supportpaket gesendet.',
  'support.taken': '{file} ist schon da. Nichts wurde gespeichert.',
  'support.unwritable': '{file} kann nicht geschrieben werden ({code}). Nichts wurde gespeichert.',
  'support.done': '{file} ist das Supportpaket. Lesen Sie es, bevor Sie es senden: Outbox gibt es niemandem.',

  'report.key.serverUrl': 'Firmenserver',
  'report.key.uploadHosts': 'Weitere vertrauenswürdige Upload-Hosts',
  'report.key.watchFolder': 'Überwachter Ordner',
  'report.key.ignorePatterns': 'Dateien, die nie gesendet werden',
  'report.key.replaceByName': 'Bei gleichem Namen ersetzen',
  'report.key.afterUpload': 'Nach dem Senden',
  'report.key.largeFilesAtOnce': 'Große Dateien gleichzeitig',
  'report.key.uploadLimit': 'Grenze für das Senden',
  'report.key.timetable': 'Zeitplan der Geschwindigkeiten',
  'report.key.pauseOnMetered': 'In Netzwerken nach Datenmenge anhalten',
  'report.key.pauseOnBattery': 'Im Akkubetrieb anhalten',
  'report.key.historyDays': 'Tage im Verlauf',
  'report.key.graceSeconds': 'Zeit zum Zurücknehmen in Sekunden',
  'report.key.autostart': 'Mit dem Computer starten',
  'report.key.quitAllowed': 'Outbox darf beendet werden',
  'report.key.notices': 'Benachrichtigungen',
  'report.key.thumbnails': 'Kleine Bilder',
  'report.key.language': 'Sprache',
  'report.key.proxy': 'Proxyserver',
  'report.key.extraCaFile': 'Weitere Zertifizierungsstellen',
  'report.key.fleetStatus': 'Dem Firmenserver sagen, wie es einem Computer geht',
  'report.key.logLevel': 'Stufe des Protokolls',
}
