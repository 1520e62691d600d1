// Watched folders beside the first, in French.
import type * as english from '../en/folders.ts'
import type { InOtherWords } from '../messages.ts'

export const folders: InOtherWords<typeof english.folders> = {
  'folders.title': 'Autres dossiers surveillés',
  'folders.text':
    'Chacun va dans un dossier à lui dans Dropbox. Tant que l’un d’eux est inaccessible, seuls ses fichiers attendent.',
  'folders.add': 'Ajouter un dossier…',
  'folders.addTitle': 'Surveiller aussi {folder}',
  'folders.addText': 'Avant que ce qui s’y trouve déjà soit envoyé, Outbox vous le demandera.',
  'folders.addIt': 'Surveiller ce dossier',
  'folders.changeTitle': 'Modifier {folder}',
  'folders.into': 'Dossier dans Dropbox',
  'folders.intoText': 'Sous le dossier de cet ordinateur. Ce qui a déjà été envoyé reste où il est dans Dropbox.',
  'folders.same': 'Comme pour le premier dossier surveillé',
  'folders.sameRule': 'Comme pour le premier dossier surveillé ({rule})',
  'folders.goesTo': 'Dans Dropbox : {into}',
  'folders.afterwards': 'Une fois envoyé : {rule}',
  'folders.change': 'Modifier…',
  'folders.remove': 'Retirer…',
  'folders.there': 'Surveillé',
  'folders.away': 'Inaccessible. L’envoi de ses fichiers reprendra tout seul quand il sera de retour.',
  'folders.replaced':
    'Un autre dossier se trouve ici. Rien n’en sera envoyé tant que vous n’aurez pas confirmé que c’est le bon.',
  'folders.starting': 'Examen en cours…',
  'folders.removeTitle': 'Ne plus surveiller {folder} ?',
  'folders.removeWaiting':
    '{count, plural, =0 {Rien n’y attend.} one {# fichier ({size}) n’y est pas encore envoyé et reste où il est. Surveillez de nouveau le dossier pour l’envoyer.} other {# fichiers ({size}) n’y sont pas encore envoyés et restent où ils sont. Surveillez de nouveau le dossier pour les envoyer.}}',
  'folders.removeText':
    'Rien n’est supprimé, ni sur cet ordinateur ni dans Dropbox. Ce qui en a été envoyé reste dans l’historique.',
  'folders.removeIt': 'Ne plus surveiller',
  'folders.andMore': '{count, plural, one {et # autre dossier} other {et # autres dossiers}}',
  'folders.see': 'Dossiers surveillés…',
  'folders.of': 'Dossier surveillé',
  'folders.othersGoOn': 'Seuls ses fichiers attendent ; leur envoi reprendra tout seul quand il sera de retour.',
  'folders.othersGoOnReplaced':
    'Rien n’en sera envoyé tant que vous n’aurez pas confirmé que c’est le bon. Tous les autres fichiers continuent.',
  'folders.countAway':
    '{count, plural, one {# dossier surveillé est inaccessible.} other {# dossiers surveillés sont inaccessibles.}}',
  'folders.dropped': '{count, plural, one {# fichier copié dans {folder}.} other {# fichiers copiés dans {folder}.}}',
  'folders.decided': 'Les dossiers surveillés sont choisis par votre organisation.',
}
