// How the commands are called. What stands in capitals or after two dashes is the same in every language.
import type * as english from '../../en/outside/usage.ts'
import type { InOtherWords } from '../../messages.ts'

export const usageTexts: InOtherWords<typeof english.usageTexts> = {
  'usage.title': 'Aufruf:',
  'usage.see': 'Siehe: npm run outbox -- {help}',
  'usage.folder': 'der Ordner, der überwacht wird; jede Datei, die darin gespeichert wird, wird gesendet',
  'usage.also':
    'ein weiterer Ordner, der überwacht wird, und der Ordner in Dropbox, in den diese Dateien gehen; vor DIR kann keep:, sent: oder trash: sagen, was aus ihnen wird; auch mehrmals',
  'usage.server': 'die Adresse Ihres Firmenservers, https://...',
  'usage.token-file': 'eine Datei mit dem Token dieses Computers, in einer Zeile',
  'usage.data': 'wo Outbox seine Aufzeichnungen hat; wird angelegt, wenn es fehlt',
  'usage.once': 'enden, sobald alles gesendet ist oder jemanden braucht',
  'usage.replace-by-name':
    'wurde eine Datei gelöscht und eine andere bekommt später ihren Namen, ersetzt sie die ältere in Dropbox; ohne die Option bleiben beide',
  'usage.after-upload':
    'was hier aus einer Datei wird, sobald nachgewiesen ist, dass sie in Dropbox ist: keep (bleibt), sent (in den Ordner Sent im überwachten Ordner), trash (in den Papierkorb)',
  'usage.adopt':
    'der Ordner, der jetzt dort liegt, ist der richtige, was auch vorher dort lag; der Befehl adopt sagt dasselbe einem laufenden Outbox',
  'usage.follow-link':
    'der Ordner ist über eine Verknüpfung benannt, die manchmal umgestellt wird: Wohin sie führt, das ist der Ordner, und alles darin wird gesendet; wer die Verknüpfung ändern darf, bestimmt also, was gesendet wird',
  'usage.yes':
    'alles senden, wie viel auch auf einmal kommt; ohne die Option warten mehr als 1.000 Dateien oder 20 GB in einer Minute, und im Terminal der Inhalt eines nie überwachten Ordners, auf den Befehl decide',
  'usage.answer': 'die Antwort für Dateien, die darauf warten; ohne sie listet der Befehl decide sie auf',
  'usage.after-all':
    'doch senden, was zuvor jemand ausgelassen hat; mit --in nur, was in diesem Ordner liegt, oder diese eine Datei',
  'usage.in': 'die Antwort gilt nur für die Dateien in diesem Unterordner des überwachten',
  'usage.dry-run': 'von jeder Datei sagen, ob sie gesendet, ausgelassen oder abgelehnt würde, und nichts senden',
  'usage.limit': 'höchstens so schnell senden: 500 (kB/s), 2MB/s oder auto, das anderen ein Fünftel der Leitung lässt',
  'usage.timetable':
    'andere Geschwindigkeiten zu bestimmten Zeiten: "Mon-Fri 08:00-18:00 500; Sat,Sun 00:00-24:00 pause"',
  'usage.large-files':
    'so viele Dateien, die für einen Link zu groß sind, werden zugleich gesendet, 1 bis 4: zwei, wo nichts gesagt ist; kleine Dateien warten nie auf sie',
  'usage.grace':
    'so lange warten, höchstens 60, bevor Neues gesendet wird: was inzwischen aus dem Ordner entfernt wird, wird nicht gesendet',
  'usage.history-days': 'wie lange eine gesendete Datei im Verlauf bleibt: 730 Tage, wo nichts gesagt ist',
  'usage.days': 'Tage, etwa 2026-03-31, beide eingeschlossen; ohne sie alles, was gesendet wurde',
  'usage.search':
    'ein Teil des Namens oder Ordners einer Datei, oder die ersten acht oder mehr Stellen ihres Inhalts-Hashs',
  'usage.format': 'table: für Menschen; csv: für Tabellenprogramme; jsonl: ein JSON-Objekt je Zeile',
  'usage.verify':
    'die Kette der Nachweise durch den Verlauf prüfen; mit --folder auch die Dateien lesen, die noch in dem Ordner sind, und sagen, welche noch sind, was gesendet wurde',
  'usage.report':
    'jeder Schlüssel der Richtlinie Ihrer Organisation mit dem geltenden Wert und wer ihn bestimmt; mit --settings, der settings.json der App, auch was jemand dort gewählt hat',
  'usage.to':
    'wohin das Supportpaket geschrieben wird: ein Text für die IT über diesen Computer, ohne Dateinamen, außer mit --with-names, und ohne Geheimnisse',
  'usage.check': 'was an einer Richtlinie falsch ist, die ein JSON-Dokument ist',
  'usage.json': 'ein JSON-Objekt je Zeile statt Worten; es ist in jeder Sprache dasselbe',
  'usage.lang': 'die Sprache der Ausgabe: {tags}; ohne die Option die von LC_ALL, LC_MESSAGES oder LANG',
  'usage.allow-loopback': 'einfaches http zu diesem Computer selbst erlauben, für Versuche',
  'usage.version': 'ausgeben, welches Outbox das ist',
  'usage.exit': 'Exit-Status: 0 alles in Ordnung, 1 konnte nicht laufen, 2 etwas braucht jemanden.',
}
