// This folder: the German catalogue.

// What is said about files that wait for a person: what happened and the one thing to do.
import type * as english from '../en/blocked.ts'
import type { InOtherWords } from '../messages.ts'

export const blocked: InOtherWords<typeof english.blocked> = {
  'blocked.too_large.status': 'Zu groß',
  'blocked.too_large.what': '{name} ist größer, als der Firmenserver annimmt.',
  'blocked.too_large.todo': 'Verkleinern oder teilen Sie die Datei, oder fragen Sie Ihre IT-Abteilung.',
  'blocked.name_not_allowed.status': 'Name nicht möglich',
  'blocked.name_not_allowed.what': 'Dropbox kann den Namen {name} nicht verwenden.',
  'blocked.name_not_allowed.todo':
    'Benennen Sie die Datei um: ohne Emojis, ohne Sonderzeichen und ohne Punkte oder Leerzeichen am Ende.',
  'blocked.name_collision.status': 'Name doppelt',
  'blocked.name_collision.what':
    'Eine andere Datei in diesem Ordner heißt wie {name}, abgesehen von Groß- und Kleinschreibung oder der Schreibweise von Akzenten. Dropbox unterscheidet das nicht.',
  'blocked.name_collision.todo': 'Benennen Sie eine der beiden um.',
  'blocked.folder_name_taken.status': 'Ordnername vergeben',
  'blocked.folder_name_taken.what':
    'Eine Datei in Dropbox heißt wie ein Ordner, in dem {name} liegt, deshalb gibt es dort keinen Platz dafür.',
  'blocked.folder_name_taken.todo': 'Benennen Sie den Ordner hier oder die Datei in Dropbox um.',
  'blocked.name_taken.status': 'Name vergeben',
  'blocked.name_taken.what':
    'Etwas anderes mit dem Namen {name} ist schon in Dropbox, und Ihre Firma ersetzt es nicht.',
  'blocked.name_taken.todo': 'Benennen Sie die Datei um.',
  'blocked.not_allowed.status': 'Nicht erlaubt',
  'blocked.not_allowed.what': 'Ihre Firma erlaubt nicht, {name} von hier zu senden.',
  'blocked.not_allowed.todo': 'Fragen Sie Ihre IT-Abteilung.',
  'blocked.rejected.status': 'Nicht angenommen',
  'blocked.rejected.what': 'Der Server konnte mit der Anfrage, {name} zu senden, nichts anfangen.',
  'blocked.rejected.todo': 'Fragen Sie Ihre IT-Abteilung.',
  'blocked.dropbox_refused.status': 'Von Dropbox abgelehnt',
  'blocked.dropbox_refused.what': 'Dropbox hat {name} mehrmals ohne Angabe von Gründen abgelehnt.',
  'blocked.dropbox_refused.todo':
    'Versuchen Sie es erneut. Wird die Datei wieder abgelehnt, fragen Sie Ihre IT-Abteilung.',
  'blocked.folder_read_only.status': 'Schreibgeschützt',
  'blocked.folder_read_only.what': 'In den Ordner in Dropbox, in den {name} gehört, darf nicht geschrieben werden.',
  'blocked.folder_read_only.todo': 'Fragen Sie Ihre IT-Abteilung.',
  'blocked.symbolic_link.status': 'Nur Verknüpfung',
  'blocked.symbolic_link.what':
    '{name} verweist nur auf eine andere Datei oder einen anderen Ordner (eine symbolische Verknüpfung). Outbox folgt ihr nicht.',
  'blocked.symbolic_link.todo': 'Kopieren Sie das, worauf verwiesen wird, in den Ordner.',
  'blocked.not_a_regular_file.status': 'Kein Dokument',
  'blocked.not_a_regular_file.what':
    '{name} ist kein Dokument, sondern etwas, das nur Programme verwenden (eine Pipe, ein Socket oder ein Gerät).',
  'blocked.not_a_regular_file.todo': 'Sie müssen nichts tun.',
  'blocked.skipped.status': 'Ausgelassen',
  'blocked.skipped.what': '{name} wird nicht gesendet, weil Sie die Datei ausgelassen haben.',
  'blocked.skipped.todo': 'Die Datei wird gesendet, wenn sie geändert wird oder wenn Sie „Doch senden“ wählen.',
  'blocked.rename': 'Benennen Sie die Datei um: {problem}.',
  'blocked.renameFolder': 'Benennen Sie den Ordner „{folder}“ hier oder die gleichnamige Datei in Dropbox um.',
  'blocked.renameOneFolder':
    'Benennen Sie einen der Ordner von „{folder}“ hier oder die gleichnamige Datei in Dropbox um.',
  'blocked.overLimit': '{name} hat {size}; der Firmenserver nimmt höchstens {limit} an.',
  'nameProblem.empty_segment': 'ein Teil des Pfads ist leer',
  'nameProblem.dot_segment': 'ein Teil des Pfads ist „.“ oder „..“',
  'nameProblem.control_character': 'der Name enthält ein unsichtbares Steuerzeichen',
  'nameProblem.backslash': 'der Name enthält einen umgekehrten Schrägstrich',
  'nameProblem.segment_too_long': 'der Name ist länger als {most, number} Zeichen',
  'nameProblem.path_too_long': 'der Pfad ist länger als {most, number} Zeichen',
  'nameProblem.space_at_the_edge': 'der Name beginnt oder endet mit einem Leerzeichen',
  'nameProblem.dot_at_the_end': 'der Name endet mit einem Punkt',
  'nameProblem.invalid_unicode': 'der Name ist kein gültiger Text',
  'nameProblem.reserved_prefix': 'der Pfad beginnt mit „id:“, „ns:“ oder „rev:“',
  'nameProblem.ignored_by_dropbox': 'Dropbox speichert Dateien mit diesem Namen nie',
  'nameProblem.emoji': 'der Name enthält ein Emoji oder ein anderes seltenes Zeichen',
}
