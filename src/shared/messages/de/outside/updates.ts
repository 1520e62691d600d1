// German: newer versions of Outbox.
import type { updateTexts as english } from '../../en/outside/updates.ts'
import type { InOtherWords } from '../../messages.ts'

export const updateTexts: InOtherWords<typeof english> = {
  'menu.update.check': 'Nach Updates suchen',
  'menu.update.download': 'Update herunterladen',
  'menu.update.restart': 'Neu starten und aktualisieren',
  'update.available': 'Outbox {version} ist da. Hilfe > Update herunterladen lädt es.',
  'update.loading': 'Outbox {version} wird geladen.',
  'update.ready':
    'Outbox {version} ist geladen und geprüft. Es wird installiert, wenn Sie Outbox beenden, oder sofort mit Hilfe > Neu starten und aktualisieren; noch nicht gesendete Dateien werden danach gesendet.',
  'update.newest': 'Outbox {version} ist die neueste Version.',
  'update.refused': 'Ein Update wurde nicht installiert. {why} Outbox {version} läuft weiter wie bisher.',
  'update.fault.unreachable': 'Der Ort, an dem Updates liegen, antwortet nicht.',
  'update.fault.redirected': 'Der Ort, an dem Updates liegen, verweist woandershin, und Outbox folgt nicht.',
  'update.fault.not_https':
    'Es liegt, wo andere es unterwegs ändern könnten, oder auf einem anderen Computer als die Versionsliste.',
  'update.fault.not_a_feed': 'Anstelle der Versionsliste liegt dort etwas anderes. Sagen Sie es Ihrer IT-Abteilung.',
  'update.fault.no_checksum': 'Die Versionsliste sagt nicht, wie die Datei sein muss. Sagen Sie es Ihrer IT-Abteilung.',
  'update.fault.too_large': 'Es ist größer, als ein Update sein kann. Sagen Sie es Ihrer IT-Abteilung.',
  'update.fault.too_slow': 'Das Laden dauerte zu lange. Outbox versucht es später noch einmal.',
  'update.fault.tampered': 'Die Datei ist eine andere, als die Versionsliste sagt. Sagen Sie es Ihrer IT-Abteilung.',
  'update.fault.not_ours': 'Es ist nicht vom Herausgeber von Outbox signiert. Sagen Sie es Ihrer IT-Abteilung.',
  'update.fault.not_checked':
    'Dieser Computer konnte nicht sagen, wer es signiert hat. Sagen Sie es Ihrer IT-Abteilung.',
  'update.by': 'Outbox sucht neuere Versionen auf {host}.',
  'update.off.for_everybody':
    'Outbox ist für alle auf diesem Computer installiert: Neuere Versionen installiert Ihre IT-Abteilung.',
  'update.off.package':
    'Outbox kam in einem Paket: Neuere Versionen kommen auf demselben Weg, über die Paketverwaltung des Systems oder Ihre IT-Abteilung.',
  'update.off.disk_image':
    'Auf einem Mac kommen neuere Versionen auf demselben Weg wie diese: von Ihrer IT-Abteilung oder vom Herausgeber.',
  'update.off.not_installed': 'Dieses Outbox ist nicht installiert, also aktualisiert es nichts.',
  'update.off.no_publisher':
    'Dieses Outbox weiß nicht, wessen Signatur ein Update tragen muss, und nimmt deshalb keines. Neuere Versionen kommen von Ihrer IT-Abteilung.',
  'update.off.no_feed':
    'Dieses Outbox kennt keinen Ort, an dem neuere Versionen liegen. Sie kommen von Ihrer IT-Abteilung.',
  'update.off.policy_unusable':
    'Was Ihre Organisation über Updates sagt, ist nicht verwendbar, deshalb wird keines geladen. Sagen Sie es Ihrer IT-Abteilung.',
  'update.off.by_policy': 'Ihre Organisation hat Updates abgeschaltet: Neuere Versionen installiert Ihre IT-Abteilung.',
  'update.off.by_person': 'Outbox sucht nicht nach neueren Versionen: Updates sind in den Einstellungen abgeschaltet.',
}
