// What the terminal says about the records, the history and answers that are left for an Outbox that runs; and the text that is copied for IT.
import type * as english from '../../en/outside/records.ts'
import type { InOtherWords } from '../../messages.ts'

export const records: InOtherWords<typeof english.records> = {
  'records.no_records': 'Il n’y a pas encore de registre d’Outbox dans {folder}.',
  'records.newer_data':
    'Le registre dans {folder} a été écrit par une version plus récente d’Outbox. Mettez Outbox à jour.',
  'records.older_data':
    'Le registre dans {folder} a été écrit par une version plus ancienne d’Outbox. Démarrez Outbox une fois : il le reprendra.',
  'records.records_unreadable': 'Le registre dans {folder} est illisible.',
  'records.unwritable': 'Outbox ne peut pas écrire dans {folder}. Vérifiez qui le peut et si le disque est plein.',

  'adopt.several': 'D’autres dossiers se trouvent sous {folders}. Indiquez avec --folder lequel est le bon.',
  'adopt.unknown': '{folder} n’est pas surveillé avec ce registre. Indiquez un dossier surveillé.',
  'adopt.no_folder': 'Aucun dossier n’est surveillé avec le registre dans {folder}.',
  'adopt.away': 'Il n’y a pas en ce moment de dossier sous {folder} qu’Outbox puisse lire : aucun ne peut être adopté.',
  'adopt.there': 'Le dossier {folder} est celui qu’Outbox surveille. Il n’y a rien à faire.',
  'adopt.replaced':
    'Le dossier qui se trouve maintenant sous {folder} est adopté. Si Outbox est en marche, il continue avec lui dans quelques secondes ; sinon, à son prochain démarrage.',

  'decided.send':
    '{count, plural, one {# fichier est envoyé. Si Outbox est en marche, il l’apprend dans une seconde ; sinon, à son prochain démarrage.} many {# de fichiers sont envoyés. Si Outbox est en marche, il l’apprend dans une seconde ; sinon, à son prochain démarrage.} other {# fichiers sont envoyés. Si Outbox est en marche, il l’apprend dans une seconde ; sinon, à son prochain démarrage.}}',
  'decided.leave_out':
    '{count, plural, one {# fichier est exclu. Si Outbox est en marche, il l’apprend dans une seconde ; sinon, à son prochain démarrage.} many {# de fichiers sont exclus. Si Outbox est en marche, il l’apprend dans une seconde ; sinon, à son prochain démarrage.} other {# fichiers sont exclus. Si Outbox est en marche, il l’apprend dans une seconde ; sinon, à son prochain démarrage.}}',
  'decided.send_after_all':
    '{count, plural, one {# fichier exclu est envoyé quand même. Si Outbox est en marche, il l’apprend dans une seconde ; sinon, à son prochain démarrage.} many {# de fichiers exclus sont envoyés quand même. Si Outbox est en marche, il l’apprend dans une seconde ; sinon, à son prochain démarrage.} other {# fichiers exclus sont envoyés quand même. Si Outbox est en marche, il l’apprend dans une seconde ; sinon, à son prochain démarrage.}}',
  'decided.nothing': 'Aucun fichier n’attend votre réponse. Il n’y a rien à faire.',
  'decided.nothingIn': 'Aucun fichier dans {folder} n’attend votre réponse. Il n’y a rien à faire.',
  'decided.noneLeftOut': 'Personne n’a exclu de fichier. Il n’y a rien à faire.',
  'decided.noneLeftOutIn': 'Personne n’a exclu de fichier sous {folder}. Il n’y a rien à faire.',

  'undo.waits':
    '{count, plural, one {# nouveau fichier sera envoyé dans {seconds, number} s. Pour annuler son envoi : {command}} many {# de nouveaux fichiers seront envoyés dans {seconds, number} s. Pour annuler leur envoi : {command}} other {# nouveaux fichiers seront envoyés dans {seconds, number} s. Pour annuler leur envoi : {command}}}',
  'undo.takenBack':
    '{count, plural, one {Envoi de # fichier annulé : il reste dans le dossier et ne sera envoyé que s’il est enregistré à nouveau.} many {Envoi de # de fichiers annulé : ils restent dans le dossier, et chacun ne sera envoyé que s’il est enregistré à nouveau.} other {Envoi de # fichiers annulé : ils restent dans le dossier, et chacun ne sera envoyé que s’il est enregistré à nouveau.}}',
  'undo.nothingWaits':
    'Aucun nouveau fichier n’attend d’être envoyé : rien n’a été annulé. Ce qui est déjà envoyé reste dans Dropbox.',
  'undo.tooLate': 'Rien n’a été annulé : tout est déjà envoyé ou en route.',
  'undo.noAnswer':
    'Aucun Outbox en marche avec le registre dans {folder} n’a répondu : rien n’a été annulé. Tant qu’aucun n’est en marche, rien n’est envoyé.',

  'sentList.unreadable':
    'L’historique dans {folder} est illisible en ce moment. L’envoi n’est pas concerné. Réessayez dans un instant.',
  'sentList.damaged':
    'L’historique dans {folder} est endommagé et illisible. L’envoi n’est pas concerné. Outbox garde le fichier endommagé sous un autre nom et commence un nouvel historique à l’envoi du prochain fichier.',
  'sentList.inDropbox': 'dans Dropbox : {place}',
  'sentList.none': 'Aucun fichier envoyé ne correspond.',
  'sentList.sum': '{count, plural, one {# fichier, {size}.} many {# de fichiers, {size}.} other {# fichiers, {size}.}}',
  'sentList.last': 'Sa dernière preuve est le numéro {id} : {link}',
  'sentList.waiting':
    '{count, plural, one {# fichier envoyé à l’instant n’est pas encore dans la chaîne.} many {# de fichiers envoyés à l’instant ne sont pas encore dans la chaîne.} other {# fichiers envoyés à l’instant ne sont pas encore dans la chaîne.}}',
  'sentList.otherFolder': 'Aucun fichier de cet historique n’a été envoyé depuis {folder}.',
  'sentList.changed': '{file} : modifié depuis l’envoi.',
  'sentList.absent': '{file} : n’est plus là.',
  'sentList.cannotRead': '{file} : illisible en ce moment.',
  'sentList.empty': 'L’historique est vide.',
  'sentList.whole':
    '{count, plural, one {L’historique est entier : # ligne, telle qu’elle a été écrite.} many {L’historique est entier : # de lignes, chacune telle qu’elle a été écrite.} other {L’historique est entier : # lignes, chacune telle qu’elle a été écrite.}}',
  'sentList.broken':
    '{count, plural, one {L’historique n’est pas entier. La # ligne présente a été vérifiée ; ce qui est nommé ci-dessus n’est pas prouvé.} many {L’historique n’est pas entier. Les # de lignes présentes ont été vérifiées ; ce qui est nommé ci-dessus n’est pas prouvé.} other {L’historique n’est pas entier. Les # lignes présentes ont été vérifiées ; ce qui est nommé ci-dessus n’est pas prouvé.}}',
  'sentList.missing': 'La ligne {id} manque.',
  'sentList.missingRows': 'Les lignes {from} à {to} manquent.',
  'sentList.changedRow': 'La ligne {id} n’est pas telle qu’elle a été écrite.',
  'sentList.changedRow.file': 'La ligne {id} n’est pas telle qu’elle a été écrite ({file}).',
  'sentList.same':
    '{count, plural, one {# fichier dans {folder} est ce qui a été envoyé} many {# de fichiers dans {folder} sont ce qui a été envoyé} other {# fichiers dans {folder} sont ce qui a été envoyé}}',
  'sentList.nChanged': '{count, number} modifiés depuis',
  'sentList.nMoved':
    '{count, plural, one {# déplacé par Outbox après l’envoi} other {# déplacés par Outbox après l’envoi}}',
  'sentList.nAbsent': '{count, number} plus là',
  'sentList.nUnreadable': '{count, number} illisibles',

  'support.file': 'Fichier : {name}',
  'support.leftOut': 'État : exclu par la règle {rule}',
  'support.state': 'État : {state}',
  'support.size': 'Taille : {bytes} octets',
  'support.hash': 'Empreinte du contenu : {hash}',
  'support.place': 'Dans Dropbox : {place}',
  'support.untold': 'le serveur de l’entreprise n’a pas dit où',
  'support.copy': '{place} (une copie : autre chose portait déjà ce nom)',
  'support.here': 'Sur cet ordinateur : {text}',
  'support.next': 'Prochain essai : {time}',
  'support.unknownTime': 'à un moment inconnu',
}
