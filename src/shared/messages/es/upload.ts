// What is said about one file on its way, and about all of them, in Spanish.
import type * as english from '../en/upload.ts'
import type { InOtherWords } from '../messages.ts'

export const upload: InOtherWords<typeof english.upload> = {
  'upload.waiting.status': 'En espera',
  'upload.waiting.what': '{name} está en espera.',
  'upload.waiting.next': 'Continúa automáticamente.',
  'upload.waitsBecause': '{name} está en espera. {what}',
  'upload.again': 'Outbox lo reintenta automáticamente.',
  'upload.againAt': 'Outbox lo reintenta {moment}.',
  'upload.againInTurn': 'Outbox lo reintenta cuando le llega el turno a este archivo.',
  'upload.hashing.status': 'Leyendo',
  'upload.hashing.what': 'Se está leyendo {name}.',
  'upload.hashing.next': 'Después se envía.',
  'upload.linking.status': 'Preparando',
  'upload.linking.what': 'Se está pidiendo permiso al servidor de su empresa para enviar {name}.',
  'upload.linking.next': 'Después se envía.',
  'upload.checking.status': 'Comprobando',
  'upload.checking.what': 'Outbox comprueba si {name} está en Dropbox.',
  'upload.gone.status': 'Ya no está',
  'upload.gone.what': '{name} se movió o se eliminó antes de enviarse.',
  'upload.done.status': 'Enviado',
  'upload.done.what': '{name} está en Dropbox.',
  'upload.done.notInFolder': 'Ya no está en la carpeta de este equipo.',
  'upload.copy.status': 'Enviado como copia',
  'upload.copy.what': '{name} está en Dropbox como «{copy}».',
  'upload.copy.why': 'Ya había otro elemento llamado {name}, así que se conservaron los dos.',
  'upload.excluded.status': 'No se envía',
  'upload.excluded.what': '{name} no se envía.',
  'upload.excluded.next': 'Regla: {rule}.',
  'upload.arrived': 'Han llegado {bytes}; continúa desde ahí.',
  'upload.interrupted': 'Se interrumpió el envío de {name}.',

  'upload.sending.status': 'Subiendo',
  'upload.sending.statusShare': 'Subiendo: {percent, number} %',
  'upload.sending.what': 'Se está enviando {name}.',
  'upload.sending.whatBytes': 'Se está enviando {name}: {bytes}.',
  'upload.sending.whatPace': 'Se está enviando {name}: {bytes}, {rate}, tiempo restante: cerca de {left}.',
  'upload.rereading.status': 'Comprobando',
  'upload.rereading.statusShare': 'Comprobando: {percent, number} %',
  'upload.rereading.what': 'Comprobando lo que ya había llegado de {name}: {bytes}.',
  'upload.rereading.next': 'Después se envía el resto.',
  'upload.rereading.step': 'comprobando lo que ya había llegado: {bytes}',
  'upload.reconnecting.status': 'Conexión perdida',
  'upload.reconnecting.what': 'Se perdió la conexión después de {size} de {name}.',
  'upload.reconnecting.whatAtOnce': 'Se perdió la conexión antes de que llegara nada de {name}.',
  'upload.reconnecting.next': 'Continúa desde ahí.',
  'upload.reconnecting.nextAtOnce': 'Empieza en cuanto vuelva a haber conexión.',
  'upload.reconnecting.step': 'conexión perdida, continúa desde ahí',
  'upload.waiting_for_room.status': 'Espera al servidor',
  'upload.waiting_for_room.what': 'El servidor de su empresa se quedó sin espacio después de {size} de {name}.',
  'upload.waiting_for_room.whatAtOnce':
    'El servidor de su empresa se quedó sin espacio antes de que llegara nada de {name}.',
  'upload.waiting_for_room.next': 'Continúa desde ahí.',
  'upload.waiting_for_room.nextAtOnce': 'Empieza en cuanto haya espacio.',
  'upload.waiting_for_room.step': 'esperando espacio en el servidor',
  'upload.finishing.status': 'Finalizando',
  'upload.finishing.what': 'Ha llegado todo el contenido de {name}. Dropbox está creando el archivo.',
  'upload.finishing.step': 'Dropbox está creando el archivo',
  'upload.answer_awaited.status': 'Finalizando',
  'upload.answer_awaited.what': 'Todo el contenido de {name} se entregó a la red.',
  'upload.answer_awaited.next': 'Se espera que Dropbox confirme que llegó.',
  'upload.answer_awaited.step': 'se espera que Dropbox confirme que llegó',

  'folder.status': 'No se puede abrir',
  'folder.what': 'No se puede ver el contenido de la carpeta {name}, por lo que sus archivos no se envían.',
  'folder.whatWatched': 'No se puede ver el contenido de la carpeta vigilada, por lo que sus archivos no se envían.',
  'folder.notAllowed': 'Compruebe quién tiene permiso para abrirla.',
  'folder.readError': 'El disco o la unidad de red informó de un error: compruebe si funciona.',
  'folder.again': 'Outbox vuelve a mirar automáticamente.',
  'folder.unreadable':
    '{count, plural, one {No se puede abrir # carpeta, por lo que sus archivos no se envían.} other {No se pueden abrir # carpetas, por lo que sus archivos no se envían.}}',
  'folder.degraded.watch_limit':
    'Este sistema no permite a Outbox vigilar más carpetas. Lo que se guarda en las demás se encuentra en menos de un minuto.',
  'folder.degraded.watch_failed':
    'Algunas carpetas no se pueden vigilar. Lo que se guarda en ellas se encuentra en menos de un minuto.',
  'folder.degraded.not_heard':
    'Este sistema no avisa a Outbox de los archivos nuevos. Se encuentran en menos de un minuto.',
  'folder.degraded.network_folder':
    'Esta carpeta está en una unidad de red o en una que funciona como tal: los cambios de otras personas se encuentran en menos de un minuto.',

  'queue.aFile': 'un archivo',
  'queue.waits': '{count, plural, one {# archivo espera.} other {# archivos esperan.}}',
  'queue.uploading.status': 'Subiendo',
  'queue.uploading.what': '{count, plural, one {Subiendo # archivo.} other {Subiendo # archivos.}}',
  'queue.reconnecting.status': 'Conexión perdida',
  'queue.reconnecting.what':
    '{count, plural, one {Se perdió la conexión mientras se enviaba # archivo.} other {Se perdió la conexión mientras se enviaban # archivos.}}',
  'queue.reconnecting.next': 'Continúa en cuanto haya conexión.',
  'queue.waiting.status': 'En espera',
  'queue.waiting.what': '{count, plural, one {# archivo por enviar.} other {# archivos por enviar.}}',
  'queue.asked.status': 'Espera su decisión',
  'queue.asked.what': '{count, plural, one {# archivo espera su decisión.} other {# archivos esperan su decisión.}}',
  'queue.blocked.status': 'Requiere atención',
  'queue.blocked.what':
    '{count, plural, one {# archivo requiere su atención.} other {# archivos requieren su atención.}}',
  'queue.held.status': 'En pausa',
  'queue.held.what': '{count, plural, one {# archivo está en pausa.} other {# archivos están en pausa.}}',
  'queue.held.next': 'Todos los demás se envían.',
  'queue.done.status': 'Todo está enviado',
  'queue.done.what': 'Todo está enviado.',
  'queue.empty.status': 'Nada que enviar',
  'queue.empty.what': 'Todavía no hay nada que enviar.',
  'queue.empty.next': 'Ponga archivos en la carpeta vigilada.',

  'asked.sentence':
    '{count, plural, one {Llegó # archivo ({size}) de golpe: no se envía hasta que usted lo diga.} other {Llegaron # archivos ({size}) de golpe: no se envía ninguno hasta que usted lo diga.}}',
  'asked.part': '{count, plural, one {{name}: # archivo, {size}} other {{name}: # archivos, {size}}}',
  'asked.noFolder': 'sin carpeta',
  'asked.noType': 'sin tipo',
  'asked.moreFolders': '{count, plural, one {y # carpeta más} other {y # carpetas más}}',
  'asked.moreTypes': '{count, plural, one {y # tipo más} other {y # tipos más}}',
  'asked.byFolder': 'Por carpeta:',
  'asked.byType': 'Por tipo:',
  'asked.toSend': 'Para enviarlos todos: {command}',
  'asked.toLeaveOut': 'Para omitirlos: {command}',
  'asked.hint': 'Para una sola carpeta, añada --in CARPETA. Si se inicia con --yes, no se pregunta nada.',

  'inDropbox.files': '{count, plural, one {# archivo está en Dropbox} other {# archivos están en Dropbox}}',
  'inDropbox.allCopies':
    '{count, plural, one {# archivo está en Dropbox como copia} other {# archivos están en Dropbox, todos como copias}}',
  'inDropbox.someCopies':
    '{copies, plural, one {{count, number} archivos están en Dropbox, # de ellos como copia} other {{count, number} archivos están en Dropbox, # de ellos como copias}}',

  'locked.title':
    '{keystore, select, keyring {A la espera del depósito de claves} keychain {A la espera del llavero} other {}}',
  'locked.what':
    '{keystore, select, keyring {La clave de dispositivo está en el depósito de claves de este equipo, que aún no está abierto. Sus archivos esperan y no se pierde nada.} keychain {La clave de dispositivo está en el llavero de este equipo, que aún no está abierto. Sus archivos esperan y no se pierde nada.} other {}}',
  'locked.next':
    '{keystore, select, keyring {Desbloquee el depósito de claves: Outbox lo comprueba una vez por minuto y continúa automáticamente. Si sigue así, cierre Outbox y vuelva a iniciarlo.} keychain {Desbloquee el llavero: Outbox lo comprueba una vez por minuto y continúa automáticamente. Si sigue así, cierre Outbox y vuelva a iniciarlo.} other {}}',
}
