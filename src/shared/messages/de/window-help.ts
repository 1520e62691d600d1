// German: updates, and help that the window gives.
import type { windowHelp as english } from '../en/window-help.ts'
import type { InOtherWords } from '../messages.ts'

export const windowHelp: InOtherWords<typeof english> = {
  'bundle.title': 'Supportpaket',
  'bundle.text':
    'Das ist alles, was gespeichert wird, auf Englisch für Ihre IT-Abteilung: kein Inhalt von Dateien, kein Schlüssel und kein Link. Outbox sendet es nirgendwohin.',
  'bundle.gathering':
    'Outbox fragt den Firmenserver und sieht seine eigenen Aufzeichnungen durch. Das dauert ein paar Sekunden.',
  'bundle.withNames': 'Mit den Namen von Dateien und Ordnern',
  'bundle.withNamesHint': 'Sonst steht für jeden Namen ein Code, der anderswo nichts bedeutet.',
  'bundle.content': 'Inhalt des Supportpakets',
  'bundle.save': 'Speichern…',
  'settings.updates': 'Updates',
  'settings.updates.off': 'Nicht nach neueren Versionen suchen',
  'settings.updates.notify': 'Neuere Versionen melden',
  'settings.updates.auto': 'Neuere Versionen laden und beim Beenden von Outbox installieren',
}
