// This folder: what is said in French outside the window's page, which does not load it.

// Menus, the icon beside the clock, the system's dialogs, notifications. `&` stands before the letter that opens a menu.
import type * as english from '../../en/outside/desktop.ts'
import type { InOtherWords } from '../../messages.ts'

export const desktop: InOtherWords<typeof english.desktop> = {
  'menu.file': '&Fichier',
  'menu.edit': '&Édition',
  'menu.view': '&Affichage',
  'menu.queue': 'File d’a&ttente',
  'menu.help': 'A&ide',
  'menu.undo': 'Annuler',
  'menu.redo': 'Rétablir',
  'menu.cut': 'Couper',
  'menu.copy': 'Copier',
  'menu.paste': 'Coller',
  'menu.actualSize': 'Taille réelle',
  'menu.zoomIn': 'Zoom avant',
  'menu.zoomOut': 'Zoom arrière',
  'menu.fullScreen': 'Plein écran',
  'menu.closeWindow': 'Fermer la fenêtre',
  'menu.mac.services': 'Services',
  'menu.mac.hide': 'Masquer Outbox',
  'menu.mac.hideOthers': 'Masquer les autres',
  'menu.mac.showAll': 'Tout afficher',
  'menu.mac.window': 'Fenêtre',
  'menu.mac.minimize': 'Placer dans le Dock',
  'menu.mac.zoom': 'Réduire/agrandir',
  'menu.mac.front': 'Tout ramener au premier plan',
  'menu.openOutbox': 'Ouvrir Outbox',
  'menu.openFolder': 'Ouvrir le dossier',
  'menu.askAboutFile': 'Demander pour un fichier…',
  'menu.selectAll': 'Tout sélectionner',
  'menu.find': 'Rechercher',
  'menu.history': 'Historique',
  'menu.showQueue': 'Afficher la file d’attente',
  'menu.settings': 'Paramètres…',
  'menu.page.help': 'Aide d’Outbox',
  'menu.page.source': 'Code source',
  'menu.about': 'À propos d’Outbox',
  'menu.quit': 'Quitter Outbox',
  'menu.details': 'Détails',
  'menu.why': 'Pourquoi ?',
  'menu.copyPath': 'Copier le chemin',
  'menu.counted': '{action} ({files})',

  'tray.tip': 'Outbox : {sentence}',
  'tray.starting': 'Outbox démarre.',
  'tray.locked': '{title}. {next}',
  'tray.setUp': 'Outbox n’est pas encore configuré.',
  'tray.stopped': 'Outbox s’est arrêté. Rien n’est envoyé.',

  'notification.background': 'Outbox fonctionne toujours',
  'notification.background.quit': 'Les envois continuent en arrière-plan. Quittez Outbox pour les arrêter.',
  'notification.background.again':
    'Les envois continuent en arrière-plan. Pour revoir sa fenêtre, ou pour le quitter, démarrez Outbox encore une fois.',
  'notification.unshown':
    'Cet ordinateur n’affiche pas les notifications d’Outbox : elles apparaissent donc ici. La dernière : {title}. {body}',
  'notification.attention': 'Outbox a besoin de vous',
  'notification.attention.files':
    '{count, plural, one {# fichier a besoin de vous. Ouvrez Outbox pour savoir pourquoi.} other {# fichiers ont besoin de vous. Ouvrez Outbox pour savoir pourquoi.}}',
  'notification.sent': 'Envoyé',
  'notification.sent.files': '{files}.',

  'dialog.folder.title': 'Choisir le dossier à surveiller',
  'dialog.folder.choose': 'Surveiller ce dossier',
  'dialog.file.title': 'Demander pour un fichier',
  'dialog.file.choose': 'Demander pour ce fichier',
  'dialog.export.title': 'Exporter l’historique',
  'dialog.export.csv': 'Tableau (CSV)',
  'dialog.export.jsonl': 'JSON Lines',

  'quit.title': 'Quitter Outbox',
  'quit.left':
    '{count, plural, one {# fichier n’est pas encore envoyé.} other {# fichiers ne sont pas encore envoyés.}}',
  'quit.later':
    '{count, plural, one {Rien n’est perdu si vous quittez maintenant : l’envoi du fichier reprendra à la prochaine ouverture d’Outbox.} other {Rien n’est perdu si vous quittez maintenant : l’envoi des fichiers reprendra à la prochaine ouverture d’Outbox.}}',
  'quit.paused': 'L’envoi est en pause.',
  'quit.now': 'Quitter maintenant',
  'quit.finish': 'Terminer, puis quitter',

  'serverQuestion.title': 'Autre serveur de l’entreprise',
  'serverQuestion.message': 'Envoyer désormais les fichiers à {server} ?',
  'serverQuestion.detail':
    'Jusqu’à présent, ils allaient à {server}. Tous les fichiers du dossier surveillé seront proposés au nouveau serveur. Refusez si vous n’avez pas demandé cela.',
  'serverQuestion.yes': 'Utiliser le nouveau serveur',
  'signOutQuestion.title': 'Se déconnecter ?',
  'signOutQuestion.message': 'Se déconnecter de votre compte d’entreprise ?',
  'signOutQuestion.detail':
    'Rien n’est envoyé tant que vous ne vous reconnectez pas. Ce qui attend reste dans la file, et ce qui a été envoyé reste dans l’historique.',
  'signOutQuestion.yes': 'Se déconnecter',

  'addQuestion.title': 'Ajouter des fichiers',
  'addQuestion.one': 'Ajouter des fichiers de {folder} ?',
  'addQuestion.more':
    '{count, plural, one {Ajouter des fichiers de {folder} et d’un autre dossier ?} other {Ajouter des fichiers de {folder} et de # autres dossiers ?}}',
  'addQuestion.detail':
    'Cela se trouve hors de vos propres dossiers. Les fichiers seront copiés dans le dossier surveillé et envoyés. Refusez si vous ne les avez pas déposés sur la fenêtre.',
  'addQuestion.yes': 'Les ajouter',
}

// What the app itself has to say: when it starts, when something was not done.
export const appNotices: InOtherWords<typeof english.appNotices> = {
  'keyNotice.unreadable':
    'Cet ordinateur ne peut plus ouvrir la clé de l’appareil. Saisissez-la de nouveau ; vos fichiers attendent jusque-là.',
  'keyNotice.not_kept':
    'La clé de l’appareil n’est pas enregistrée sur cet ordinateur. Saisissez-la de nouveau ; vos fichiers attendent jusque-là.',
  'keyNotice.in_memory':
    'Cet ordinateur n’a pas d’endroit sûr pour la clé de l’appareil. Il faudra la saisir de nouveau au prochain démarrage d’Outbox.',
  'keyNotice.not_saved':
    'La clé de l’appareil n’a pas pu être enregistrée sur cet ordinateur. Les fichiers sont envoyés, mais il faudra la saisir de nouveau au prochain démarrage d’Outbox.',

  'settingsNotice.language':
    'Outbox ne connaît pas la langue « {tag} » indiquée dans ses paramètres et utilise donc l’anglais. Choisissez-en une autre dans les paramètres.',
  'settingsNotice.in_part':
    'Certains paramètres n’ont pas pu être lus : pour ceux-là, Outbox utilise ses paramètres par défaut, et tous les autres restent en vigueur. Vérifiez dans les paramètres s’ils vous conviennent. Les anciens sont conservés sous {keptAs}.',
  'settingsNotice.set_aside':
    'Les paramètres n’ont pas pu être lus : Outbox démarre avec ses paramètres par défaut. Les anciens sont conservés sous {keptAs}. Vos fichiers et ce qui a été envoyé restent intacts.',
  'settingsNotice.out_of_reach':
    'Les paramètres n’ont pas pu être lus, car un autre programme occupe {file} ou vous n’avez pas le droit de l’ouvrir. Outbox démarre avec ses paramètres par défaut et laisse ce fichier tel quel : ce que vous modifiez maintenant sera oublié à la fermeture d’Outbox. Fermez l’autre programme ou vérifiez qui peut lire le fichier, puis redémarrez Outbox.',
  'settingsNotice.unwritten.full':
    'Vos paramètres n’ont pas pu être écrits dans {file} : le disque est plein. Ils restent valables jusqu’à la fermeture d’Outbox ; la prochaine modification sera écrite si le problème est résolu.',
  'settingsNotice.unwritten.read_only':
    'Vos paramètres n’ont pas pu être écrits dans {file} : le disque est en lecture seule. Ils restent valables jusqu’à la fermeture d’Outbox ; la prochaine modification sera écrite si le problème est résolu.',
  'settingsNotice.unwritten.not_allowed':
    'Vos paramètres n’ont pas pu être écrits dans {file} : un autre programme occupe le fichier, ou son dossier n’accepte pas de modifications. Ils restent valables jusqu’à la fermeture d’Outbox ; la prochaine modification sera écrite si le problème est résolu.',
  'settingsNotice.unwritten.folder':
    'Vos paramètres n’ont pas pu être écrits dans {file} : un dossier porte ce nom. Ils restent valables jusqu’à la fermeture d’Outbox ; la prochaine modification sera écrite si le problème est résolu.',
  'settingsNotice.unwritten.other':
    'Vos paramètres n’ont pas pu être écrits dans {file} : le disque ne les accepte pas. Ils restent valables jusqu’à la fermeture d’Outbox ; la prochaine modification sera écrite si le problème est résolu.',

  'notBegun.key_missing': 'Saisissez la clé de l’appareil que votre service informatique vous a donnée.',
  'notBegun.server_unchecked': 'Vérifiez d’abord le serveur de l’entreprise.',
  'notBegun.folder_missing': 'Choisissez d’abord un dossier.',
  'notBegun.ending': 'Outbox est en cours de fermeture.',
  'notBegun.not_agreed': 'Rien n’a été modifié : les fichiers vont au même serveur qu’avant.',
  'notBegun.policy': 'Votre organisation a décidé que les fichiers vont à {server}. Saisissez cette adresse.',
  'notBegun.broken': 'Outbox s’est arrêté à cause d’une erreur interne. Vos fichiers sont intacts. Redémarrez-le.',

  'added.not_set_up': 'Outbox n’est pas encore configuré.',
  'added.no_file': 'L’élément déposé n’est pas un fichier.',
  'added.too_many':
    '{count, plural, one {Seul # fichier peut être ajouté à la fois. Le reste n’a pas été ajouté.} other {Seuls # fichiers peuvent être ajoutés à la fois. Le reste n’a pas été ajouté.}}',
  'notAdded.in_folder': '« {name} » est déjà dans le dossier.',
  'notAdded.in_other_folder': '« {name} » se trouve dans {folder}, surveillé lui aussi : l’envoi se fait de là.',
  'notAdded.tooManyFolders': 'Outbox surveille au maximum {most, number} dossiers en plus du premier.',
  'notAdded.folderGone': 'Ce dossier n’est plus dans la liste.',
  'notAdded.holds_folder': '« {name} » contient le dossier surveillé lui-même.',
  'notAdded.unreadable': '« {name} » ne peut pas être lu.',
  'notAdded.no_file': '« {name} » n’est pas un fichier.',
  'notAdded.too_deep': '« {name} » se trouve trop profondément dans d’autres dossiers.',
  'notAdded.no_room': '« {name} » ne peut pas être copié dans le dossier surveillé.',
  'notAdded.not_whole': '« {name} » n’a pas pu être copié entièrement.',
  'notAdded.private.own': '« {name} » contient ce qu’Outbox garde pour lui-même et n’a donc pas été ajouté.',
  'notAdded.private.home':
    '« {name} » contient un dossier personnel entier, avec des fichiers privés, et n’a donc pas été ajouté.',
  'notAdded.private.settings':
    '« {name} » se trouve là où les programmes gardent leurs paramètres et leurs clés, et n’a donc pas été ajouté.',
  'notAdded.private.system': '« {name} » appartient au système d’exploitation et n’a donc pas été ajouté.',

  'export.in_watched_folder':
    'Rien n’a été enregistré : dans le dossier surveillé, la liste serait envoyée à Dropbox. Choisissez un autre dossier.',
  'export.unwritable': 'La liste n’a pas été enregistrée : {file} ne peut pas être écrit ({code}).',
  'whyQuestion.later': 'Redemandez quand Outbox aura parcouru le dossier.',
}
