// What the terminal says about the records, the history and answers that are left for an Outbox that runs; and the text that is copied for IT.
import type * as english from '../../en/outside/records.ts'
import type { InOtherWords } from '../../messages.ts'

export const records: InOtherWords<typeof english.records> = {
  'records.no_records': 'Todavía no hay registros de Outbox en {folder}.',
  'records.newer_data': 'Los registros de {folder} los escribió una versión más reciente de Outbox. Actualice esta.',
  'records.older_data':
    'Los registros de {folder} los escribió una versión anterior de Outbox. Inicie esta una vez y los adoptará.',
  'records.records_unreadable': 'No se pueden leer los registros de {folder}.',
  'records.unwritable': 'Outbox no puede escribir en {folder}. Compruebe quién puede hacerlo y si el disco está lleno.',

  'adopt.several': 'En {folders} hay otras carpetas. Indique con --folder cuál de ellas es la correcta.',
  'adopt.unknown': '{folder} no se vigila con estos registros. Indique una carpeta vigilada.',
  'adopt.no_folder': 'No se vigila ninguna carpeta con los registros de {folder}.',
  'adopt.away':
    'Ahora no hay en {folder} ninguna carpeta que Outbox pueda examinar, por lo que no se puede aceptar ninguna.',
  'adopt.there': 'La carpeta de {folder} es la que Outbox vigila. No hay que hacer nada.',
  'adopt.replaced':
    'Se acepta la carpeta que está ahora en {folder}. Si Outbox está abierto, continúa con ella en unos segundos; si no, lo hará cuando se inicie.',

  'decided.send':
    '{count, plural, one {Se envía # archivo. Si Outbox está abierto, se entera en un segundo; si no, cuando se inicie.} other {Se envían # archivos. Si Outbox está abierto, se entera en un segundo; si no, cuando se inicie.}}',
  'decided.leave_out':
    '{count, plural, one {Se omite # archivo. Si Outbox está abierto, se entera en un segundo; si no, cuando se inicie.} other {Se omiten # archivos. Si Outbox está abierto, se entera en un segundo; si no, cuando se inicie.}}',
  'decided.send_after_all':
    '{count, plural, one {Se envía de todos modos # archivo omitido. Si Outbox está abierto, se entera en un segundo; si no, cuando se inicie.} other {Se envían de todos modos # archivos omitidos. Si Outbox está abierto, se entera en un segundo; si no, cuando se inicie.}}',
  'decided.nothing': 'Ningún archivo espera su decisión. No hay que hacer nada.',
  'decided.nothingIn': 'Ningún archivo de {folder} espera su decisión. No hay que hacer nada.',
  'decided.noneLeftOut': 'Nadie ha omitido ningún archivo. No hay que hacer nada.',
  'decided.noneLeftOutIn': 'Nadie ha omitido ningún archivo en {folder}. No hay que hacer nada.',

  'undo.waits':
    '{count, plural, one {# archivo nuevo se enviará dentro de {seconds, number} s. Para retirarlo: {command}} other {# archivos nuevos se enviarán dentro de {seconds, number} s. Para retirarlos: {command}}}',
  'undo.takenBack':
    '{count, plural, one {# archivo retirado: se queda en la carpeta y solo se envía si se vuelve a guardar.} other {# archivos retirados: se quedan en la carpeta y cada uno solo se envía si se vuelve a guardar.}}',
  'undo.nothingWaits':
    'Ningún archivo nuevo espera para enviarse, por lo que no se retiró nada. Lo que ya se envió sigue en Dropbox.',
  'undo.tooLate': 'No se retiró nada: ya está enviado o en camino.',
  'undo.noAnswer':
    'Ningún Outbox abierto con los registros de {folder} respondió, por lo que no se retiró nada. Mientras no haya ninguno abierto, no se envía nada.',

  'sentList.unreadable':
    'Ahora no se puede leer el historial de {folder}. Los envíos no se ven afectados. Vuelva a intentarlo en un momento.',
  'sentList.damaged':
    'El historial de {folder} está dañado y no se puede leer. Los envíos no se ven afectados. Outbox conserva el archivo dañado con otro nombre y empieza un historial nuevo cuando envía el siguiente archivo.',
  'sentList.inDropbox': 'en Dropbox: {place}',
  'sentList.none': 'Ningún archivo enviado coincide.',
  'sentList.sum': '{count, plural, one {# archivo, {size}.} other {# archivos, {size}.}}',
  'sentList.last': 'Su última prueba es la número {id}: {link}',
  'sentList.waiting':
    '{count, plural, one {# archivo enviado hace un momento todavía no está en la cadena.} other {# archivos enviados hace un momento todavía no están en la cadena.}}',
  'sentList.otherFolder': 'Ningún archivo de este historial se envió desde {folder}.',
  'sentList.changed': '{file}: se modificó después de enviarse.',
  'sentList.absent': '{file}: ya no está ahí.',
  'sentList.cannotRead': '{file}: ahora no se puede leer.',
  'sentList.empty': 'El historial está vacío.',
  'sentList.whole':
    '{count, plural, one {El historial está completo: # fila, tal como se escribió.} other {El historial está completo: # filas, cada una tal como se escribió.}}',
  'sentList.broken':
    '{count, plural, one {El historial no está completo. Se examinó la # fila que hay; lo indicado arriba no está probado.} other {El historial no está completo. Se examinaron las # filas que hay; lo indicado arriba no está probado.}}',
  'sentList.missing': 'Falta la fila {id}.',
  'sentList.missingRows': 'Faltan las filas de la {from} a la {to}.',
  'sentList.changedRow': 'La fila {id} no está como se escribió.',
  'sentList.changedRow.file': 'La fila {id} no está como se escribió ({file}).',
  'sentList.same':
    '{count, plural, one {# archivo de {folder} es el que se envió} other {# archivos de {folder} son los que se enviaron}}',
  'sentList.nChanged': 'modificados después: {count, number}',
  'sentList.nMoved': 'movidos por Outbox tras enviarlos: {count, number}',
  'sentList.nAbsent': 'ya no están ahí: {count, number}',
  'sentList.nUnreadable': 'no se pueden leer: {count, number}',

  'support.file': 'Archivo: {name}',
  'support.leftOut': 'Estado: omitido por la regla {rule}',
  'support.state': 'Estado: {state}',
  'support.size': 'Tamaño: {bytes} bytes',
  'support.hash': 'Hash de contenido: {hash}',
  'support.place': 'En Dropbox: {place}',
  'support.untold': 'el servidor de la empresa no indicó dónde',
  'support.copy': '{place} (una copia: ya había otro elemento con su nombre)',
  'support.here': 'En este equipo: {text}',
  'support.next': 'Próximo intento: {time}',
  'support.unknownTime': 'en un momento desconocido',
}
