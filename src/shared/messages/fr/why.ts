// The answers to "why was this file not sent?", in French. `folder` may be « le dossier surveillé »: no "de" or "à" stands before it.
import type * as english from '../en/why.ts'
import type { InOtherWords } from '../messages.ts'

export const whyAnswers: InOtherWords<typeof english.whyAnswers> = {
  'why.folder': 'le dossier surveillé',
  'why.nothingToDo': 'Vous n’avez rien à faire.',
  'why.byItself': 'Vous n’avez rien à faire : l’envoi reprendra tout seul.',
  'why.changed': 'Il a été modifié depuis : la nouvelle version sera envoyée tant qu’Outbox fonctionne.',
  'why.sent': '{name} est dans Dropbox.',
  'why.sentOn': '{name} ({size}) a été envoyé le {moment} et est dans Dropbox.',
  'why.sentOnAt': '{name} ({size}) a été envoyé le {moment} et se trouve dans Dropbox, sous {place}.',
  'why.same_as':
    'Le contenu de {name} était déjà dans Dropbox : rien n’a dû être envoyé. Outbox l’a vérifié le {moment}.',
  'why.same_asAt':
    'Le contenu de {name} était déjà dans Dropbox, sous {place} : rien n’a dû être envoyé. Outbox l’a vérifié le {moment}.',
  'why.left_out_by_person': '{name} n’est pas envoyé, car vous l’avez exclu.',
  'why.outside_folder': '{name} n’est pas dans {folder} : Outbox ne le regarde jamais.',
  'why.outside_folder.todo': 'Copiez-le dans {folder}.',
  'why.link': '{name} est un lien symbolique, et Outbox n’en suit aucun.',
  'why.link.todo': 'Mettez le vrai fichier à sa place.',
  'why.linkedFolder': '{name} se trouve derrière un lien symbolique, et Outbox n’en suit aucun.',
  'why.linkedFolder.todo': 'Copiez le vrai dossier dans {folder}.',
  'why.isFolder': '{name} est un dossier ; ce sont les fichiers qui sont envoyés, un par un.',
  'why.isFolder.todo': 'Posez la question pour un fichier qu’il contient.',
  'why.special': '{name} n’est pas un fichier ordinaire : il ne contient rien à envoyer.',
  'why.name_impossible': 'Dropbox ne peut pas conserver le nom {name}.',
  'why.name_impossibleBecause': 'Dropbox ne peut pas conserver le nom {name} : {problem}.',
  'why.name_impossible.todo': 'Donnez-lui un autre nom.',
  'why.name_taken': 'Pour Dropbox, un autre fichier porte le même nom que {name}.',
  'why.name_takenBy': 'Pour Dropbox, « {other} » porte le même nom que {name}.',
  'why.name_taken.todo': 'Donnez un autre nom à l’un des deux.',
  'why.replaced':
    'Un autre dossier a remplacé {folder}. Outbox surveillait le précédent et ne regarde donc pas {name}.',
  'why.unreachable': 'Outbox ne peut pas atteindre {folder} et n’a donc pas vu {name}.',
  'why.unreachable.todo': 'Branchez le lecteur ou recréez le dossier.',
  'why.not_seen': '{name} est là, et Outbox ne l’a pas encore vu.',
  'why.cannot_look': 'Outbox n’a pas le droit de regarder {name}.',
  'why.cannot_look.todo': 'Vérifiez qui peut ouvrir le dossier qui le contient.',
  'why.gone': '{name} a été déplacé ou supprimé avant son envoi.',
  'why.gone.todo': 'Replacez-le dans {folder}.',
  'why.absent': 'Il n’y a pas de fichier {name}.',
  'why.absent.todo': 'Vérifiez l’orthographe du nom.',
  'why.companyRule': '{name} est exclu : {rule}.',
  'why.companyRule.todo': 'S’il doit être envoyé, adressez-vous à votre service informatique.',
  'why.ownRule': '{name} est exclu par « {pattern} », qui figure dans les paramètres.',
  'why.ruleNames': '{name} est exclu. Les noms comme « {pattern} » sont donnés par : {makers}.',
  'why.rule': '{name} est exclu par la règle {rule}. Elle concerne : {makers}.',
  'why.rulePattern': '{name} est exclu par la règle {rule} ({pattern}). Elle concerne : {makers}.',

  // What to do, by where it is done.
  'why.letGo.terminal':
    'Il est envoyé quand il est modifié, ou après : npm run outbox -- decide --send-after-all (avec --in PATH, lui seul).',
  'why.letGo.window': 'Cherchez-le sous « Exclus » et choisissez « Envoyer quand même ».',
  'why.decide.terminal': 'Affichez-les avec npm run outbox -- decide, puis répondez avec --send ou --leave-out.',
  'why.adopt.terminal': 'Si c’est le bon, confirmez-le avec : npm run outbox -- adopt.',
  'why.adopt.window': 'Si c’est le bon, cliquez sur « Utiliser ce dossier » en haut de la fenêtre.',
  'why.look.terminal':
    'Démarrez Outbox, ou attendez dix minutes s’il fonctionne : il aura alors parcouru tout le dossier.',
  'why.look.window': 'Attendez dix minutes au plus : Outbox aura alors parcouru tout le dossier.',
  'why.rename.terminal':
    'Si c’est tout de même un document, donnez-lui un autre nom ou envoyez-le par son nom : npm run outbox -- send.',
  'why.rename.window': 'Si c’est tout de même un document, donnez-lui un autre nom.',
  'why.changeRule.terminal': 'Modifiez cette règle dans les paramètres, ou donnez un autre nom au fichier.',
  'why.changeRule.window':
    'Modifiez cette règle dans les paramètres, sous « Fichiers ignorés », ou donnez un autre nom au fichier.',
}
