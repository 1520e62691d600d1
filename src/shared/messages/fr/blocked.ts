// This folder: the French catalogue.

// What is said about files that wait for a person: what happened and the one thing to do.
import type * as english from '../en/blocked.ts'
import type { InOtherWords } from '../messages.ts'

export const blocked: InOtherWords<typeof english.blocked> = {
  'blocked.too_large.status': 'Trop gros',
  'blocked.too_large.what': '{name} est plus gros que ce que le serveur de l’entreprise accepte.',
  'blocked.too_large.todo': 'Réduisez-le ou divisez-le, ou adressez-vous à votre service informatique.',
  'blocked.name_not_allowed.status': 'Nom impossible',
  'blocked.name_not_allowed.what': 'Dropbox ne peut pas conserver le nom {name}.',
  'blocked.name_not_allowed.todo':
    'Renommez le fichier : sans émojis ni caractères spéciaux, et sans point ni espace à la fin.',
  'blocked.name_collision.status': 'Nom en double',
  'blocked.name_collision.what':
    'Un autre fichier de ce dossier porte le même nom que {name}, aux majuscules ou à la façon d’écrire les accents près. Dropbox ne les distingue pas.',
  'blocked.name_collision.todo': 'Renommez l’un des deux.',
  'blocked.folder_name_taken.status': 'Nom de dossier pris',
  'blocked.folder_name_taken.what':
    'Un fichier dans Dropbox porte le nom d’un dossier qui contient {name} : il n’y a pas de place pour lui.',
  'blocked.folder_name_taken.todo': 'Renommez le dossier ici, ou le fichier dans Dropbox.',
  'blocked.name_taken.status': 'Nom déjà pris',
  'blocked.name_taken.what':
    'Un autre élément nommé {name} est déjà dans Dropbox, et votre entreprise ne le remplace pas.',
  'blocked.name_taken.todo': 'Renommez le fichier.',
  'blocked.not_allowed.status': 'Non autorisé',
  'blocked.not_allowed.what': 'Votre entreprise n’autorise pas l’envoi de {name} depuis ici.',
  'blocked.not_allowed.todo': 'Adressez-vous à votre service informatique.',
  'blocked.rejected.status': 'Non accepté',
  'blocked.rejected.what': 'Le serveur n’a pas pu traiter la demande d’envoi de {name}.',
  'blocked.rejected.todo': 'Adressez-vous à votre service informatique.',
  'blocked.dropbox_refused.status': 'Refusé par Dropbox',
  'blocked.dropbox_refused.what': 'Dropbox a refusé {name} plusieurs fois sans dire pourquoi.',
  'blocked.dropbox_refused.todo': 'Réessayez. S’il est de nouveau refusé, adressez-vous à votre service informatique.',
  'blocked.folder_read_only.status': 'En lecture seule',
  'blocked.folder_read_only.what': 'L’emplacement de {name} dans Dropbox est en lecture seule.',
  'blocked.folder_read_only.todo': 'Adressez-vous à votre service informatique.',
  'blocked.symbolic_link.status': 'Simple raccourci',
  'blocked.symbolic_link.what':
    '{name} ne fait que pointer vers un autre fichier ou dossier (un lien symbolique). Outbox ne le suit pas.',
  'blocked.symbolic_link.todo': 'Copiez dans le dossier ce vers quoi il pointe.',
  'blocked.not_a_regular_file.status': 'Pas un document',
  'blocked.not_a_regular_file.what':
    '{name} n’est pas un document, mais un élément réservé aux programmes (un tube, un socket ou un périphérique).',
  'blocked.not_a_regular_file.todo': 'Vous n’avez rien à faire.',
  'blocked.skipped.status': 'Exclu',
  'blocked.skipped.what': '{name} n’est pas envoyé parce que vous l’avez exclu.',
  'blocked.skipped.todo': 'Il sera envoyé s’il est modifié ou si vous choisissez « Envoyer quand même ».',
  'blocked.rename': 'Renommez-le : {problem}.',
  'blocked.renameFolder': 'Renommez le dossier « {folder} » ici, ou le fichier du même nom dans Dropbox.',
  'blocked.renameOneFolder': 'Renommez l’un des dossiers de « {folder} » ici, ou le fichier du même nom dans Dropbox.',
  'blocked.overLimit': '{name} fait {size} ; le serveur de l’entreprise accepte au maximum {limit}.',
  'nameProblem.empty_segment': 'une partie du chemin est vide',
  'nameProblem.dot_segment': 'une partie du chemin est « . » ou « .. »',
  'nameProblem.control_character': 'le nom contient un caractère de contrôle invisible',
  'nameProblem.backslash': 'le nom contient une barre oblique inverse',
  'nameProblem.segment_too_long': 'le nom dépasse {most, number} caractères',
  'nameProblem.path_too_long': 'le chemin dépasse {most, number} caractères',
  'nameProblem.space_at_the_edge': 'le nom commence ou se termine par une espace',
  'nameProblem.dot_at_the_end': 'le nom se termine par un point',
  'nameProblem.invalid_unicode': 'le nom n’est pas un texte valide',
  'nameProblem.reserved_prefix': 'le chemin commence par « id: », « ns: » ou « rev: »',
  'nameProblem.ignored_by_dropbox': 'Dropbox ne conserve jamais les fichiers de ce nom',
  'nameProblem.emoji': 'le nom contient un émoji ou un autre caractère rare',
}
