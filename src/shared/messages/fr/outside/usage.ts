// How the commands are called. What stands in capitals or after two dashes is the same in every language.
import type * as english from '../../en/outside/usage.ts'
import type { InOtherWords } from '../../messages.ts'

export const usageTexts: InOtherWords<typeof english.usageTexts> = {
  'usage.title': 'Utilisation :',
  'usage.see': 'Voir : npm run outbox -- {help}',
  'usage.folder': 'le dossier à surveiller ; chaque fichier qui y est enregistré est envoyé',
  'usage.also':
    'un autre dossier à surveiller, et le dossier de Dropbox où vont ses fichiers ; devant DIR, keep:, sent: ou trash: peut dire ce qu’ils deviennent ; peut être répété',
  'usage.server': 'l’adresse du serveur de l’entreprise, https://...',
  'usage.token-file': 'un fichier qui contient le jeton de cet ordinateur, sur une ligne',
  'usage.data': 'où Outbox garde son registre ; créé s’il manque',
  'usage.once': 'finir dès que tout est envoyé ou a besoin de quelqu’un',
  'usage.replace-by-name':
    'quand un fichier a été supprimé et qu’un autre prend plus tard son nom, remplacer l’ancien dans Dropbox ; sans cette option les deux sont gardés',
  'usage.after-upload':
    'ce que devient ici un fichier une fois prouvé qu’il est dans Dropbox : keep (tel quel), sent (déplacé dans le dossier Sent du dossier surveillé), trash (mis à la corbeille)',
  'usage.adopt':
    'le dossier qui s’y trouve maintenant est le bon, quoi qu’il y ait eu avant ; la commande adopt dit la même chose à un Outbox en marche',
  'usage.follow-link':
    'le dossier est nommé par un lien qui change parfois : le dossier où il mène est le bon et tout son contenu est envoyé ; qui peut changer le lien choisit donc ce qui part',
  'usage.yes':
    'envoyer quoi qu’il arrive d’un coup ; sans cette option, plus de 1 000 fichiers ou 20 Go en une minute, et dans un terminal le contenu d’un dossier jamais surveillé, attendent la commande decide',
  'usage.answer': 'la réponse pour les fichiers qui l’attendent ; sans elle, la commande decide les énumère',
  'usage.after-all':
    'envoyer quand même ce que quelqu’un a exclu ; avec --in, seulement ce qui est dans ce dossier, ou ce seul fichier',
  'usage.in': 'la réponse vaut seulement pour les fichiers de ce sous-dossier du dossier surveillé',
  'usage.dry-run': 'dire pour chaque fichier s’il serait envoyé, exclu ou refusé, et ne rien envoyer',
  'usage.limit':
    'ne pas envoyer plus vite que : 500 (kB/s), 2MB/s, ou auto, qui laisse un cinquième de la ligne aux autres',
  'usage.timetable': 'd’autres vitesses à certaines heures : "Mon-Fri 08:00-18:00 500; Sat,Sun 00:00-24:00 pause"',
  'usage.large-files':
    'tant de fichiers trop gros pour un lien sont envoyés à la fois, 1 à 4 : deux par défaut ; les petits fichiers ne les attendent jamais',
  'usage.grace':
    'attendre si longtemps, au plus 60, avant d’envoyer ce qui est nouveau : ce qui est retiré du dossier entre-temps n’est pas envoyé',
  'usage.history-days': 'combien de temps un fichier envoyé reste dans l’historique : 730 jours par défaut',
  'usage.days': 'des jours, par exemple 2026-03-31, les deux inclus ; sans eux, tout ce qui a été envoyé',
  'usage.search':
    'une partie du nom ou du dossier d’un fichier, ou au moins les huit premiers chiffres de l’empreinte de son contenu',
  'usage.format': 'table : pour les personnes ; csv : pour les tableurs ; jsonl : un objet JSON par ligne',
  'usage.verify':
    'suivre la chaîne des preuves dans l’historique ; avec --folder, lire les fichiers encore présents dans ce dossier et dire lesquels sont toujours ce qui a été envoyé',
  'usage.report':
    'chaque clé de la stratégie de votre organisation avec sa valeur en vigueur et qui l’a décidée ; avec --settings, le fichier settings.json de l’application, aussi ce qu’une personne y a choisi',
  'usage.to':
    'où le dossier d’assistance est écrit : un texte pour le service informatique sur cet ordinateur, sans noms de fichiers sauf avec --with-names, et sans secrets',
  'usage.check': 'ce qui ne va pas dans une stratégie qui est un document JSON',
  'usage.json': 'un objet JSON par ligne au lieu de mots ; il est le même dans chaque langue',
  'usage.lang': 'la langue de ce qui est dit ici : {tags} ; sans cette option, celle de LC_ALL, LC_MESSAGES ou LANG',
  'usage.allow-loopback': 'permettre http simple vers cet ordinateur même, pour des essais',
  'usage.version': 'afficher de quelle version d’Outbox il s’agit',
  'usage.exit': 'Code de sortie : 0 tout va bien, 1 n’a pas pu s’exécuter, 2 quelque chose a besoin de quelqu’un.',
}
