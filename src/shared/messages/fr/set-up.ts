// Setting up, in French.
import type * as english from '../en/set-up.ts'
import type { InOtherWords } from '../messages.ts'

export const setUp: InOtherWords<typeof english.setUp> = {
  'setUp.title': 'Configurer Outbox',
  'setUp.intro':
    'Les fichiers que vous placez dans un dossier sont envoyés automatiquement au Dropbox de votre entreprise.',
  'setUp.steps.server': 'Serveur de l’entreprise',
  'setUp.steps.folder': 'Dossier',
  'setUp.steps.existing': 'Fichiers déjà présents',
  'setUp.serverTitle': 'Se connecter à votre entreprise',
  'setUp.serverText':
    'Votre service informatique vous donne l’adresse. Connectez-vous ensuite avec votre compte, ou saisissez une clé.',
  'setUp.address': 'Adresse du serveur de l’entreprise',
  'setUp.addressHint': 'https://uploads.example.com',
  'setUp.signIn': 'Se connecter avec votre compte d’entreprise',
  'setUp.signingIn': 'En attente du navigateur…',
  'setUp.key': 'Clé de l’appareil ou code',
  'setUp.keyAtHand': 'Une clé est enregistrée sur cet ordinateur. Laissez ce champ vide pour la conserver.',
  'setUp.keyHint': 'Elle n’est enregistrée que là où cet ordinateur peut la chiffrer, et n’est plus jamais affichée.',
  'setUp.check': 'Vérifier',
  'setUp.checking': 'Vérification…',
  'setUp.checkAgain': 'Vérifier de nouveau',
  'setUp.serverUsable': 'Le serveur répond. Vous pouvez continuer.',
  'setUp.serverUnusable': 'Cela ne fonctionne pas encore. Corrigez et vérifiez de nouveau.',
  'setUp.folderTitle': 'Choisir le dossier à surveiller',
  'setUp.folderText':
    'Chaque fichier de ce dossier et de ses sous-dossiers est envoyé dès qu’il est entièrement enregistré. Vos fichiers restent où ils sont.',
  'setUp.choose': 'Choisir un dossier…',
  'setUp.chooseOther': 'Choisir un autre dossier…',
  'setUp.folderUnusable': 'Ce dossier ne peut pas être utilisé. Choisissez-en un autre.',
  'setUp.existingTitle': 'Fichiers déjà dans le dossier',
  'setUp.existingText':
    '{count, plural, one {# fichier ({size}) est déjà dans le dossier.} other {# fichiers ({size}) sont déjà dans le dossier.}}',
  'setUp.existingToFetch':
    '{count, plural, one {# fichier n’est pas sur cet ordinateur ; l’envoi le téléchargera.} other {# fichiers ne sont pas sur cet ordinateur ; l’envoi les téléchargera.}}',
  'setUp.existingNone':
    'Le dossier ne contient pas encore de fichiers. Ceux que vous y placerez à partir de maintenant seront envoyés.',
  'setUp.more': '{count, plural, one {et # autre fichier} other {et # autres fichiers}}',
  'setUp.sendAll': 'Tout envoyer',
  'setUp.sendAllText': 'Ils sont envoyés maintenant, l’un après l’autre. Ce que Dropbox a déjà n’est pas renvoyé.',
  'setUp.onlyNew': 'Seulement les nouveaux',
  'setUp.onlyNewText': 'Ceux-ci restent tels quels. Un fichier est envoyé s’il est nouveau ou enregistré de nouveau.',
  'setUp.finish': 'Commencer la surveillance',
  'setUp.finishing': 'Démarrage…',
  'setUp.well': 'En ordre',
  'setUp.notWell': 'Pas en ordre',
  'setUp.existingTextMore':
    '{count, plural, one {Plus de # fichier ({size}) est déjà dans le dossier.} other {Plus de # fichiers ({size}) sont déjà dans le dossier.}}',
}
