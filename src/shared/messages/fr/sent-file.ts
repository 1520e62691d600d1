// What happened to a file, line by line, and the receipt of one that was sent, in French.
import type * as english from '../en/sent-file.ts'
import type { InOtherWords } from '../messages.ts'

export const sentFile: InOtherWords<typeof english.sentFile> = {
  'timeline.seen': '{name} trouvé dans le dossier.',
  'timeline.sent':
    '{size} envoyés. Dropbox a indiqué la même empreinte du contenu que votre fichier : il est arrivé entier.',
  'timeline.already_there': 'Le même contenu était déjà dans Dropbox, sous {place} : rien n’a été envoyé.',
  'timeline.found':
    'Le serveur de l’entreprise a trouvé le fichier entier dans Dropbox, sous {place}. Rien n’a dû être renvoyé.',
  'timeline.not_found':
    'Le serveur de l’entreprise a vérifié : le fichier n’est pas dans Dropbox. Ce qui en manque est envoyé.',
  'timeline.not_found_because': 'Le fichier n’est pas dans Dropbox. {reason}',
  'timeline.superseded':
    'Le fichier a été enregistré de nouveau avant son envoi. La nouvelle version attend d’être entièrement enregistrée.',
  'timeline.removed': 'Le fichier a été déplacé ou supprimé avant son envoi.',
  'timeline.retried': 'Vous avez demandé un nouvel essai.',
  'timeline.asked': 'Le fichier est arrivé avec un très grand nombre d’autres : Outbox a demandé avant de les envoyer.',
  'timeline.held_back': 'Vous avez mis ce fichier en pause.',
  'timeline.skipped': 'Vous avez exclu ce fichier.',
  'timeline.let_go': 'Vous avez de nouveau autorisé l’envoi de ce fichier.',
  'timeline.linkExpired':
    'L’autorisation d’envoi a expiré avant la fin de l’envoi. Outbox a vérifié dans Dropbox et en a demandé une nouvelle.',
  'timeline.unavailable':
    'Dropbox n’a pas accepté {name}. Outbox a demandé au serveur de l’entreprise pourquoi, et si le fichier y est malgré tout.',
  'timeline.mayHaveArrived': '{reason} Avant de le renvoyer, Outbox s’assure que Dropbox n’a pas le fichier.',

  'receipt.title': 'Reçu d’Outbox',
  'receipt.line': '{name} : {value}',
  'receipt.file': 'Fichier',
  'receipt.folder': 'Dossier',
  'receipt.size': 'Taille',
  'receipt.hash': 'Empreinte du contenu',
  'receipt.proof': 'Preuve',
  'receipt.destination': 'Dans Dropbox',
  'receipt.rev': 'Révision',
  'receipt.added': 'Ajouté',
  'receipt.sent': 'Envoyé',
  'receipt.original': 'Sur cet ordinateur',
  'receipt.tries': 'Liens demandés',
  'receipt.device': 'Appareil',
  'receipt.server': 'Serveur',
  'receipt.account': 'Compte',
  'receipt.number': 'Numéro dans l’historique',
  'receipt.worldTime': '{time} UTC',
  'how.sent': 'Envoyé : Dropbox a répondu par la même empreinte du contenu.',
  'how.found':
    'Envoyé : après une réponse incertaine, le fichier a été retrouvé dans Dropbox grâce à l’empreinte de son contenu.',
  'how.already_there': 'Non envoyé : le même contenu était déjà dans Dropbox.',
  'sentAction.open_in_dropbox': 'Ouvrir dans Dropbox',
  'sentAction.show_in_folder': 'Afficher dans le dossier',
  'sentAction.copy_receipt': 'Copier le reçu',
}
