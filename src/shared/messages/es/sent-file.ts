// What happened to a file, line by line, and the receipt of one that was sent, in Spanish.
import type * as english from '../en/sent-file.ts'
import type { InOtherWords } from '../messages.ts'

export const sentFile: InOtherWords<typeof english.sentFile> = {
  'timeline.seen': 'Se encontró {name} en la carpeta.',
  'timeline.sent':
    'Se enviaron {size}. Dropbox informó del mismo hash de contenido que su archivo, así que llegó completo.',
  'timeline.already_there': 'El mismo contenido ya estaba en Dropbox en {place}, por lo que no se envió nada.',
  'timeline.found':
    'El servidor de su empresa encontró el archivo completo en Dropbox en {place}. No hubo que enviar nada de nuevo.',
  'timeline.not_found': 'El servidor de su empresa lo comprobó: el archivo no está en Dropbox. Se envía lo que falta.',
  'timeline.not_found_because': 'El archivo no está en Dropbox. {reason}',
  'timeline.superseded':
    'El archivo se guardó de nuevo antes de enviarse. La nueva versión espera hasta que esté guardada por completo.',
  'timeline.removed': 'El archivo se movió o se eliminó antes de enviarse.',
  'timeline.retried': 'Usted pidió otro intento.',
  'timeline.asked': 'El archivo llegó con muchísimos otros, por lo que Outbox preguntó antes de enviarlos.',
  'timeline.held_back': 'Usted pausó este archivo.',
  'timeline.skipped': 'Usted omitió este archivo.',
  'timeline.let_go': 'Usted volvió a incluir este archivo.',
  'timeline.linkExpired':
    'El permiso para enviar caducó antes de que pasara el archivo. Outbox comprobó Dropbox y obtuvo uno nuevo.',
  'timeline.unavailable':
    'Dropbox no aceptó {name}. Outbox preguntó al servidor de su empresa por qué y si el archivo está allí de todos modos.',
  'timeline.mayHaveArrived': '{reason} Outbox se asegura de que Dropbox no lo tenga antes de enviarlo de nuevo.',

  'receipt.title': 'Recibo de Outbox',
  'receipt.line': '{name}: {value}',
  'receipt.file': 'Archivo',
  'receipt.folder': 'Carpeta',
  'receipt.size': 'Tamaño',
  'receipt.hash': 'Hash de contenido',
  'receipt.proof': 'Prueba',
  'receipt.destination': 'En Dropbox',
  'receipt.rev': 'Revisión',
  'receipt.added': 'Añadido',
  'receipt.sent': 'Enviado',
  'receipt.original': 'En este equipo',
  'receipt.tries': 'Enlaces solicitados',
  'receipt.device': 'Dispositivo',
  'receipt.server': 'Servidor',
  'receipt.account': 'Cuenta',
  'receipt.number': 'Número en el historial',
  'receipt.worldTime': '{time} UTC',
  'how.sent': 'Enviado: Dropbox respondió con el mismo hash de contenido.',
  'how.found': 'Enviado: tras una respuesta dudosa, se encontró en Dropbox por su hash de contenido.',
  'how.already_there': 'No se envió: el mismo contenido ya estaba en Dropbox.',
  'sentAction.open_in_dropbox': 'Abrir en Dropbox',
  'sentAction.show_in_folder': 'Mostrar en la carpeta',
  'sentAction.copy_receipt': 'Copiar recibo',
}
