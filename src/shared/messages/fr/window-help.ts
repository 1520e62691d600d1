// French: updates, and help that the window gives.
import type { windowHelp as english } from '../en/window-help.ts'
import type { InOtherWords } from '../messages.ts'

export const windowHelp: InOtherWords<typeof english> = {
  'bundle.title': 'Dossier d’assistance',
  'bundle.text':
    'Voici tout ce qui est enregistré, en anglais, pour votre service informatique : aucun contenu de fichier, aucune clé, aucun lien. Outbox ne l’envoie nulle part.',
  'bundle.gathering':
    'Outbox interroge le serveur de votre entreprise et consulte ses propres enregistrements. Cela prend quelques secondes.',
  'bundle.withNames': 'Avec les noms des fichiers et des dossiers',
  'bundle.withNamesHint': 'Sinon, chaque nom est remplacé par un code qui n’a de sens nulle part ailleurs.',
  'bundle.content': 'Contenu du dossier d’assistance',
  'bundle.save': 'Enregistrer…',
  'settings.updates': 'Mises à jour',
  'settings.updates.off': 'Ne pas rechercher de nouvelles versions',
  'settings.updates.notify': 'Me signaler les nouvelles versions',
  'settings.updates.auto': 'Télécharger les nouvelles versions et les installer à la fermeture d’Outbox',
}
