// Setting up, in Spanish.
import type * as english from '../en/set-up.ts'
import type { InOtherWords } from '../messages.ts'

export const setUp: InOtherWords<typeof english.setUp> = {
  'setUp.title': 'Configurar Outbox',
  'setUp.intro': 'Los archivos que ponga en una carpeta se envían automáticamente al Dropbox de su empresa.',
  'setUp.steps.server': 'Servidor de la empresa',
  'setUp.steps.folder': 'Carpeta',
  'setUp.steps.existing': 'Archivos existentes',
  'setUp.serverTitle': 'Conéctese a su empresa',
  'setUp.serverText':
    'Su departamento de informática le da la dirección. Después inicie sesión con su cuenta o escriba una clave.',
  'setUp.address': 'Dirección del servidor de la empresa',
  'setUp.addressHint': 'https://uploads.example.com',
  'setUp.signIn': 'Iniciar sesión con su cuenta de empresa',
  'setUp.signingIn': 'Esperando al navegador…',
  'setUp.key': 'Clave de dispositivo o código',
  'setUp.keyAtHand': 'Hay una clave guardada en este equipo. Deje este campo vacío para conservarla.',
  'setUp.keyHint': 'Solo se guarda donde este equipo pueda cifrarla y no se vuelve a mostrar.',
  'setUp.check': 'Comprobar',
  'setUp.checking': 'Comprobando…',
  'setUp.checkAgain': 'Comprobar de nuevo',
  'setUp.serverUsable': 'El servidor responde. Puede continuar.',
  'setUp.serverUnusable': 'Todavía no funciona. Corríjalo y compruébelo de nuevo.',
  'setUp.folderTitle': 'Elija la carpeta que se vigilará',
  'setUp.folderText':
    'Cada archivo que haya en ella y en sus subcarpetas se envía cuando está guardado por completo. Sus archivos se quedan donde están.',
  'setUp.choose': 'Elegir una carpeta…',
  'setUp.chooseOther': 'Elegir otra carpeta…',
  'setUp.folderUnusable': 'Esta carpeta no se puede usar. Elija otra.',
  'setUp.existingTitle': 'Archivos que ya están en la carpeta',
  'setUp.existingText':
    '{count, plural, one {Ya hay # archivo ({size}) en la carpeta.} other {Ya hay # archivos ({size}) en la carpeta.}}',
  'setUp.existingToFetch':
    '{count, plural, one {# archivo no está en este equipo; al enviarlo se descarga.} other {# archivos no están en este equipo; al enviarlos se descargan.}}',
  'setUp.existingNone': 'La carpeta todavía no contiene archivos. Se enviarán los que ponga en ella a partir de ahora.',
  'setUp.more': '{count, plural, one {y # archivo más} other {y # archivos más}}',
  'setUp.sendAll': 'Enviarlos todos',
  'setUp.sendAllText': 'Se envían ahora, uno tras otro. Lo que ya está en Dropbox no se envía de nuevo.',
  'setUp.onlyNew': 'Solo los nuevos',
  'setUp.onlyNewText': 'Estos se quedan como están. Un archivo se envía cuando es nuevo o se guarda de nuevo.',
  'setUp.finish': 'Empezar a vigilar',
  'setUp.finishing': 'Iniciando…',
  'setUp.well': 'En orden',
  'setUp.notWell': 'No está en orden',
  'setUp.existingTextMore':
    '{count, plural, one {Ya hay más de # archivo ({size}) en la carpeta.} other {Ya hay más de # archivos ({size}) en la carpeta.}}',
}
