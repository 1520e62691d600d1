// What becomes of the file on this computer once it is in Dropbox, in Spanish. „Sent“ is the folder's name on the disk.
import type * as english from '../en/originals.ts'
import type { InOtherWords } from '../messages.ts'

export const originalTexts: InOtherWords<typeof english.originalTexts> = {
  'original.kept': 'Se dejó donde estaba',
  'original.sent_folder': 'Movido a «Sent»',
  'original.trash': 'Movido a la papelera',
  'original.due.sent': 'A continuación, el archivo se mueve a «Sent».',
  'original.due.trash': 'A continuación, el archivo se mueve a la papelera.',
  'original.moved': 'El archivo se movió a {place}',
  'original.thrown': 'El archivo se movió a la papelera.',
  'original.thrownTo': 'El archivo se movió a la papelera: {place}',
  'original.sent_full':
    'Sigue en la carpeta porque no hay espacio para él en «Sent». Libere espacio allí; después inténtelo otra vez o vuelva a iniciar Outbox.',
  'original.sent_read_only':
    'Sigue en la carpeta porque no se puede escribir en «Sent». Compruebe quién puede escribir allí; después inténtelo otra vez o vuelva a iniciar Outbox.',
  'original.trash_full':
    'Sigue en la carpeta porque no hay espacio en la papelera. Vacíe la papelera o libere espacio; después inténtelo otra vez o vuelva a iniciar Outbox.',
  'original.trash_read_only':
    'Sigue en la carpeta porque no se puede poner nada en la papelera. Compruebe quién puede escribir allí; después inténtelo otra vez o vuelva a iniciar Outbox.',
  'original.trash_missing':
    'Sigue en la carpeta porque este equipo no tiene para él una papelera que Outbox pueda usar. Elimínelo usted cuando quiera.',
  'original.original_in_use':
    'Sigue en la carpeta porque un programa lo tiene abierto desde hace minutos. Ciérrelo allí; después inténtelo otra vez o vuelva a iniciar Outbox.',
  'original.move_failed':
    'Sigue en la carpeta porque no se pudo mover. Compruebe si el disco funciona y quién puede modificar la carpeta; después inténtelo otra vez o vuelva a iniciar Outbox.',
  'original.here': 'En este equipo',

  'why.sentFolder':
    '{name} se omite por la regla «Sent»: Outbox mueve los archivos a esa carpeta después de enviarlos y nunca envía lo que hay en ella.',
  'why.sentFolder.todo': 'Para enviarlo de todos modos, póngalo en otra carpeta.',

  'afterUpload.title': 'Cuando un archivo está en Dropbox',
  'afterUpload.question': 'Qué se hace con él en este equipo',
  'afterUpload.keep': 'Se queda donde está',
  'afterUpload.keep.text': 'No se cambia nada en la carpeta.',
  'afterUpload.sent': 'Moverlo a la carpeta «Sent»',
  'afterUpload.sent.text':
    '«Sent» está en la carpeta vigilada y tiene dentro las mismas carpetas. Lo que hay en ella no se vuelve a enviar.',
  'afterUpload.trash': 'Moverlo a la papelera',
  'afterUpload.trash.text':
    'La papelera de este equipo lo conserva hasta que se vacíe. Donde no hay papelera, el archivo se queda.',
}
