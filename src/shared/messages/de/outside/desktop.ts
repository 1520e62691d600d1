// This folder: what is said in German outside the window's page, which does not load it.

// Menus, the icon beside the clock, the system's dialogs, notifications. `&` stands before the letter that opens a menu.
import type * as english from '../../en/outside/desktop.ts'
import type { InOtherWords } from '../../messages.ts'

export const desktop: InOtherWords<typeof english.desktop> = {
  'menu.file': '&Datei',
  'menu.edit': '&Bearbeiten',
  'menu.view': '&Ansicht',
  'menu.queue': '&Warteschlange',
  'menu.help': '&Hilfe',
  'menu.undo': 'Rückgängig',
  'menu.redo': 'Wiederholen',
  'menu.cut': 'Ausschneiden',
  'menu.copy': 'Kopieren',
  'menu.paste': 'Einfügen',
  'menu.actualSize': 'Originalgröße',
  'menu.zoomIn': 'Vergrößern',
  'menu.zoomOut': 'Verkleinern',
  'menu.fullScreen': 'Vollbild',
  'menu.closeWindow': 'Fenster schließen',
  'menu.mac.services': 'Dienste',
  'menu.mac.hide': 'Outbox ausblenden',
  'menu.mac.hideOthers': 'Andere ausblenden',
  'menu.mac.showAll': 'Alle einblenden',
  'menu.mac.window': 'Fenster',
  'menu.mac.minimize': 'Im Dock ablegen',
  'menu.mac.zoom': 'Zoomen',
  'menu.mac.front': 'Alle nach vorne bringen',
  'menu.openOutbox': 'Outbox öffnen',
  'menu.openFolder': 'Ordner öffnen',
  'menu.askAboutFile': 'Nach einer Datei fragen …',
  'menu.selectAll': 'Alles auswählen',
  'menu.find': 'Suchen',
  'menu.history': 'Verlauf',
  'menu.showQueue': 'Warteschlange anzeigen',
  'menu.settings': 'Einstellungen …',
  'menu.page.help': 'Outbox-Hilfe',
  'menu.page.source': 'Quellcode',
  'menu.about': 'Über Outbox',
  'menu.quit': 'Outbox beenden',
  'menu.details': 'Details',
  'menu.why': 'Warum?',
  'menu.copyPath': 'Pfad kopieren',
  'menu.counted': '{action} ({files})',

  'tray.tip': 'Outbox: {sentence}',
  'tray.starting': 'Outbox wird gestartet.',
  'tray.locked': '{title}. {next}',
  'tray.setUp': 'Outbox ist noch nicht eingerichtet.',
  'tray.stopped': 'Outbox arbeitet nicht mehr. Es wird nichts gesendet.',

  'notification.background': 'Outbox läuft weiter',
  'notification.background.quit': 'Im Hintergrund wird weiter hochgeladen. Beenden Sie Outbox, wenn das aufhören soll.',
  'notification.background.again':
    'Im Hintergrund wird weiter hochgeladen. Um das Fenster wieder zu sehen oder Outbox dort zu beenden, starten Sie Outbox noch einmal.',
  'notification.unshown':
    'Dieser Computer zeigt keine Benachrichtigungen von Outbox an, deshalb stehen sie hier. Die letzte: {title}. {body}',
  'notification.attention': 'Sie sind gefragt',
  'notification.attention.files':
    '{count, plural, one {Bei # Datei sind Sie gefragt. Öffnen Sie Outbox, um zu sehen, warum.} other {Bei # Dateien sind Sie gefragt. Öffnen Sie Outbox, um zu sehen, warum.}}',
  'notification.sent': 'Gesendet',
  'notification.sent.files': '{files}.',

  'dialog.folder.title': 'Ordner zum Überwachen wählen',
  'dialog.folder.choose': 'Diesen Ordner überwachen',
  'dialog.file.title': 'Nach einer Datei fragen',
  'dialog.file.choose': 'Nach dieser Datei fragen',
  'dialog.export.title': 'Verlauf exportieren',
  'dialog.export.csv': 'Tabelle (CSV)',
  'dialog.export.jsonl': 'JSON Lines',

  'quit.title': 'Outbox beenden',
  'quit.left': '{count, plural, one {# Datei ist noch nicht gesendet.} other {# Dateien sind noch nicht gesendet.}}',
  'quit.later':
    '{count, plural, one {Nichts geht verloren, wenn Sie jetzt beenden: Die Datei wird weiter gesendet, wenn Sie Outbox das nächste Mal öffnen.} other {Nichts geht verloren, wenn Sie jetzt beenden: Die Dateien werden weiter gesendet, wenn Sie Outbox das nächste Mal öffnen.}}',
  'quit.paused': 'Das Senden ist angehalten.',
  'quit.now': 'Jetzt beenden',
  'quit.finish': 'Erst fertig senden, dann beenden',

  'serverQuestion.title': 'Anderer Firmenserver',
  'serverQuestion.message': 'Dateien ab jetzt an {server} senden?',
  'serverQuestion.detail':
    'Bisher gingen sie an {server}. Alle Dateien im überwachten Ordner werden dem neuen Server angeboten. Lehnen Sie ab, wenn Sie das nicht veranlasst haben.',
  'serverQuestion.yes': 'Neuen Server verwenden',
  'signOutQuestion.title': 'Abmelden?',
  'signOutQuestion.message': 'Von Ihrem Firmenkonto abmelden?',
  'signOutQuestion.detail':
    'Bis Sie sich wieder anmelden, wird nichts gesendet. Was wartet, bleibt in der Warteschlange, und was gesendet wurde, bleibt im Verlauf.',
  'signOutQuestion.yes': 'Abmelden',

  'addQuestion.title': 'Dateien hinzufügen',
  'addQuestion.one': 'Dateien aus {folder} hinzufügen?',
  'addQuestion.more':
    '{count, plural, one {Dateien aus {folder} und einem weiteren Ordner hinzufügen?} other {Dateien aus {folder} und # weiteren Ordnern hinzufügen?}}',
  'addQuestion.detail':
    'Das liegt außerhalb Ihrer eigenen Ordner. Die Dateien werden in den überwachten Ordner kopiert und gesendet. Lehnen Sie ab, wenn Sie sie nicht auf das Fenster gezogen haben.',
  'addQuestion.yes': 'Hinzufügen',
}

// What the app itself has to say: when it starts, when something was not done.
export const appNotices: InOtherWords<typeof english.appNotices> = {
  'keyNotice.unreadable':
    'Dieser Computer kann den Geräteschlüssel nicht mehr öffnen. Geben Sie ihn neu ein; bis dahin warten Ihre Dateien.',
  'keyNotice.not_kept':
    'Der Geräteschlüssel ist auf diesem Computer nicht gespeichert. Geben Sie ihn neu ein; bis dahin warten Ihre Dateien.',
  'keyNotice.in_memory':
    'Dieser Computer hat keinen sicheren Ort für den Geräteschlüssel. Beim nächsten Start von Outbox muss er neu eingegeben werden.',
  'keyNotice.not_saved':
    'Der Geräteschlüssel konnte auf diesem Computer nicht gespeichert werden. Dateien werden gesendet, aber beim nächsten Start von Outbox muss er neu eingegeben werden.',

  'settingsNotice.language':
    'Outbox kennt die Sprache „{tag}“ aus seinen Einstellungen nicht und verwendet deshalb Englisch. Wählen Sie in den Einstellungen eine andere.',
  'settingsNotice.in_part':
    'Einige Einstellungen konnten nicht gelesen werden: Für diese nimmt Outbox seine eigenen, alle anderen gelten weiter. Sehen Sie in den Einstellungen nach, ob sie Ihren Wünschen entsprechen. Die alten bleiben als {keptAs} erhalten.',
  'settingsNotice.set_aside':
    'Die Einstellungen konnten nicht gelesen werden, deshalb startet Outbox mit seinen eigenen. Die alten bleiben als {keptAs} erhalten. Ihre Dateien und was gesendet wurde, bleiben unberührt.',
  'settingsNotice.out_of_reach':
    'Die Einstellungen konnten nicht gelesen werden, weil ein anderes Programm {file} belegt oder Sie die Datei nicht öffnen dürfen. Outbox startet mit seinen eigenen und lässt diese Datei, wie sie ist: Was Sie jetzt ändern, ist vergessen, wenn Outbox endet. Schließen Sie das andere Programm, oder prüfen Sie, wer die Datei lesen darf, und starten Sie Outbox neu.',
  'settingsNotice.unwritten.full':
    'Ihre Einstellungen konnten nicht in {file} geschrieben werden: Der Datenträger ist voll. Sie gelten, bis Outbox endet; die nächste Änderung wird geschrieben, wenn das behoben ist.',
  'settingsNotice.unwritten.read_only':
    'Ihre Einstellungen konnten nicht in {file} geschrieben werden: Der Datenträger ist schreibgeschützt. Sie gelten, bis Outbox endet; die nächste Änderung wird geschrieben, wenn das behoben ist.',
  'settingsNotice.unwritten.not_allowed':
    'Ihre Einstellungen konnten nicht in {file} geschrieben werden: Ein anderes Programm belegt die Datei, oder ihr Ordner lässt keine Änderungen zu. Sie gelten, bis Outbox endet; die nächste Änderung wird geschrieben, wenn das behoben ist.',
  'settingsNotice.unwritten.folder':
    'Ihre Einstellungen konnten nicht in {file} geschrieben werden: Dort liegt ein Ordner mit diesem Namen. Sie gelten, bis Outbox endet; die nächste Änderung wird geschrieben, wenn das behoben ist.',
  'settingsNotice.unwritten.other':
    'Ihre Einstellungen konnten nicht in {file} geschrieben werden: Der Datenträger nimmt sie nicht an. Sie gelten, bis Outbox endet; die nächste Änderung wird geschrieben, wenn das behoben ist.',

  'notBegun.key_missing': 'Geben Sie den Geräteschlüssel ein, den Sie von Ihrer IT-Abteilung erhalten haben.',
  'notBegun.server_unchecked': 'Prüfen Sie zuerst den Firmenserver.',
  'notBegun.folder_missing': 'Wählen Sie zuerst einen Ordner.',
  'notBegun.ending': 'Outbox wird gerade geschlossen.',
  'notBegun.not_agreed': 'Nichts wurde geändert: Dateien gehen an denselben Server wie bisher.',
  'notBegun.policy': 'Ihre Organisation hat festgelegt, dass Dateien an {server} gehen. Geben Sie diese Adresse ein.',
  'notBegun.broken':
    'Outbox hat wegen eines eigenen Fehlers aufgehört zu arbeiten. Ihre Dateien sind unberührt. Starten Sie es neu.',

  'added.not_set_up': 'Outbox ist noch nicht eingerichtet.',
  'added.no_file': 'Was abgelegt wurde, ist keine Datei.',
  'added.too_many':
    '{count, plural, one {Nur # Datei kann auf einmal hinzugefügt werden. Der Rest wurde ausgelassen.} other {Nur # Dateien können auf einmal hinzugefügt werden. Der Rest wurde ausgelassen.}}',
  'notAdded.in_folder': '„{name}“ ist schon im Ordner.',
  'notAdded.in_other_folder':
    '„{name}“ liegt in {folder}; auch dieser Ordner wird überwacht, und die Datei wird von dort gesendet.',
  'notAdded.tooManyFolders': 'Neben dem ersten können höchstens {most, number} weitere Ordner überwacht werden.',
  'notAdded.folderGone': 'Dieser Ordner ist nicht mehr in der Liste.',
  'notAdded.holds_folder': '„{name}“ enthält den überwachten Ordner selbst.',
  'notAdded.unreadable': '„{name}“ kann nicht gelesen werden.',
  'notAdded.no_file': '„{name}“ ist keine Datei.',
  'notAdded.too_deep': '„{name}“ liegt zu tief in anderen Ordnern.',
  'notAdded.no_room': '„{name}“ kann nicht in den überwachten Ordner kopiert werden.',
  'notAdded.not_whole': '„{name}“ konnte nicht vollständig kopiert werden.',
  'notAdded.private.own':
    '„{name}“ enthält, was Outbox für sich selbst speichert, und wurde deshalb nicht hinzugefügt.',
  'notAdded.private.home':
    '„{name}“ enthält einen ganzen Benutzerordner mit privaten Dateien und wurde deshalb nicht hinzugefügt.',
  'notAdded.private.settings':
    '„{name}“ liegt dort, wo Programme Einstellungen und Schlüssel speichern, und wurde deshalb nicht hinzugefügt.',
  'notAdded.private.system': '„{name}“ gehört zum Betriebssystem und wurde deshalb nicht hinzugefügt.',

  'export.in_watched_folder':
    'Nichts wurde gespeichert: Im überwachten Ordner würde die Liste an Dropbox gesendet. Wählen Sie einen anderen Ordner.',
  'export.unwritable': 'Die Liste wurde nicht gespeichert: {file} kann nicht geschrieben werden ({code}).',
  'whyQuestion.later': 'Fragen Sie noch einmal, wenn Outbox den Ordner durchgesehen hat.',
}
