// The German texts of the templates. English ones stand in the schema.
import type { PolicyKey } from '#shared/policy/schema.ts'

export const germanTexts: Readonly<Record<PolicyKey, { readonly title: string; readonly help: string }>> = {
  serverUrl: {
    title: 'Unternehmensserver',
    help: 'Die Adresse, bei der Outbox um Upload-Links bittet, etwa https://outbox.example.com.',
  },
  uploadHosts: {
    title: 'Weitere vertrauenswürdige Upload-Hosts',
    help: 'Genaue Namen von Hosts, auf die Upload-Links zeigen dürfen, neben denen von Dropbox. Für Unternehmen, deren Dateien das Haus über einen eigenen Host verlassen.',
  },
  watchFolder: {
    title: 'Überwachter Ordner',
    help: 'Der Ordner, dessen Dateien gesendet werden. Ein Pfad, der mit ~/ beginnt, liegt im persönlichen Ordner der angemeldeten Person.',
  },
  furtherFolders: {
    title: 'Weitere überwachte Ordner',
    help: 'Je Ordner ein Eintrag: der Ordner in Dropbox, in den seine Dateien kommen, =, und der Ordner hier: Scans=~/Scans. Vor dem Ordner hier kann stehen, was aus seinen gesendeten Dateien wird: keep:, sent: oder trash:. Ist der überwachte Ordner erzwungen, so kann man keine hinzufügen.',
  },
  ignorePatterns: {
    title: 'Dateien, die nie gesendet werden',
    help: 'Namen oder Muster mit * und ?. Wenn sie erzwungen sind, kann man weitere Muster hinzufügen und keines entfernen.',
  },
  allowedTypes: {
    title: 'Dateitypen, die gesendet werden',
    help: 'Womit die Namen der Dateien enden, etwa pdf oder tar.gz. Dateien anderer Typen und solche ohne Endung werden ausgelassen. In die Dateien schaut niemand hinein.',
  },
  refusedTypes: {
    title: 'Dateitypen, die nicht gesendet werden',
    help: 'Womit die Namen der Dateien enden, etwa exe. Sie werden ausgelassen, auch wo ein solcher Typ sonst gesendet wird.',
  },
  largestFileMegabytes: {
    title: 'Größte Datei in MB',
    help: 'Größere Dateien werden ausgelassen. Ein Megabyte ist eine Million Bytes. Der Unternehmensserver kann weniger annehmen.',
  },
  replaceByName: {
    title: 'Gleicher Name ersetzt',
    help: 'Wurde eine Datei gelöscht und eine andere erhält später ihren Namen, so ersetzt diese die ältere in Dropbox.',
  },
  afterUpload: {
    title: 'Nach dem Senden',
    help: 'keep: bleibt; sent: kommt in den Ordner „Sent“; trash: kommt in den Papierkorb. Verschoben wird nur, was nachweislich in Dropbox ist.',
  },
  largeFilesAtOnce: {
    title: 'Große Dateien gleichzeitig',
    help: 'Wie viele Dateien, die für einen Link zu groß sind, gleichzeitig gesendet werden.',
  },
  uploadLimit: {
    title: 'Grenze für das Senden',
    help: 'full (keine Grenze), auto (ein Fünftel der Leitung bleibt frei) oder eine Zahl in kB/s, etwa 500.',
  },
  timetable: {
    title: 'Zeitplan der Geschwindigkeiten',
    help: 'Andere Grenzen zu bestimmten Zeiten: Mon-Fri 08:00-18:00 500; Sat,Sun 00:00-24:00 pause.',
  },
  pauseOnMetered: {
    title: 'Pause in getakteten Netzen',
    help: 'In einem Netz, das nach Datenmenge bezahlt wird, wird nichts gesendet, sofern das System es erkennt.',
  },
  pauseOnBattery: {
    title: 'Pause im Akkubetrieb',
    help: 'Solange der Computer mit Akku läuft, wird nichts gesendet.',
  },
  historyDays: {
    title: 'Tage im Verlauf',
    help: 'Wie lange eine gesendete Datei im Verlauf bleibt.',
  },
  graceSeconds: {
    title: 'Bedenkzeit',
    help: 'So viele Sekunden warten neue Dateien, damit sich ein Ablegen zurücknehmen lässt.',
  },
  autostart: {
    title: 'Mit dem Computer starten',
    help: 'Outbox startet, wenn sich eine Person am Computer anmeldet.',
  },
  quitAllowed: {
    title: 'Outbox darf beendet werden',
    help: 'Wenn deaktiviert, haben die Menüs keinen Eintrag zum Beenden.',
  },
  notices: {
    title: 'Benachrichtigungen',
    help: 'all: alle; attention: nur, was eine Person braucht; none: keine.',
  },
  thumbnails: {
    title: 'Kleine Bilder',
    help: 'Die Einzelheiten eines Bildes zeigen es verkleinert.',
  },
  language: {
    title: 'Sprache',
    help: 'system oder das Kürzel einer Sprache, etwa en oder de. Eine Sprache, die Outbox nicht spricht, bedeutet Englisch.',
  },
  proxy: {
    title: 'Proxy',
    help: 'system (wie der Computer eingerichtet ist), none (keiner) oder eine Adresse ohne Namen und Passwort: http://proxy.example.com:3128, oder socks5:// für SOCKS 5.',
  },
  proxyAccount: {
    title: 'Konto der Person bei Proxys',
    help: 'Einem Proxy, der danach fragt (Negotiate), wird das Konto gezeigt, mit dem die Person am Computer angemeldet ist: mit Kerberos, unter Windows auch mit NTLM. Aus, solange keine Richtlinie etwas anderes sagt. Niemand außer dem Proxy sieht es.',
  },
  extraCaFile: {
    title: 'Weitere Zertifizierungsstellen',
    help: 'Der Pfad einer Datei mit Zertifikaten (PEM), denen neben denen des Computers vertraut wird, etwa dem eines mitlesenden Proxys.',
  },
  updateMode: {
    title: 'Aktualisierungen',
    help: 'off: keine; notify: eine neuere Version wird gemeldet, und die Person wählt, wann sie geladen wird; auto: sie wird geladen und beim Beenden von Outbox installiert. Nur wo eine Person Outbox unter Windows für sich selbst installiert hat; sonst bringt die nächste Version, wer Outbox installiert hat.',
  },
  updateFeed: {
    title: 'Quelle der Aktualisierungen',
    help: 'Wo neuere Versionen liegen: eine Adresse wie https://updates.example.com/outbox/ mit latest.yml und dem Installationsprogramm. Nur https, und nichts, was ein anderer Herausgeber signiert hat. Ein unbrauchbarer Wert schaltet Aktualisierungen ab.',
  },
  fleetStatus: {
    title: 'Dem Firmenserver sagen, wie es einem Computer geht',
    help: 'Jede Frage an den Firmenserver sagt, wie viele Dateien warten, wie lange die älteste wartet, warum, und welche Version fragt. Sie nennt keine Datei und keinen Ordner.',
  },
  computerName: {
    title: 'Dem Firmenserver sagen, wie ein Computer heißt',
    help: 'Wo sich Personen mit ihrem Konto anmelden, steht der Name des Computers neben dem der Person: in den Namen von Kopien, in Belegen und im Protokoll des Firmenservers. Aus: dort steht nur ein kurzer Code.',
  },
  clientCertificateFile: {
    title: 'Client-Zertifikat',
    help: 'Der Pfad des Zertifikats, mit dem sich ein Computer dem Firmenserver zeigt: PEM oder PKCS #12 (.p12, .pfx). Es wird dem Server gezeigt, den serverUrl nennt, und sonst niemandem. Ein Pfad, der mit ~/ beginnt, liegt im Benutzerordner jeder Person.',
  },
  clientKeyFile: {
    title: 'Schlüssel des Client-Zertifikats',
    help: 'Der Pfad des privaten Schlüssels (PEM), wenn er nicht in derselben Datei liegt.',
  },
  clientPassphraseFile: {
    title: 'Passphrase des Client-Zertifikats',
    help: 'Der Pfad einer Datei, deren erste Zeile die Passphrase ist. Sonst sollte sie niemand lesen können.',
  },
  logLevel: {
    title: 'Stufe des Protokolls',
    help: 'info (alles); warning (was falsch sein kann); alarm (was nicht vorkommen darf).',
  },
}
