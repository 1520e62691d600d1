// The rest of the queue's window, in French: header, details, dialogs.
import type * as english from '../en/window.ts'
import type { InOtherWords } from '../messages.ts'

export const window: InOtherWords<typeof english.window> = {
  'general.cancel': 'Annuler',
  'general.close': 'Fermer',
  'general.back': 'Retour',
  'general.carryOn': 'Continuer',
  'general.copied': 'Copié',
  'general.undo': 'Annuler',
  'general.dismiss': 'Masquer',
  'general.failed': 'Cela n’a pas fonctionné. Veuillez réessayer.',
  'general.name': 'Outbox',
  'general.starting': 'Démarrage d’Outbox…',

  'health.settings': 'Paramètres',
  'health.waits': '{count, plural, one {# fichier attend} other {# fichiers attendent}}',
  'health.resumesAt': 'L’envoi reprendra tout seul {moment}.',
  'health.files': '{all, plural, one {{done, number} sur # fichier} other {{done, number} sur # fichiers}}',
  'health.left': 'encore environ {range}',
  'health.progress': 'Octets envoyés jusqu’ici',
  'health.spokenCount': '{group} : {count, number}.',
  'health.lastFile': 'Dernier fichier : {when}',
  'health.fullSpeed': 'Pleine vitesse pendant une heure',
  'health.limitAgain': 'Respecter de nouveau la limite',

  'trouble.title': 'À savoir',
  'trouble.newKey': 'Se connecter…',
  'trouble.proxySignIn': 'S’identifier auprès du proxy…',
  'trouble.lookAndDecide': 'Voir et décider…',
  'trouble.useFolder': 'Utiliser ce dossier…',
  'trouble.folderAway': 'Le dossier surveillé « {folder} » est inaccessible.',
  'trouble.anotherFolder': 'Choisir un autre dossier…',
  'trouble.folderReplaced':
    'Un autre dossier se trouve sous « {folder} » ; ce n’est pas celui qu’Outbox doit surveiller.',

  'proxySignIn.title': 'S’identifier auprès du proxy du réseau',
  'proxySignIn.text':
    'Le réseau de votre entreprise laisse sortir Outbox après un nom et un mot de passe, souvent ceux de votre ordinateur. Ils sont conservés dans le trousseau de cet ordinateur et communiqués au proxy uniquement.',
  'proxySignIn.name': 'Nom',
  'proxySignIn.password': 'Mot de passe',
  'proxySignIn.signIn': 'S’identifier',
  'proxySignIn.inMemory':
    'Cet ordinateur n’a pas d’endroit sûr pour le mot de passe : Outbox le redemandera après le prochain démarrage.',
  'proxySignIn.notWanted': 'Le proxy ne demande plus de nom ni de mot de passe.',

  'adopting.title': 'Utiliser le dossier qui se trouve maintenant sous {folder} ?',
  'adopting.text':
    'Ses fichiers seront envoyés à Dropbox comme de nouveaux fichiers. Aucun ne remplacera ce qui a été envoyé depuis l’ancien dossier, et rien ne sera supprimé.',
  'adopting.take': 'Utiliser ce dossier',

  'deciding.text':
    'Outbox demande avant d’envoyer autant de fichiers d’un coup : un lecteur entier a peut-être été copié par erreur. Ce que vous excluez reste dans le dossier sur cet ordinateur et n’est pas envoyé.',
  'deciding.byFolder': 'Par dossier',
  'deciding.byType': 'Par type',
  'deciding.sendAll': 'Tout envoyer',
  'deciding.leaveAll': 'Tout exclure',
  'deciding.later': 'Décider plus tard',
  'deciding.sendFolder': 'Envoyer {folder}',
  'deciding.leaveFolder': 'Exclure {folder}',
  'deciding.send': 'Envoyer',
  'deciding.leave': 'Exclure',

  'detail.title': 'Détails',
  'detail.open': 'Détails',
  'detail.gone': 'Ce fichier n’est plus dans la liste.',
  'detail.destination': 'Dans Dropbox',
  'detail.inDropbox': 'Dans Dropbox : {place}',
  'detail.noDestination': 'Le serveur de l’entreprise n’a pas indiqué où.',
  'detail.size': 'Taille',
  'detail.added': 'Ajouté',
  'detail.sent': 'Envoyé',
  'detail.tries': 'Essais échoués',
  'detail.history': 'Ce qui s’est passé',
  'detail.thumbnail': 'Image de {name}',
  'detail.noHistory': 'Il ne s’est encore rien passé.',
  'detail.forIt': 'Pour le service informatique',
  'detail.code': 'Code',
  'detail.hash': 'Empreinte du contenu',
  'detail.path': 'Chemin',
  'detail.bytes': 'Octets',
  'detail.rule': 'Règle',
  'detail.ruleHint': 'Les règles figurent dans les paramètres, sous « Fichiers ignorés ».',
  'detail.proof': 'Dropbox a calculé la même empreinte du contenu que cet ordinateur : chaque octet est arrivé.',

  'whyDialog.title': 'Qu’en est-il de « {name} » ?',
  'whyDialog.copy': 'Copier',
  'whyDialog.copied': 'La réponse a été copiée.',
  'whyDialog.dropHere': 'Déposez ici pour savoir ce qu’il en est de ce fichier',
  'whyDialog.dropHint': 'Outbox dit où il est, ou pourquoi il n’a pas été envoyé. Rien n’est copié.',
  'whyDialog.altHint': 'Maintenez Alt pour demander pourquoi un fichier n’a pas été envoyé.',
  'whyDialog.one': 'Outbox répond pour un seul fichier à la fois : il s’agit ici du premier.',
  'whyDialog.noFile': 'L’élément déposé n’est pas un fichier de cet ordinateur.',
  'whyDialog.gone': 'Ce fichier n’est plus dans la liste.',

  'locked.again': 'Réessayer',
  'locked.typeKey': 'Saisir plutôt la clé',

  'stopped.title': 'Outbox n’envoie pas de fichiers en ce moment',
  'stopped.again': 'Réessayer',
  'stopped.setUp': 'Reconfigurer',
  'stopped.code': 'Code pour le service informatique : {code}',
}
