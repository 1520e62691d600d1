// What is said about one file on its way, and about all of them, in French.
import type * as english from '../en/upload.ts'
import type { InOtherWords } from '../messages.ts'

export const upload: InOtherWords<typeof english.upload> = {
  'upload.waiting.status': 'En attente',
  'upload.waiting.what': '{name} attend.',
  'upload.waiting.next': 'L’envoi reprendra tout seul.',
  'upload.waitsBecause': '{name} attend. {what}',
  'upload.again': 'Outbox réessaiera tout seul.',
  'upload.againAt': 'Outbox réessaie {moment}.',
  'upload.againInTurn': 'Outbox réessaie dès que c’est le tour de ce fichier.',
  'upload.hashing.status': 'Lecture',
  'upload.hashing.what': '{name} est en cours de lecture.',
  'upload.hashing.next': 'Il sera ensuite envoyé.',
  'upload.linking.status': 'Préparation',
  'upload.linking.what': 'Outbox demande au serveur de l’entreprise de laisser passer {name}.',
  'upload.linking.next': 'Le fichier sera ensuite envoyé.',
  'upload.checking.status': 'Vérification',
  'upload.checking.what': 'Outbox vérifie si {name} est dans Dropbox.',
  'upload.gone.status': 'Disparu',
  'upload.gone.what': '{name} a été déplacé ou supprimé avant son envoi.',
  'upload.done.status': 'Envoyé',
  'upload.done.what': '{name} est dans Dropbox.',
  'upload.done.notInFolder': 'Le fichier n’est plus dans le dossier sur cet ordinateur.',
  'upload.copy.status': 'Envoyé en copie',
  'upload.copy.what': '{name} est dans Dropbox sous le nom « {copy} ».',
  'upload.copy.why': 'Un autre élément nommé {name} s’y trouvait déjà : les deux ont été conservés.',
  'upload.excluded.status': 'Non envoyé',
  'upload.excluded.what': '{name} n’est pas envoyé.',
  'upload.excluded.next': 'Règle : {rule}.',
  'upload.arrived': '{bytes} sont arrivés ; l’envoi reprendra à partir de là.',
  'upload.interrupted': 'L’envoi de {name} a été interrompu.',

  'upload.sending.status': 'Envoi',
  'upload.sending.statusShare': 'Envoi : {percent, number} %',
  'upload.sending.what': '{name} est en cours d’envoi.',
  'upload.sending.whatBytes': '{name} est en cours d’envoi : {bytes}.',
  'upload.sending.whatPace': '{name} est en cours d’envoi : {bytes}, {rate}, encore environ {left}.',
  'upload.rereading.status': 'Vérification',
  'upload.rereading.statusShare': 'Vérification : {percent, number} %',
  'upload.rereading.what': 'Vérification de ce qui est déjà arrivé de {name} : {bytes}.',
  'upload.rereading.next': 'Le reste sera ensuite envoyé.',
  'upload.rereading.step': 'vérification de ce qui est déjà arrivé : {bytes}',
  'upload.reconnecting.status': 'Connexion perdue',
  'upload.reconnecting.what': 'La connexion a été perdue après {size} de {name}.',
  'upload.reconnecting.whatAtOnce': 'La connexion a été perdue avant que {name} ait commencé à arriver.',
  'upload.reconnecting.next': 'L’envoi reprendra à partir de là.',
  'upload.reconnecting.nextAtOnce': 'L’envoi commencera dès que la connexion sera rétablie.',
  'upload.reconnecting.step': 'connexion perdue, reprise à partir de là',
  'upload.waiting_for_room.status': 'Attend le serveur',
  'upload.waiting_for_room.what': 'Le serveur de l’entreprise n’avait plus de place après {size} de {name}.',
  'upload.waiting_for_room.whatAtOnce':
    'Le serveur de l’entreprise n’avait plus de place avant que {name} ait commencé à arriver.',
  'upload.waiting_for_room.next': 'L’envoi reprendra à partir de là.',
  'upload.waiting_for_room.nextAtOnce': 'L’envoi commencera dès qu’il y aura de la place.',
  'upload.waiting_for_room.step': 'attend de la place sur le serveur',
  'upload.finishing.status': 'Finalisation',
  'upload.finishing.what': '{name} est entièrement arrivé. Dropbox en fait un fichier.',
  'upload.finishing.step': 'Dropbox en fait un fichier',
  'upload.answer_awaited.status': 'Finalisation',
  'upload.answer_awaited.what': '{name} a été entièrement remis au réseau.',
  'upload.answer_awaited.next': 'Il ne manque plus que la confirmation de Dropbox.',
  'upload.answer_awaited.step': 'en attente de la confirmation de Dropbox',

  'folder.status': 'Illisible',
  'folder.what': 'Le contenu du dossier {name} ne peut pas être lu : les fichiers qu’il contient ne sont pas envoyés.',
  'folder.whatWatched':
    'Le contenu du dossier surveillé ne peut pas être lu : les fichiers qu’il contient ne sont pas envoyés.',
  'folder.notAllowed': 'Vérifiez qui peut l’ouvrir.',
  'folder.readError': 'Le disque ou le lecteur réseau a signalé une erreur : vérifiez qu’il fonctionne.',
  'folder.again': 'Outbox vérifiera de nouveau tout seul.',
  'folder.unreadable':
    '{count, plural, one {# dossier ne peut pas être ouvert : les fichiers qu’il contient ne sont pas envoyés.} other {# dossiers ne peuvent pas être ouverts : les fichiers qu’ils contiennent ne sont pas envoyés.}}',
  'folder.degraded.watch_limit':
    'Ce système ne permet pas à Outbox de surveiller plus de dossiers. Ce qui est enregistré dans les autres est trouvé en moins d’une minute.',
  'folder.degraded.watch_failed':
    'Certains dossiers ne peuvent pas être surveillés. Ce qui y est enregistré est trouvé en moins d’une minute.',
  'folder.degraded.not_heard':
    'Ce système ne signale pas les nouveaux fichiers à Outbox. Ils sont trouvés en moins d’une minute.',
  'folder.degraded.network_folder':
    'Ce dossier se trouve sur un lecteur réseau ou équivalent : les modifications faites par d’autres sont trouvées en moins d’une minute.',

  'queue.aFile': 'un fichier',
  'queue.waits': '{count, plural, one {# fichier attend.} other {# fichiers attendent.}}',
  'queue.uploading.status': 'Envoi',
  'queue.uploading.what': '{count, plural, one {Envoi de # fichier.} other {Envoi de # fichiers.}}',
  'queue.reconnecting.status': 'Connexion perdue',
  'queue.reconnecting.what':
    '{count, plural, one {La connexion a été perdue pendant l’envoi de # fichier.} other {La connexion a été perdue pendant l’envoi de # fichiers.}}',
  'queue.reconnecting.next': 'L’envoi reprendra dès que la connexion sera rétablie.',
  'queue.waiting.status': 'En attente',
  'queue.waiting.what': '{count, plural, one {# fichier à envoyer.} other {# fichiers à envoyer.}}',
  'queue.asked.status': 'Vous attend',
  'queue.asked.what':
    '{count, plural, one {# fichier attend votre décision.} other {# fichiers attendent votre décision.}}',
  'queue.blocked.status': 'À vous d’agir',
  'queue.blocked.what': '{count, plural, one {# fichier a besoin de vous.} other {# fichiers ont besoin de vous.}}',
  'queue.held.status': 'En pause',
  'queue.held.what': '{count, plural, one {# fichier est en pause.} other {# fichiers sont en pause.}}',
  'queue.held.next': 'Tous les autres sont envoyés.',
  'queue.done.status': 'Tout est envoyé',
  'queue.done.what': 'Tout est envoyé.',
  'queue.empty.status': 'Rien à envoyer',
  'queue.empty.what': 'Il n’y a encore rien à envoyer.',
  'queue.empty.next': 'Placez des fichiers dans le dossier surveillé.',

  'asked.sentence':
    '{count, plural, one {# fichier ({size}) est arrivé d’un coup : il ne sera pas envoyé sans votre accord.} other {# fichiers ({size}) sont arrivés d’un coup : aucun ne sera envoyé sans votre accord.}}',
  'asked.part': '{count, plural, one {{name} : # fichier, {size}} other {{name} : # fichiers, {size}}}',
  'asked.noFolder': 'hors de tout dossier',
  'asked.noType': 'sans type',
  'asked.moreFolders': '{count, plural, one {et # autre dossier} other {et # autres dossiers}}',
  'asked.moreTypes': '{count, plural, one {et # autre type} other {et # autres types}}',
  'asked.byFolder': 'Par dossier :',
  'asked.byType': 'Par type :',
  'asked.toSend': 'Pour tous les envoyer : {command}',
  'asked.toLeaveOut': 'Pour tous les exclure : {command}',
  'asked.hint': 'Pour un seul dossier, ajoutez --in DOSSIER. Un démarrage avec --yes ne demande rien.',

  'inDropbox.files': '{count, plural, one {# fichier est dans Dropbox} other {# fichiers sont dans Dropbox}}',
  'inDropbox.allCopies':
    '{count, plural, one {# fichier est dans Dropbox sous forme de copie} other {# fichiers sont dans Dropbox, tous sous forme de copies}}',
  'inDropbox.someCopies':
    '{copies, plural, one {{count, number} fichiers sont dans Dropbox, dont # sous forme de copie} other {{count, number} fichiers sont dans Dropbox, dont # sous forme de copies}}',

  'locked.title':
    '{keystore, select, keyring {En attente du trousseau de clés} keychain {En attente du trousseau de clés} other {}}',
  'locked.what':
    '{keystore, select, keyring {La clé de l’appareil se trouve dans le trousseau de clés de cet ordinateur, qui n’est pas encore ouvert. Vos fichiers attendent, et rien n’est perdu.} keychain {La clé de l’appareil se trouve dans le trousseau de clés de cet ordinateur, qui n’est pas encore ouvert. Vos fichiers attendent, et rien n’est perdu.} other {}}',
  'locked.next':
    '{keystore, select, keyring {Déverrouillez le trousseau : Outbox vérifie une fois par minute, puis continue tout seul. Si cela persiste, quittez Outbox et relancez-le.} keychain {Déverrouillez le trousseau : Outbox vérifie une fois par minute, puis continue tout seul. Si cela persiste, quittez Outbox et relancez-le.} other {}}',
}
