// French: what IT wants to know of one computer.
import type { reports as english } from '../../en/outside/reports.ts'
import type { InOtherWords } from '../../messages.ts'

export const reports: InOtherWords<typeof english> = {
  'menu.effectiveSettings': 'Paramètres en vigueur',
  'report.settings.title': 'Paramètres en vigueur',
  'report.settings.text':
    'Ce qui s’applique sur cet ordinateur, et qui l’a décidé. La copie est en anglais, pour votre service informatique.',
  'report.copy': 'Copier pour le service informatique',
  'report.copied': 'Copié.',
  'report.on': 'activé',
  'report.off': 'désactivé',
  'report.from.enforced': 'Votre organisation : {place}',
  'report.from.default': 'Valeur par défaut de votre organisation : {place}',
  'report.from.person': 'Vous',
  'report.from.builtIn': 'Outbox lui-même',
  'report.from.broken': 'Outbox, car ce qu’indique {place} est inutilisable',

  'support.together': 'Les options --server et --token-file vont ensemble.',
  'support.settings': 'Les paramètres ne peuvent pas être lus.',
  'support.watched': 'Rien n’a été enregistré : dans le dossier surveillé, le dossier d’assistance serait envoyé.',
  'support.taken': '{file} existe déjà. Rien n’a été enregistré.',
  'support.unwritable': '{file} ne peut pas être écrit ({code}). Rien n’a été enregistré.',
  'support.done': '{file} est le dossier d’assistance. Lisez-le avant de l’envoyer : Outbox ne le donne à personne.',

  'report.key.serverUrl': 'Serveur de l’entreprise',
  'report.key.uploadHosts': 'Autres hôtes d’envoi approuvés',
  'report.key.watchFolder': 'Dossier surveillé',
  'report.key.ignorePatterns': 'Fichiers jamais envoyés',
  'report.key.replaceByName': 'Remplacer le même nom',
  'report.key.afterUpload': 'Après l’envoi',
  'report.key.largeFilesAtOnce': 'Gros fichiers simultanés',
  'report.key.uploadLimit': 'Limite d’envoi',
  'report.key.timetable': 'Horaires des vitesses',
  'report.key.pauseOnMetered': 'Pause sur les réseaux facturés au volume',
  'report.key.pauseOnBattery': 'Pause sur batterie',
  'report.key.historyDays': 'Jours dans l’historique',
  'report.key.graceSeconds': 'Délai d’annulation en secondes',
  'report.key.autostart': 'Démarrer avec l’ordinateur',
  'report.key.quitAllowed': 'Outbox peut être quitté',
  'report.key.notices': 'Notifications affichées',
  'report.key.thumbnails': 'Petites images',
  'report.key.language': 'Langue',
  'report.key.proxy': 'Serveur proxy',
  'report.key.extraCaFile': 'Autres autorités de certification',
  'report.key.fleetStatus': 'Dire au serveur de l’entreprise comment va un ordinateur',
  'report.key.logLevel': 'Niveau du journal',
}
