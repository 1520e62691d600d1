// The list of files, its tools, and what is done with what is chosen, in French.
import type * as english from '../en/window-list.ts'
import type { InOtherWords } from '../messages.ts'

export const windowList: InOtherWords<typeof english.windowList> = {
  'group.attention': 'À vous d’agir',
  'group.active': 'En cours',
  'group.waiting': 'En attente',
  'group.sent': 'Envoyés',
  'group.left_out': 'Exclus',
  'group.all': 'Tous',

  'column.name': 'Nom',
  'column.status': 'État',
  'column.size': 'Taille',
  'column.destination': 'Dans Dropbox',
  'column.added': 'Ajouté',
  'column.finished': 'Envoyé',
  'column.tries': 'Essais',

  'primary.retry': 'Réessayer',
  'primary.rename': 'Afficher dans le dossier pour renommer',
  'primary.make_smaller': 'Afficher dans le dossier',
  'primary.ask_it': 'Copier les détails pour l’informatique',
  'primary.copy_real_file': 'Afficher dans le dossier',

  'action.retry': 'Réessayer',
  'action.resume': 'Reprendre',
  'action.send_again': 'Envoyer quand même',
  'action.send_first': 'Envoyer en premier',
  'action.pause': 'Mettre en pause',
  'action.skip': 'Exclure',
  'action.open_in_dropbox': 'Ouvrir dans Dropbox',
  'action.show': 'Afficher dans le dossier',
  'action.copy': 'Copier les détails',
  'queueAction.retryAll': 'Tout réessayer',
  'queueAction.pause': 'Mettre en pause',
  'queueAction.resume': 'Reprendre',
  'pause.one_hour': 'Pendant une heure',
  'pause.until_tomorrow': 'Jusqu’à demain',
  'pause.until_resumed': 'Jusqu’à ce que je reprenne',

  'list.files': 'Fichiers',
  'list.show': 'Afficher',
  'list.search': 'Rechercher',
  'list.searchHint': 'Rechercher des noms et des dossiers',
  'list.clearSearch': 'Effacer la recherche',
  'list.noMatch': 'Aucun fichier ne correspond à « {search} ».',
  'list.noneIn.all': 'Il n’y a aucun fichier ici.',
  'list.noneIn.attention': 'Aucun fichier n’a besoin de vous.',
  'list.noneIn.active': 'Aucun fichier n’est en cours d’envoi.',
  'list.noneIn.waiting': 'Aucun fichier n’attend.',
  'list.noneIn.sent': 'Aucun fichier n’a encore été envoyé.',
  'list.noneIn.left_out': 'Aucun fichier n’est exclu.',
  'list.onlyLeftOut':
    '{count, plural, one {Le seul fichier du dossier est exclu. Les fichiers qui y seront enregistrés à partir de maintenant seront envoyés.} other {Les # fichiers du dossier sont tous exclus. Les fichiers qui y seront enregistrés à partir de maintenant seront envoyés.}}',
  'list.showAll': 'Afficher tous les fichiers',
  'list.makeUpPart': '{group} {count, number}',
  'list.makeUp': 'Sur tous les fichiers : {parts}',
  'list.groupCount': '{count, plural, one {{group}, # fichier} other {{group}, # fichiers}}',
  'list.newRows': '{count, plural, one {# nouveau} other {# nouveaux}}',
  'list.moved': 'Liste modifiée',
  'list.refresh': 'Afficher l’ordre le plus récent',
  'list.loading': 'Chargement…',
  'row.part': '{part}.',
  'row.statusAndNext': '{status}, {next}',
  'list.inFolder': '{name} dans {folder}',
  'list.nextTry': 'essai {moment}',
  'list.sentBy': 'envoyé avant {clock}',
  'list.sortBy': 'Trier par {column}',

  'chosen.toolbar': 'Que faire des fichiers sélectionnés',
  'chosen.count': '{count, plural, one {# sélectionné} other {# sélectionnés}}',
  'chosen.clear': 'Annuler la sélection',
  'chosen.mostReached': 'Les {most, number} premiers fichiers sont sélectionnés.',
  'chosen.leaveOutTitle': '{count, plural, one {Exclure « {name} » ?} other {Exclure # fichiers ?}}',
  'chosen.leaveOutText':
    '{count, plural, one {Le fichier reste dans le dossier mais n’est pas envoyé. Il sera envoyé s’il est modifié ou si vous choisissez « Envoyer quand même ».} other {Les fichiers restent dans le dossier mais ne sont pas envoyés. Ils seront envoyés s’ils sont modifiés ou si vous choisissez « Envoyer quand même ».}}',

  'place.watching': 'Surveille',
  'place.sendsTo': 'envoie à',
  'place.as': 'en tant que',
  'place.openFolder': 'Ouvrir le dossier',

  'empty.neverTitle': 'Placez des fichiers ici',
  'empty.neverBefore': 'Placez des fichiers dans',
  'empty.neverAfter': '. Ils seront envoyés automatiquement.',
  'empty.drop': 'Vous pouvez aussi déposer des fichiers sur cette fenêtre.',

  'drop.here': 'Déposez pour copier dans le dossier',
  'drop.hint': 'Une copie est placée dans {folder} et envoyée de là. Vos fichiers restent où ils sont.',
  'drop.added': '{count, plural, one {# fichier copié dans le dossier.} other {# fichiers copiés dans le dossier.}}',
  'drop.none': 'Aucun fichier n’a été copié.',
  'drop.others': '{count, plural, one {# autre n’a pas été copié.} other {# autres n’ont pas été copiés.}}',
  'drop.tooMany':
    '{count, number} fichiers, c’est trop à la fois : aucun n’a été copié. Déposez-en au maximum {most, number}, ou copiez-les vous-même dans le dossier.',

  'grace.sentIn':
    '{count, plural, one {# fichier sera envoyé dans {seconds, number} s} other {# fichiers seront envoyés dans {seconds, number} s}}',
  'grace.sentSoon':
    '{count, plural, one {# nouveau fichier sera bientôt envoyé.} other {# nouveaux fichiers seront bientôt envoyés.}} Le bouton « Annuler » annule cet envoi.',
  'grace.takenBack':
    '{count, plural, =0 {Rien n’a été annulé : tout est déjà envoyé ou en route.} one {Envoi de # fichier annulé.} other {Envoi de # fichiers annulé.}}',
  'grace.notSent':
    '{count, plural, one {# fichier ne sera pas envoyé.} other {# fichiers ne seront pas envoyés.}} Ce qui est dans le dossier y reste.',
  'grace.removed':
    '{count, plural, one {# fichier ne sera pas envoyé.} other {# fichiers ne seront pas envoyés.}} {removed, plural, one {Une copie faite par Outbox a été retirée du dossier} other {# copies faites par Outbox ont été retirées du dossier}} ; le reste y demeure.',

  'columns.menu': 'Colonnes',
  'columns.forgetWidths': 'Largeurs selon le contenu',
  'columns.edge': 'Largeur de la colonne {column}',
  'columns.edgeHint': 'Faites glisser pour changer la largeur. Double-cliquez pour l’ajuster au contenu.',
}
