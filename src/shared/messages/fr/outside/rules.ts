// Who makes the files that are left out, and what is wrong with a policy.
import type * as english from '../../en/outside/rules.ts'
import type { InOtherWords } from '../../messages.ts'

// Programs keep their names.
export const madeBy: InOtherWords<typeof english.madeBy> = {
  'madeBy.when.documentOpen': '{who}, tant qu’un document est ouvert',
  'madeBy.when.documentSaved': '{who}, pendant qu’un document est enregistré',
  'madeBy.when.fileOpen': '{who}, tant qu’un fichier est ouvert',
  'madeBy.when.databaseOpen': '{who}, tant qu’une base de données est ouverte',
  'madeBy.when.databaseOpenNotLevel':
    '{who}, tant qu’une base de données est ouverte ; sauf les tables numérotées de LevelDB',
  'madeBy.when.databaseWritten': '{who}, pendant qu’une base de données est écrite',
  'madeBy.when.drawingOpen': '{who}, tant qu’un dessin est ouvert',
  'madeBy.when.emergency': '{who}, comme copie de secours',
  'madeBy.when.catalogueOpen': '{who}, tant qu’un catalogue est ouvert',
  'madeBy.when.catalogueWritten': '{who}, pendant qu’un catalogue est écrit',
  'madeBy.when.downloadIncomplete': '{who}, jusqu’à ce qu’un téléchargement soit complet',
  'madeBy.when.fileIncomplete': '{who}, jusqu’à ce qu’un fichier soit complet',
  'madeBy.when.filesIncomplete': '{who}, jusqu’à ce que tous les fichiers soient complets',
  'madeBy.when.elsewhere': '{who}, à la place d’un fichier qui n’est pas sur cet ordinateur',
  'madeBy.when.fileSaved': '{who}, pendant qu’un fichier est enregistré',
  'madeBy.when.webPageWrites': '{who}, pendant qu’une page web écrit un fichier',
  'madeBy.when.writes': '{who}, pendant son écriture',
  'madeBy.when.versionBefore': '{who}, pour la version précédente',
  'madeBy.when.textOpen': '{who}, tant qu’un texte est ouvert',
  'madeBy.when.textOpenTwice': '{who}, tant qu’un texte est ouvert plusieurs fois',
  'madeBy.when.unsaved': '{who}, pour ce qui n’est pas encore enregistré',
  'madeBy.when.textChanged': '{who}, pendant qu’un texte est modifié',
  'madeBy.when.folderShown': '{who}, pour l’affichage d’un dossier',
  'madeBy.when.otherDrives': '{who}, sur les lecteurs d’autres systèmes',
  'madeBy.when.networkDrives': '{who}, sur les lecteurs réseau',
  'madeBy.when.folderPicture': '{who}, pour l’image d’un dossier',
  'madeBy.when.smallPictures': '{who}, pour les vignettes',
  'madeBy.when.ownRecords': '{who}, pour leurs propres données',
  'madeBy.when.eachDrive': '{who}, sur chaque lecteur',
  'madeBy.when.macPrograms': '{who}, pour les programmes de macOS',
  'madeBy.when.deleted': '{who}, pour les fichiers supprimés',
  'madeBy.when.deletedOpen': '{who}, pour les fichiers supprimés encore ouverts',
  'madeBy.when.moved': '{who}, le temps de déplacer un fichier envoyé',
  'madeBy.who.officeAndDrawing': 'logiciels de bureau et de dessin',
  'madeBy.who.chromeAndEdge': 'Chrome et Edge',
  'madeBy.who.syncthingOnWindows': 'Syncthing sous Windows',
  'madeBy.who.linuxPortals': 'les portails du bureau Linux',
  'madeBy.who.gnomePrograms': 'programmes de GNOME',
  'madeBy.who.macPrograms': 'programmes de macOS',
  'madeBy.who.vimAndNano': 'Vim et nano',
  'madeBy.who.cloudDrives': 'lecteurs en nuage',
  'madeBy.who.fileServers': 'serveurs de fichiers',
  'madeBy.who.networkDrives': 'lecteurs réseau',
  'madeBy.who.linuxAndMac': 'Linux et macOS',
  'madeBy.who.oldWindows': 'anciens Windows',
  'madeBy.dropbox': 'Dropbox lui-même',
  'madeBy.otherDrive': 'un lecteur monté dans le dossier surveillé',
  'madeBy.sentFolder': 'Outbox, qui y déplace les fichiers une fois envoyés',
  'madeBy.company': 'les paramètres de votre entreprise',
  'madeBy.rule': '{pattern} (créé par : {madeBy})',
}

export const policyFaults: InOtherWords<typeof english.policyFaults> = {
  'unusableFile.no_file': '{place} n’est pas un fichier.',
  'unusableFile.link': '{place} est un lien symbolique.',
  'unusableFile.others_may_change':
    '{place}, ou le dossier qui le contient, peut être modifié par d’autres que l’administrateur.',
  'unusableFile.too_long': '{place} est trop long pour une stratégie.',
  'unusableFile.no_json': '{place} n’est pas du JSON.',
  'unusableFile.no_property_list':
    '{place} n’est pas une liste de propriétés faite de textes, de nombres, d’interrupteurs et de listes.',
  'unusableFile.wrong_form': '{place} n’a pas la forme {form}.',
  'unusableFile.no_certificates': '{place} n’est pas un fichier de certificats.',
  'unusableFile.no_certificate': '{place} ne contient aucun certificat (PEM).',
  'unusableFile.bad_certificate': '{place} contient un certificat illisible.',
  'unusableFile.unreadable': '{place} est illisible ({why}).',
  'policyFault.unusable':
    'Rien n’est envoyé tant que votre service informatique ne l’a pas corrigé, car il peut dire où les fichiers peuvent aller.',
  'policyFault.unknown_key':
    '{place} contient « {key} », que cette version d’Outbox ne connaît pas. Cette clé est ignorée.',
  'policyFault.value': '{place} donne à « {key} » une valeur inutilisable.',
  'policyFault.closes': 'Rien n’est envoyé tant que votre service informatique ne l’a pas corrigé.',
  'policyFault.invalid_enforced': 'La valeur propre à Outbox s’applique et personne ne peut la modifier.',
  'policyFault.invalid_default': 'Elle est ignorée.',
  'policyFault.authorities':
    'Les certificats que votre organisation indique dans « extraCaFile » ne sont pas considérés comme fiables.',
}
