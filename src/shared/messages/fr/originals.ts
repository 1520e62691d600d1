// What becomes of the file on this computer once it is in Dropbox, in French. « Sent » is the folder's name on the disk.
import type * as english from '../en/originals.ts'
import type { InOtherWords } from '../messages.ts'

export const originalTexts: InOtherWords<typeof english.originalTexts> = {
  'original.kept': 'Resté à sa place',
  'original.sent_folder': 'Déplacé vers « Sent »',
  'original.trash': 'Mis à la corbeille',
  'original.due.sent': 'Le fichier va être déplacé vers « Sent ».',
  'original.due.trash': 'Le fichier va être mis à la corbeille.',
  'original.moved': 'Le fichier a été déplacé vers {place}',
  'original.thrown': 'Le fichier a été mis à la corbeille.',
  'original.thrownTo': 'Le fichier a été mis à la corbeille : {place}',
  'original.sent_full':
    'Le fichier est encore dans le dossier, car il n’y a pas de place pour lui dans « Sent ». Libérez-y de l’espace, puis réessayez ou redémarrez Outbox.',
  'original.sent_read_only':
    'Le fichier est encore dans le dossier, car rien ne peut être écrit dans « Sent ». Vérifiez qui peut y écrire, puis réessayez ou redémarrez Outbox.',
  'original.trash_full':
    'Le fichier est encore dans le dossier, car il n’y a pas de place dans la corbeille. Videz la corbeille ou libérez de l’espace, puis réessayez ou redémarrez Outbox.',
  'original.trash_read_only':
    'Le fichier est encore dans le dossier, car rien ne peut être mis à la corbeille. Vérifiez qui peut y écrire, puis réessayez ou redémarrez Outbox.',
  'original.trash_missing':
    'Le fichier est encore dans le dossier, car cet ordinateur n’a pas de corbeille qu’Outbox puisse utiliser pour lui. Supprimez-le vous-même quand vous le souhaitez.',
  'original.original_in_use':
    'Le fichier est encore dans le dossier, car un programme le garde ouvert depuis plusieurs minutes. Fermez-le, puis réessayez ou redémarrez Outbox.',
  'original.move_failed':
    'Le fichier est encore dans le dossier, car il n’a pas pu être déplacé. Vérifiez que le disque fonctionne et qui peut modifier le dossier, puis réessayez ou redémarrez Outbox.',
  'original.here': 'Sur cet ordinateur',

  'why.sentFolder':
    '{name} est exclu par la règle « Sent » : Outbox déplace les fichiers envoyés dans ce dossier et n’envoie jamais ce qu’il contient.',
  'why.sentFolder.todo': 'Pour l’envoyer quand même, placez-le dans un autre dossier.',

  'afterUpload.title': 'Quand un fichier est dans Dropbox',
  'afterUpload.question': 'Ce qu’il devient sur cet ordinateur',
  'afterUpload.keep': 'Il reste à sa place',
  'afterUpload.keep.text': 'Rien ne change dans le dossier.',
  'afterUpload.sent': 'Le déplacer dans le dossier « Sent »',
  'afterUpload.sent.text':
    '« Sent » se trouve dans le dossier surveillé et contient les mêmes sous-dossiers. Ce qu’il contient n’est jamais renvoyé.',
  'afterUpload.trash': 'Le mettre à la corbeille',
  'afterUpload.trash.text':
    'La corbeille de cet ordinateur le conserve jusqu’à ce qu’elle soit vidée. S’il n’y a pas de corbeille, le fichier reste.',
}
