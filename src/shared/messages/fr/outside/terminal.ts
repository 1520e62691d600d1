// What is wrong with a command line. Commands and options are the same in every language.
import type * as english from '../../en/outside/terminal.ts'
import type { InOtherWords } from '../../messages.ts'

export const command: InOtherWords<typeof english.command> = {
  'terminal.language': 'Outbox ne parle pas « {tag} » et parle donc anglais. Il parle {names}.',

  'command.none': 'Indiquez quoi faire : {commands}.',
  'command.unknown': 'La commande « {name} » n’existe pas. Il y a {commands}.',
  'command.needs': 'La commande {command} a besoin de {options}.',
  'command.noFiles': 'Indiquez au moins un fichier à envoyer.',
  'command.emptyFile': 'Un nom de fichier est vide.',
  'command.emptyCode': 'Le code est vide. Retirez --code pour qu’il vous soit demandé.',
  'command.emptyFolder': 'Le nom du dossier est vide.',
  'option.also':
    'L’option --also demande un dossier dans Dropbox et un dossier ici, comme --also Scans=/home/kim/scans ou --also Scans=sent:/home/kim/scans.',
  'run.also': '{folder} est surveillé aussi : ses fichiers y vont dans le dossier « {into} ».',
  'run.besideAway':
    'Le dossier surveillé dont les fichiers vont dans « {into} » n’est pas joignable. Ils attendent ; ceux des autres dossiers continuent.',
  'run.besideReplaced':
    'Un autre dossier se trouve à la place de celui dont les fichiers vont dans « {into} ». Ils attendent que quelqu’un dise que c’est le bon (avec --adopt au prochain démarrage) ; ceux des autres dossiers continuent.',
  'command.oneFile': 'Indiquez un seul fichier.',

  'option.needsValue': 'L’option {option} a besoin d’une valeur.',
  'option.unknown': 'Option inconnue : {option}.',
  'option.noValue': 'L’option {option} n’accepte pas de valeur.',
  'option.once': 'L’option {option} est donnée plus d’une fois. Donnez-la une seule fois.',
  'option.stray': 'Argument inattendu : {word}.',
  'option.unreadable': 'La ligne de commande est illisible.',
  'option.historyDays': 'L’option --history-days a besoin d’un nombre entier de jours, de 1 à {most}.',
  'option.afterUpload': 'L’option --after-upload vaut keep, sent ou trash.',
  'option.largeFiles': 'L’option --large-files a besoin d’un nombre entier de fichiers, de 1 à {most, number}.',
  'option.grace': 'L’option --grace a besoin d’un nombre entier de secondes, de 0 à {most, number}.',
  'option.both': 'Indiquez une seule des options --send, --leave-out et --send-after-all.',
  'option.in': 'L’option --in va avec --send, --leave-out ou --send-after-all.',
  'option.format': 'Le format « {format} » n’existe pas. Il y a table, csv et jsonl.',
  'option.day': 'L’option {option} a besoin d’un jour, par exemple 2026-03-31.',
  'option.dayOrder': 'Le jour de --from vient après celui de --to.',
  'option.folder': 'L’option --folder va avec --verify : les fichiers du dossier sont relus.',
  'option.oncePause':
    'Une exécution avec --once n’attend pas la fin d’une pause prévue par les horaires. Retirez l’un des deux.',

  'tokenFile.not_a_file': 'Le fichier du jeton {file} est illisible : ce n’est pas un fichier.',
  'tokenFile.missing':
    'Le fichier du jeton {file} n’existe pas. Connectez-vous avec la commande sign-in, ou indiquez un autre fichier.',
  'tokenFile.not_allowed': 'Le fichier du jeton {file} est illisible : vous n’y êtes pas autorisé.',
  'tokenFile.folder': 'Le fichier du jeton {file} est illisible : c’est un dossier.',
  'tokenFile.other': 'Le fichier du jeton {file} est illisible : le système répond {code}.',
  'tokenFile.long': 'Le fichier du jeton {file} est trop long pour contenir un jeton.',
  'tokenFile.empty': 'Le fichier du jeton {file} est vide.',
  'tokenFile.lines': 'Le fichier du jeton {file} a plusieurs lignes ; il doit contenir seulement le jeton.',
  'tokenFile.letters':
    'Le fichier du jeton {file} contient des espaces ou des caractères spéciaux : ce n’est pas un jeton.',
  'tokenFile.open':
    'D’autres utilisateurs de cet ordinateur peuvent lire le fichier du jeton {file}. Interdisez-le avec : chmod 600 {file}',
  'tokenFile.fine': 'Le fichier du jeton est lisible.',

  'proxy.unusable':
    '{name} n’indique pas de proxy de la forme « http://proxy.example:3128 » ou « socks5://proxy.example:1080 ». Les autres sortes de proxy ne peuvent pas être utilisées.',
  'clientCertificate.unreadable':
    'Impossible de lire {file} ({code}) : cet ordinateur ne peut pas présenter son certificat au serveur de l’entreprise.',
  'clientCertificate.unusable':
    '{file} ne contient pas de certificat avec sa clé, ou la phrase secrète est fausse : cet ordinateur ne peut pas présenter son certificat au serveur de l’entreprise.',
  'proxy.way': 'La sortie passe par le proxy {proxy}.',
  'proxy.login': 'Dans un terminal, ils figurent dans HTTPS_PROXY : http://nom:motdepasse@proxy.example:3128.',

  'policy.say': 'Indiquez --report ou --check FILE.',
  'policy.settingsOption': 'L’option --settings va avec --report.',
  'policy.optionRefused':
    'L’option {option} est refusée : votre organisation décide de « {key} » ({place}). Retirez l’option.',
  'policy.optionBroken': 'L’option {option} est refusée : {fault} Retirez l’option.',
  'policy.outside':
    '{file} est refusé : votre organisation décide que seuls les fichiers de {folder} sont envoyés (« watchFolder », {place}). Rien n’a été envoyé.',
  'policy.changed': 'La stratégie de votre organisation a changé et Outbox recommence avec elle.',
  'policy.fineDocument': 'Cette stratégie ne contient aucune erreur.',
  'policy.fine': 'La stratégie ne contient aucune erreur.',
  'policy.noDocument': '{file} est illisible ({code}) et n’a donc pas été vérifié.',
  'policy.settingsUnreadable': 'Les paramètres sont illisibles.',
  'policy.place.found': '{place} : lu',
  'policy.place.nothing': '{place} : rien',
  'policy.place.unusable': '{place} : présent, mais inutilisable',

  'run.sending':
    '{count, plural, one {Envoi de # nom à {server}.} many {Envoi de # de noms à {server}.} other {Envoi de # noms à {server}.}}',
  'run.sendingFolder': 'Envoi de ce qui est dans {folder} à {server}.',
  'run.watching':
    'Surveillance de {folder}. Chaque fichier qui y est enregistré est envoyé à {server}. Ctrl-C y met fin.',
  'run.goesOn': 'L’envoi reprend.',
  'run.nothingSent': 'Rien n’a été envoyé.',
  'run.needYou':
    '{count, plural, one {# fichier a besoin de vous} many {# de fichiers ont besoin de vous} other {# fichiers ont besoin de vous}}',
  'run.asked':
    '{count, plural, one {# fichier attend votre réponse} many {# de fichiers attendent votre réponse} other {# fichiers attendent votre réponse}}',
  'run.waiting':
    '{count, plural, one {# fichier attend encore} many {# de fichiers attendent encore} other {# fichiers attendent encore}}',
  'run.leftOut':
    '{count, plural, one {# fichier est exclu par une règle} many {# de fichiers sont exclus par une règle} other {# fichiers sont exclus par une règle}}',
  'run.heldBack':
    '{count, plural, one {# fichier est retenu par vous} many {# de fichiers sont retenus par vous} other {# fichiers sont retenus par vous}}',
  'run.leftOutByPerson':
    '{count, plural, one {# fichier a été exclu par vous} many {# de fichiers ont été exclus par vous} other {# fichiers ont été exclus par vous}}',
  'run.done': '{file} est dans Dropbox.',
  'run.doneAt': '{file} est dans Dropbox : {place}',
  'run.doneCopy': '{file} est dans Dropbox en tant que copie, car autre chose y portait déjà son nom : {place}',
  'run.gone': '{file} a été déplacé ou supprimé avant d’être envoyé.',
  'run.excluded': '{file} n’est pas envoyé.',
  'run.about': '{file} : {text}',
  'run.counts': '{done, number} sur {all, number} terminés.',
  'run.left': 'encore environ {range}',
  'run.sentence': '{text}.',
  'run.and': '{first}, {second}',
  'run.driveHangs': 'Le lecteur ne répond pas, donc Outbox se termine sans lui. Ce qui a été envoyé est enregistré.',
  'run.cannotPrint': 'Ce qu’Outbox affiche ne peut pas être écrit ({code}), donc il se termine.',

  'dryRun.withSize': '{name} ({size})',
  'dryRun.send': '{file} serait envoyé.',
  'dryRun.sendIfTaken': '{file} serait envoyé si le serveur de l’entreprise accepte des fichiers de cette taille.',
  'dryRun.in_dropbox': '{file} est déjà dans Dropbox.',
  'dryRun.left_out': '{file} serait exclu.',
  'dryRun.refused': '{file} serait refusé.',
  'dryRun.too_large':
    '{file} serait refusé : le serveur de l’entreprise accepte au maximum {size}. Réduisez-le ou divisez-le.',
  'dryRun.unreadable':
    'Le contenu de {folder} ne peut pas être lu, donc personne ne connaît ses fichiers. Vérifiez qui peut l’ouvrir.',
  'dryRun.unreadable.root':
    'Le contenu du dossier ne peut pas être lu, donc personne ne connaît ses fichiers. Vérifiez qui peut l’ouvrir.',
  'dryRun.rule.company': 'Règle : {rule}, paramètres de votre entreprise.',
  'dryRun.rule.builtIn': 'Règle : {rule}, intégrée, pour {madeBy}.',
  'dryRun.sum.send':
    '{count, plural, one {# fichier ({size}) serait envoyé} many {# de fichiers ({size}) seraient envoyés} other {# fichiers ({size}) seraient envoyés}}',
  'dryRun.sum.in_dropbox':
    '{count, plural, one {# fichier ({size}) est déjà dans Dropbox} many {# de fichiers ({size}) sont déjà dans Dropbox} other {# fichiers ({size}) sont déjà dans Dropbox}}',
  'dryRun.sum.left_out': '{count, number} exclus',
  'dryRun.sum.refused': '{count, number} refusés',
  'dryRun.limitsUnknown':
    'Le serveur de l’entreprise n’a pas indiqué la taille maximale des fichiers ; on ignore donc ici lesquels sont trop volumineux pour lui.',
}
