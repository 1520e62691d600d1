// How the commands are called. What stands in capitals or after two dashes is the same in every language.
import type * as english from '../../en/outside/usage.ts'
import type { InOtherWords } from '../../messages.ts'

export const usageTexts: InOtherWords<typeof english.usageTexts> = {
  'usage.title': 'Uso:',
  'usage.see': 'Consulte: npm run outbox -- {help}',
  'usage.folder': 'la carpeta que se vigila; se envía cada archivo que se guarde en ella',
  'usage.also':
    'otra carpeta que vigilar y la carpeta de Dropbox a la que van sus archivos; delante de DIR, keep:, sent: o trash: puede decir qué se hace con ellos; se puede repetir',
  'usage.server': 'la dirección del servidor de su empresa, https://...',
  'usage.token-file': 'un archivo que contiene el token de este equipo, en una línea',
  'usage.data': 'dónde guarda Outbox sus registros; se crea si falta',
  'usage.once': 'terminar cuando todo esté enviado o requiera a una persona',
  'usage.replace-by-name':
    'si se elimina un archivo y más tarde otro recibe su nombre, reemplazar el anterior en Dropbox; sin esta opción se conservan ambos',
  'usage.after-upload':
    'qué se hace aquí con un archivo cuando está probado que está en Dropbox: keep (se queda como está), sent (se mueve a la carpeta Sent de la carpeta vigilada), trash (se mueve a la papelera)',
  'usage.adopt':
    'la carpeta que está ahora allí es la correcta, hubiera lo que hubiera antes; el comando adopt dice lo mismo a un Outbox que está abierto',
  'usage.follow-link':
    'la carpeta se indica mediante un enlace que a veces cambia: la carpeta a la que lleve es la correcta y se envía todo lo que contenga; quien pueda cambiar el enlace elige cuál es',
  'usage.yes':
    'enviar todo lo que llegue a la vez, sea cuanto sea; sin esta opción, más de 1.000 archivos o 20 GB en un minuto y, en una terminal, lo que haya en una carpeta que nunca se vigiló, esperan al comando decide',
  'usage.answer': 'la respuesta sobre los archivos que la esperan; sin ella, el comando decide los enumera',
  'usage.after-all':
    'enviar de todos modos lo que alguien omitió; con --in, solo lo que está en esa carpeta, o ese único archivo',
  'usage.in': 'la respuesta vale solo para los archivos de esta carpeta dentro de la vigilada',
  'usage.dry-run': 'decir de cada archivo si se enviaría, se omitiría o se rechazaría, sin enviar nada',
  'usage.limit':
    'no enviar más rápido que esto: 500 (kB/s), 2MB/s, o auto, que deja una quinta parte de la línea para los demás',
  'usage.timetable': 'otras velocidades a determinadas horas: "Mon-Fri 08:00-18:00 500; Sat,Sun 00:00-24:00 pause"',
  'usage.large-files':
    'cuántos archivos demasiado grandes para un enlace se envían a la vez, de 1 a 4: dos si no se indica nada; los archivos pequeños nunca esperan por ellos',
  'usage.grace':
    'esperar este tiempo, 60 como máximo, antes de enviar lo nuevo: lo que se quite entretanto de la carpeta no se envía',
  'usage.history-days': 'cuánto permanece en el historial un archivo enviado: 730 días si no se indica nada',
  'usage.days': 'días, por ejemplo 2026-03-31, ambos incluidos; sin ellos, todo lo enviado',
  'usage.search':
    'una parte del nombre o de la carpeta de un archivo, o al menos las ocho primeras cifras de su hash de contenido',
  'usage.format': 'table: para personas; csv: para hojas de cálculo; jsonl: un objeto JSON por línea',
  'usage.verify':
    'seguir la cadena de pruebas por todo el historial; con --folder, leer los archivos que siguen en esa carpeta y decir cuáles siguen siendo lo que se envió',
  'usage.report':
    'cada clave de la política de su organización con su valor vigente y quién lo decidió; con --settings, el settings.json de la aplicación, también lo que una persona eligió allí',
  'usage.to':
    'dónde se escribe el paquete de soporte: un texto para informática sobre este equipo, sin nombres de archivos salvo con --with-names y sin secretos',
  'usage.check': 'qué está mal en una política que es un documento JSON',
  'usage.json': 'un objeto JSON por línea en lugar de palabras; es igual en todos los idiomas',
  'usage.lang': 'el idioma de lo que se dice aquí: {tags}; sin esta opción, el de LC_ALL, LC_MESSAGES o LANG',
  'usage.allow-loopback': 'permitir http sin cifrar a este mismo equipo, para pruebas',
  'usage.version': 'mostrar qué versión de Outbox es esta',
  'usage.exit': 'Estado de salida: 0 todo está bien, 1 no se pudo ejecutar, 2 algo requiere a una persona.',
}
