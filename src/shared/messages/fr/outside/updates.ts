// French: newer versions of Outbox.
import type { updateTexts as english } from '../../en/outside/updates.ts'
import type { InOtherWords } from '../../messages.ts'

export const updateTexts: InOtherWords<typeof english> = {
  'menu.update.check': 'Rechercher des mises à jour',
  'menu.update.download': 'Télécharger la mise à jour',
  'menu.update.restart': 'Redémarrer et mettre à jour',
  'update.available': 'Outbox {version} est disponible. Aide > Télécharger la mise à jour permet de l’obtenir.',
  'update.loading': 'Outbox {version} est en cours de téléchargement.',
  'update.ready':
    'Outbox {version} est téléchargé et vérifié. La version est installée quand vous quittez Outbox, ou tout de suite avec Aide > Redémarrer et mettre à jour ; les fichiers pas encore envoyés le sont ensuite.',
  'update.newest': 'Outbox {version} est la version la plus récente.',
  'update.refused': 'Une mise à jour n’a pas été installée. {why} Outbox {version} continue comme avant.',
  'update.fault.unreachable': 'L’emplacement des mises à jour ne répond pas.',
  'update.fault.redirected': 'L’emplacement des mises à jour renvoie ailleurs, et Outbox ne suit pas.',
  'update.fault.not_https':
    'Elle se trouve là où d’autres pourraient la modifier en route, ou sur un autre ordinateur que la liste des versions.',
  'update.fault.not_a_feed':
    'Ce qui se trouve à la place de la liste des versions n’en est pas une. Prévenez votre service informatique.',
  'update.fault.no_checksum':
    'La liste des versions ne dit pas ce que doit être le fichier. Prévenez votre service informatique.',
  'update.fault.too_large':
    'Elle est plus grosse qu’une mise à jour ne peut l’être. Prévenez votre service informatique.',
  'update.fault.too_slow': 'Le téléchargement a duré trop longtemps. Outbox réessaiera plus tard.',
  'update.fault.tampered':
    'Le fichier n’est pas celui qu’annonce la liste des versions. Prévenez votre service informatique.',
  'update.fault.not_ours': 'Elle n’est pas signée par l’éditeur d’Outbox. Prévenez votre service informatique.',
  'update.fault.not_checked': 'Cet ordinateur n’a pas pu dire qui l’a signée. Prévenez votre service informatique.',
  'update.by': 'Outbox recherche de nouvelles versions sur {host}.',
  'update.off.for_everybody':
    'Outbox est installé pour tout le monde sur cet ordinateur : votre service informatique installe les nouvelles versions.',
  'update.off.package':
    'Outbox est venu dans un paquet : les nouvelles versions arrivent de la même façon, par le gestionnaire de paquets du système ou votre service informatique.',
  'update.off.disk_image':
    'Sur un Mac, les nouvelles versions arrivent comme celle-ci : par votre service informatique ou l’éditeur.',
  'update.off.not_installed': 'Cet Outbox n’est pas installé, rien ne le met donc à jour.',
  'update.off.no_publisher':
    'Cet Outbox ne sait pas quelle signature une mise à jour doit porter et n’en accepte donc aucune. Les nouvelles versions viennent de votre service informatique.',
  'update.off.no_feed':
    'Cet Outbox ne connaît aucun emplacement de nouvelles versions. Elles viennent de votre service informatique.',
  'update.off.policy_unusable':
    'Ce que votre organisation dit des mises à jour n’est pas utilisable, aucune n’est donc téléchargée. Prévenez votre service informatique.',
  'update.off.by_policy':
    'Votre organisation a désactivé les mises à jour : votre service informatique installe les nouvelles versions.',
  'update.off.by_person':
    'Outbox ne recherche pas de nouvelles versions : les mises à jour sont désactivées dans les paramètres.',
}
