// What an uploader has to say beside its files, in Spanish: why it does not start, and what to know although it did.
import type * as english from '../../en/outside/uploader.ts'
import type { InOtherWords } from '../../messages.ts'

export const uploader: InOtherWords<typeof english.uploader> = {
  'refusal.token_unusable':
    'La clave (token) no se puede usar: debe ser una sola palabra de caracteres sencillos. Cópiela de nuevo, sin espacios, o pida una nueva a su departamento de informática.',
  'refusal.token_would_be_sent':
    'El archivo del token {file} está entre lo que se enviaría, y nadie más debe leerlo. Muévalo a otro lugar.',
  'refusal.newer_data':
    'Los registros de {folder} los escribió una versión más reciente de Outbox. No se cambió nada. Actualice esta.',
  'refusal.server.no_address': 'La dirección del servidor no es una dirección como https://uploads.example.com.',
  'refusal.server.not_https':
    'La dirección del servidor debe empezar por https://, para que nadie pueda leer por el camino lo que se envía.',
  'refusal.server.loopback_needs_flag':
    'La dirección del servidor empieza por http://. En este mismo equipo se permite con --allow-loopback.',
  'refusal.server.has_credentials': 'La dirección del servidor no debe contener un nombre ni una contraseña.',
  'refusal.server.has_path':
    'La dirección del servidor debe terminar tras el nombre del servidor, como en https://uploads.example.com.',
  'refusal.folder': '{folder}: {reason}',
  'refusal.choice.missing': 'No existe el archivo {file}. No se envió nada.',
  'refusal.choice.unreadable': 'No se puede examinar {file}. No se envió nada.',
  'refusal.choice.left_out': '{file} no puede enviarse: {rule}. No se envió nada.',
  'refusal.choice.same_path':
    'Dos de los archivos llegarían como {file}. Envíelos uno tras otro o cambie el nombre de uno. No se envió nada.',
  'refusal.data.in_use':
    'Hay otro Outbox abierto con la carpeta de datos {folder}. Solo puede haber uno a la vez, por lo que este no hace nada.',
  'refusal.data.cannot_write': 'Outbox no puede escribir en su carpeta de datos {folder}.',
  'refusal.data.not_a_folder': 'La carpeta de datos {folder} no es una carpeta.',
  'refusal.records.disk_full':
    'El disco está lleno, por lo que Outbox no puede guardar registros en {folder}. Libere espacio.',
  'refusal.records.store_unwritable':
    'Outbox no puede guardar sus registros en {folder}. Compruebe quién puede escribir allí.',

  'folderRefusal.missing': 'La carpeta no existe. Créela o indique otra.',
  'folderRefusal.not_a_folder': 'Esto no es una carpeta que se pueda abrir. Indique una carpeta.',
  'folderRefusal.not_answering':
    'La unidad de esta carpeta no responde. Compruebe que su red esté disponible y vuelva a intentarlo.',
  'folderRefusal.file_system_root': 'Esto es una unidad entera. Indique una carpeta que esté en ella.',
  'folderRefusal.home_folder':
    'Esto contiene una carpeta personal entera, con archivos privados. Indique una carpeta que esté dentro.',
  'folderRefusal.system_folder': 'Esta carpeta pertenece al sistema operativo. Indique una carpeta suya.',
  'folderRefusal.cloud_folder':
    'Esto contiene todo lo que OneDrive u otra nube guarda de usted: se descargaría todo y se enviaría a Dropbox. Indique una carpeta que esté dentro, u otra.',
  'folderRefusal.inside_data_folder':
    'Esta carpeta está entre los datos del propio Outbox. Indique una carpeta que esté en otro lugar.',
  'folderRefusal.contains_data_folder':
    'Los datos del propio Outbox están en esta carpeta. Indique otra carpeta o guarde los datos en otro lugar.',

  'refusal.together.same': '{folder} es {other}, que ya se vigila. Indique otra carpeta.',
  'refusal.together.inside':
    '{folder} está en {other}, que ya se vigila: sus archivos se envían desde allí. Indique una carpeta que esté fuera de ella.',
  'refusal.together.around':
    '{other}, que ya se vigila, está en {folder}: sus archivos se enviarían dos veces. Indique otra carpeta.',
  'refusal.together.sent':
    'Outbox mueve lo enviado a {folder}, junto a {other}, o lo haría: lo que hay ahí no se envía nunca. Indique otra carpeta o dé otro nombre a esta.',
  'refusal.into.impossible':
    'Los archivos de {folder} no pueden ir a «{into}» en Dropbox, que no admite carpetas con ese nombre. Indique otro.',
  'refusal.into.taken':
    'Los archivos de {folder} no pueden ir a «{into}» en Dropbox: allí van los de otra carpeta vigilada. Indique otro nombre.',

  'notice.data_folder.open_to_others':
    'Otros usuarios de este equipo pueden ver el contenido de la carpeta de datos {folder}.',
  'notice.data_folder.other_disk':
    'La carpeta de datos {folder} no está en un disco normal de este equipo. Tras un corte de corriente, sus registros pueden quedar incompletos.',
  'notice.records_renewed':
    'Los registros de Outbox estaban dañados y se empiezan de nuevo. Lo que ya está en Dropbox no se envía otra vez.',
  'notice.records_renewed.kept':
    'Los registros de Outbox estaban dañados y se empiezan de nuevo. Los anteriores se conservan como {keptAs}. Lo que ya está en Dropbox no se envía otra vez.',
  'notice.folder_replaced':
    'En {folder} hay otra carpeta; no es la que se indicó a Outbox que vigilara. Si es la correcta, ejecute: npm run outbox -- adopt --data {dataFolder}. Hasta entonces no se envía nada desde ella; cuando vuelva la carpeta anterior, los envíos continúan automáticamente.',
  'notice.folder_adopted':
    'Outbox vigila la carpeta que está ahora en {folder}. Sus archivos son archivos nuevos para Outbox: ninguno reemplaza lo que se envió desde la carpeta anterior.',
  'notice.folder_changed': 'A partir de ahora Outbox vigila {now} y ya no {before}. Allí no hay nada en espera.',
  'notice.folder_changed.waiting':
    '{count, plural, one {A partir de ahora Outbox vigila {now} y ya no {before}. Allí hay # archivo ({size}) sin enviar, y ahora no se envía nada desde allí: para enviarlo, vigile de nuevo esa carpeta, o vigílela junto a esta con registros propios.} other {A partir de ahora Outbox vigila {now} y ya no {before}. Allí hay # archivos ({size}) sin enviar, y ahora no se envía nada desde allí: para enviarlos, vigile de nuevo esa carpeta, o vigílela junto a esta con registros propios.}}',
  'notice.folder_left':
    'Outbox ya no vigila {folder}. Allí no hay nada en espera, y lo que se envió desde allí permanece en el historial.',
  'notice.folder_left.waiting':
    '{count, plural, one {Outbox ya no vigila {folder}. Allí hay # archivo ({size}) sin enviar, que se queda donde está: vigile de nuevo esa carpeta para enviarlo.} other {Outbox ya no vigila {folder}. Allí hay # archivos ({size}) sin enviar, que se quedan donde están: vigile de nuevo esa carpeta para enviarlos.}}',

  'target.place': 'Los archivos van ahora a {now} y ya no a {before}.',
  'target.account': 'Los archivos van ahora a otra cuenta de Dropbox.',
  'target.device': 'Los archivos van ahora a Dropbox como los de {now} y ya no como los de {before}.',
  'target.other': 'Los archivos van ahora a otro lugar de Dropbox.',
  'target.place.files':
    '{count, plural, one {Los archivos van ahora a {now} y ya no a {before}: allí se busca # archivo que se envió antes y solo se envía lo que falte.} other {Los archivos van ahora a {now} y ya no a {before}: allí se buscan # archivos que se enviaron antes y solo se envía lo que falte.}}',
  'target.account.files':
    '{count, plural, one {Los archivos van ahora a otra cuenta de Dropbox: allí se busca # archivo que se envió antes y solo se envía lo que falte.} other {Los archivos van ahora a otra cuenta de Dropbox: allí se buscan # archivos que se enviaron antes y solo se envía lo que falte.}}',
  'target.device.files':
    '{count, plural, one {Los archivos van ahora a Dropbox como los de {now} y ya no como los de {before}: allí se busca # archivo que se envió antes y solo se envía lo que falte.} other {Los archivos van ahora a Dropbox como los de {now} y ya no como los de {before}: allí se buscan # archivos que se enviaron antes y solo se envía lo que falte.}}',
  'target.other.files':
    '{count, plural, one {Los archivos van ahora a otro lugar de Dropbox: allí se busca # archivo que se envió antes y solo se envía lo que falte.} other {Los archivos van ahora a otro lugar de Dropbox: allí se buscan # archivos que se enviaron antes y solo se envía lo que falte.}}',
  'target.top': 'la carpeta raíz de Dropbox',
  'target.folder': 'la carpeta {folder} de Dropbox',
  'target.through': '{place} a través de {server}',
}

// What a look at the set-up finds: at the server, its certificate, the folder and the records.
export const doctor: InOtherWords<typeof english.doctor> = {
  'doctor.nameUnknown':
    'No se conoce ningún equipo con el nombre {host}. Compruebe cómo está escrito; si es un nombre interno de la empresa, conéctese antes a su red (VPN).',
  'doctor.speaksTls': '{host} usa TLS: la dirección debe empezar por https://. No se envió nada.',
  'doctor.proxyOffers': 'El proxy ofrece: {schemes}.',
  'doctor.proxySaid': 'Este equipo dice: {said}',
  'doctor.answers': '{host} responde.',
  'doctor.encrypted': 'La conexión está cifrada y es de confianza.',
  'doctor.notEncrypted': 'Sin cifrar: solo en este mismo equipo.',
  'doctor.noCompanyServer':
    'Algo responde en {host}, pero no es un servidor de empresa para Outbox. Compruebe la dirección.',
  'doctor.deviceNotTold': 'El servidor no dice si conoce este equipo.',
  'doctor.device': 'El servidor conoce este equipo como {device}.',
  'doctor.destination.top': 'Los archivos llegan a Dropbox; hasta {size} cada uno.',
  'doctor.destination.folder': 'Los archivos llegan a {folder} en Dropbox; hasta {size} cada uno.',
  'doctor.dropbox': '{host}, donde Dropbox recibe los archivos, responde.',
  'doctor.noDropbox':
    'No se llega a {host}, donde Dropbox recibe los archivos. El servidor de la empresa responde, pero los archivos no se pueden enviar hasta que la red deje llegar a Outbox.',
  'doctor.noDropbox.because':
    'No se llega a {host}, donde Dropbox recibe los archivos. {because} El servidor de la empresa responde, pero los archivos no se pueden enviar hasta que la red deje llegar a Outbox.',
  'doctor.clock.right': 'El reloj de este equipo coincide con el del servidor.',
  'doctor.clock.behind':
    '{count, plural, one {El reloj de este equipo va # minuto atrasado respecto al del servidor. Póngalo en hora.} other {El reloj de este equipo va # minutos atrasado respecto al del servidor. Póngalo en hora.}}',
  'doctor.clock.ahead':
    '{count, plural, one {El reloj de este equipo va # minuto adelantado respecto al del servidor. Póngalo en hora.} other {El reloj de este equipo va # minutos adelantado respecto al del servidor. Póngalo en hora.}}',
  'doctor.tokenInFolder':
    'El archivo del token tiene un nombre en {folder}, por lo que también se enviaría. Guárdelo en otra carpeta.',
  'doctor.folder.unreachable': 'No se puede acceder a {folder}.',
  'doctor.folder.unreadable': 'No se puede leer {folder}. Compruebe quién puede abrirla.',
  'doctor.folder.readable': 'Se puede leer {folder}.',
  'doctor.folder.names':
    'Contiene {count, plural, one {# nombre} other {# nombres}}; omitidos: {excluded, number} por {rules, plural, one {# regla} other {# reglas}}.',
  'doctor.records':
    '{done, plural, one {# archivo} other {# archivos}} en Dropbox, {waiting, number} en espera, {blocked, number} que requieren su atención.',
  'doctor.records.damaged':
    'Los registros de {folder} están dañados. Al iniciarse de nuevo, Outbox los conserva con otro nombre y empieza unos nuevos. Lo que ya está en Dropbox no se envía otra vez.',
  'doctor.records.otherFolder': 'Los registros son de {folder}, otra carpeta.',
  'doctor.records.folder': '{folder} es la carpeta de los registros.',
  'doctor.records.replaced':
    'En {folder} hay una carpeta distinta de la de los registros, por lo que no se envía nada desde ella. Si es la correcta, acéptela con el comando adopt --data {dataFolder}.',

  // Where the address and the key have just been typed, they are the first thing to doubt.
  'justTyped.server_unreachable': 'Nada responde en esta dirección. Compruebe la dirección y la red.',
  'justTyped.offline': 'No hay red, o ahora no puede resolver este nombre. Compruebe la conexión.',
  'justTyped.connection_lost':
    'La conexión se cortó antes de que llegara una respuesta. Compruebe la dirección y el puerto.',
  'justTyped.timed_out':
    'Algo aceptó la conexión, pero no respondió a tiempo. Compruebe la dirección y el puerto o inténtelo más tarde.',
  'justTyped.bad_answer':
    'Algo responde en esta dirección, pero no como un servidor de empresa. Compruebe la dirección y el puerto.',
  'justTyped.sign_in_needed':
    'El servidor no conoce esta clave. Compruebe que esté completa o pida otra a su departamento de informática.',
  'justTyped.captive_portal':
    'Responde una página web en lugar del servidor de su empresa. Compruebe la dirección. En una wifi de invitados, inicie sesión antes con un navegador.',

  'certificate.noTls':
    '{host} no usa TLS (https) en este puerto. Compruebe la dirección y el puerto. No se envió nada.',
  'certificate.authorityEnded':
    'El certificado de {host} está firmado por otro que ha caducado. Hay que renovarlo. No se envió nada.',
  'certificate.ended':
    'El certificado de {host} caducó el {day}. Hay que renovarlo, a menos que el reloj de este equipo esté mal. No se envió nada.',
  'certificate.notYet':
    'El certificado de {host} es válido a partir del {day}. Compruebe el reloj de este equipo. No se envió nada.',
  'certificate.noName':
    'El certificado de {host} no se emitió para ningún nombre, tampoco para {host}. Use el nombre para el que se emitió. No se envió nada.',
  'certificate.otherName':
    'El certificado de {host} se emitió para {names}, no para {host}. Use el nombre para el que se emitió. No se envió nada.',
  'certificate.moreNames': '{names} y {count, number} más',
  'certificate.selfSigned':
    'El certificado de {host} está firmado por sí mismo, por lo que este equipo no confía en él. Informática puede añadirlo a las autoridades en las que confía este sistema (solo para la terminal: NODE_EXTRA_CA_CERTS=ARCHIVO). No se envió nada.',
  'certificate.unknownIssuer':
    'El certificado de {host} está firmado por {issuer}, en la que este equipo no confía. Informática puede añadirla a las autoridades en las que confía este sistema (solo para la terminal: NODE_EXTRA_CA_CERTS=ARCHIVO). No se envió nada.',
  'certificate.someIssuer':
    'El certificado de {host} está firmado por una autoridad en la que este equipo no confía. Informática puede añadirla a las autoridades en las que confía este sistema (solo para la terminal: NODE_EXTRA_CA_CERTS=ARCHIVO). No se envió nada.',
  'doctor.line.ok': 'bien',
  'doctor.line.notOk': 'mal',
  'doctor.allWell': 'Todo está bien.',
  'doctor.needYou':
    '{count, plural, one {# de estos puntos requiere su atención.} other {# de estos puntos requieren su atención.}}',
  'doctor.check.token_file': 'archivo del token',
  'doctor.check.proxy': 'servidor proxy',
  'doctor.check.server_address': 'dirección del servidor',
  'doctor.check.server_reached': 'conexión al servidor',
  'doctor.check.company_server': 'servidor de la empresa',
  'doctor.check.certificate': 'certificado',
  'doctor.check.token': 'token',
  'doctor.check.destination': 'destino',
  'doctor.check.clock': 'reloj',
  'doctor.check.folder': 'carpeta',
  'doctor.check.policy': 'política',
  'doctor.check.certificates': 'otras autoridades',
  'doctor.check.rules': 'reglas',
  'doctor.check.changes': 'cambios en la carpeta',
  'doctor.check.records': 'registros',
  'doctor.check.watched_folder': 'carpeta vigilada',
  'enrol.unreadable': 'Esto no es un código: un código tiene doce letras y cifras, por ejemplo 7KQ2-M9XP-4TRV.',
  'enrol.none':
    'No se ha dado ningún código. Escriba el código de su departamento de informática cuando se le pida, o indíquelo con --code.',
  'enrol.notValid':
    'El servidor de la empresa no acepta este código: ya se usó, tiene más de 15 minutos o está mal escrito. Escríbalo de nuevo o pida otro a su departamento de informática.',
  'enrol.notOffered':
    '{host} no da claves a cambio de códigos. Pida una clave de dispositivo a su departamento de informática.',
  'enrol.tooOften':
    'Se ha preguntado demasiadas veces al servidor de la empresa. Espere un minuto y vuelva a intentarlo.',
  'signIn.trouble': '{host} tiene un problema en este momento. Vuelva a intentarlo dentro de un minuto.',
  'signIn.ask': 'Código de su departamento de informática:',
  'signIn.done': 'Este equipo ha iniciado sesión como {device}. Su clave está en {file}.',
  'signIn.fileTaken':
    '{file} contiene algo distinto de una clave, por lo que no se reemplaza. Indique otro archivo con --token-file.',
  'signIn.fileUnwritten':
    'La clave no se puede guardar en {file} (el sistema indica {code}). No se ha preguntado nada y el código sigue siendo válido.',
  'signIn.open': 'Abra {address} en un navegador, en este dispositivo o en otro, y escriba este código: {code}',
  'signIn.openWhole': 'O abra {address}, que ya contiene el código. Outbox espera a que inicie sesión.',
  'signIn.denied': 'El inicio de sesión se ha rechazado. No ha cambiado nada.',
  'signIn.tooLate': 'Nadie ha iniciado sesión a tiempo. No ha cambiado nada; empiece de nuevo.',
  'signIn.notLasting':
    '{host} solo da sesiones de unos minutos. Diga a su departamento de informática que falta el scope offline_access.',
  'signIn.providerFailed':
    'El servicio de inicio de sesión {host} no se puede usar ahora ({detail}). Inténtelo más tarde o avise a su departamento de informática.',
  'signIn.otherServer':
    '{file} es de un inicio de sesión en {server}, que es otro servidor. Inicie sesión en este con el comando sign-in.',
  'signIn.damaged':
    'El inicio de sesión guardado en {file} está dañado. Vuelva a iniciar sesión con el comando sign-in.',
  'signIn.notKept':
    'El inicio de sesión ha funcionado, pero no se puede guardar aquí: el disco o la carpeta no admiten nada. Corríjalo y vuelva a iniciar sesión.',
  'signIn.pageDone': 'Ha iniciado sesión. Puede cerrar esta página.',
  'signIn.pageFailed': 'El inicio de sesión no ha funcionado. Outbox dice por qué. Puede cerrar esta página.',
  'signIn.notOffered':
    '{host} no tiene cuentas con las que iniciar sesión. Escriba una clave de dispositivo o un código de su departamento de informática.',
  'signOut.done':
    'Ha cerrado la sesión y {host} la ha revocado. Lo que espera se queda, y se enviará cuando vuelva a iniciar sesión.',
  'signOut.notTaken':
    'Ha cerrado la sesión aquí, pero no se ha podido avisar a {host} (no responde o no revoca nada). Lo que espera se queda, y se enviará cuando vuelva a iniciar sesión.',
  'signOut.notForgotten':
    'Ahora no se puede eliminar la sesión de este equipo: el disco o el llavero no acepta nada. Corríjalo y vuelva a cerrar la sesión.',
  'signOut.key':
    'La clave de dispositivo de {file} se ha eliminado. Lo que espera se queda. Solo su departamento de informática puede revocar la clave misma.',
  'signOut.nobody': '{file} no contiene ningún inicio de sesión ni clave, así que no se ha cerrado ninguna sesión.',
}
