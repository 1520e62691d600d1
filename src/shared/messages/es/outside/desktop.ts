// This folder: what is said in Spanish outside the window's page, which does not load it.

// Menus, the icon beside the clock, the system's dialogs, notifications. `&` stands before the letter that opens a menu.
import type * as english from '../../en/outside/desktop.ts'
import type { InOtherWords } from '../../messages.ts'

export const desktop: InOtherWords<typeof english.desktop> = {
  'menu.file': '&Archivo',
  'menu.edit': '&Edición',
  'menu.view': '&Ver',
  'menu.queue': '&Cola',
  'menu.help': 'A&yuda',
  'menu.undo': 'Deshacer',
  'menu.redo': 'Rehacer',
  'menu.cut': 'Cortar',
  'menu.copy': 'Copiar',
  'menu.paste': 'Pegar',
  'menu.actualSize': 'Tamaño real',
  'menu.zoomIn': 'Acercar',
  'menu.zoomOut': 'Alejar',
  'menu.fullScreen': 'Pantalla completa',
  'menu.closeWindow': 'Cerrar ventana',
  'menu.mac.services': 'Servicios',
  'menu.mac.hide': 'Ocultar Outbox',
  'menu.mac.hideOthers': 'Ocultar otros',
  'menu.mac.showAll': 'Mostrar todo',
  'menu.mac.window': 'Ventana',
  'menu.mac.minimize': 'Minimizar',
  'menu.mac.zoom': 'Zoom',
  'menu.mac.front': 'Traer todo al frente',
  'menu.openOutbox': 'Abrir Outbox',
  'menu.openFolder': 'Abrir carpeta',
  'menu.askAboutFile': 'Preguntar por un archivo…',
  'menu.selectAll': 'Seleccionar todo',
  'menu.find': 'Buscar',
  'menu.history': 'Historial',
  'menu.showQueue': 'Mostrar cola',
  'menu.settings': 'Configuración…',
  'menu.page.help': 'Ayuda de Outbox',
  'menu.page.source': 'Código fuente',
  'menu.about': 'Acerca de Outbox',
  'menu.quit': 'Salir de Outbox',
  'menu.details': 'Detalles',
  'menu.why': '¿Por qué?',
  'menu.copyPath': 'Copiar ruta',
  'menu.counted': '{action} ({files})',

  'tray.tip': 'Outbox: {sentence}',
  'tray.starting': 'Outbox se está iniciando.',
  'tray.locked': '{title}. {next}',
  'tray.setUp': 'Outbox todavía no está configurado.',
  'tray.stopped': 'Outbox se detuvo. No se envía nada.',

  'notification.background': 'Outbox sigue abierto',
  'notification.background.quit': 'Los envíos continúan en segundo plano. Salga de Outbox para terminarlos.',
  'notification.background.again':
    'Los envíos continúan en segundo plano. Para volver a ver la ventana, o para salir desde ella, inicie Outbox otra vez.',
  'notification.unshown':
    'Este equipo no muestra notificaciones de Outbox, por lo que se muestran aquí. La última: {title}. {body}',
  'notification.attention': 'Outbox requiere su atención',
  'notification.attention.files':
    '{count, plural, one {# archivo requiere su atención. Abra Outbox para ver por qué.} other {# archivos requieren su atención. Abra Outbox para ver por qué.}}',
  'notification.sent': 'Enviado',
  'notification.sent.files': '{files}.',

  'dialog.folder.title': 'Elija la carpeta que se vigilará',
  'dialog.folder.choose': 'Vigilar esta carpeta',
  'dialog.file.title': 'Preguntar por un archivo',
  'dialog.file.choose': 'Preguntar por este archivo',
  'dialog.export.title': 'Exportar el historial',
  'dialog.export.csv': 'Tabla (CSV)',
  'dialog.export.jsonl': 'JSON Lines',

  'quit.title': 'Salir de Outbox',
  'quit.left':
    '{count, plural, one {# archivo todavía no se ha enviado.} other {# archivos todavía no se han enviado.}}',
  'quit.later':
    '{count, plural, one {No se pierde nada si sale ahora: el envío continúa la próxima vez que abra Outbox.} other {No se pierde nada si sale ahora: los envíos continúan la próxima vez que abra Outbox.}}',
  'quit.paused': 'Los envíos están en pausa.',
  'quit.now': 'Salir ahora',
  'quit.finish': 'Terminar y salir',

  'serverQuestion.title': 'Otro servidor de la empresa',
  'serverQuestion.message': '¿Enviar los archivos a {server} a partir de ahora?',
  'serverQuestion.detail':
    'Hasta ahora iban a {server}. Todos los archivos de la carpeta vigilada se ofrecerán al nuevo servidor. Responda que no si usted no lo ha pedido.',
  'serverQuestion.yes': 'Usar el nuevo servidor',
  'signOutQuestion.title': '¿Cerrar sesión?',
  'signOutQuestion.message': '¿Cerrar la sesión de su cuenta de empresa?',
  'signOutQuestion.detail':
    'No se envía nada hasta que vuelva a iniciar sesión. Lo que espera sigue en la cola y lo enviado sigue en el historial.',
  'signOutQuestion.yes': 'Cerrar sesión',

  'addQuestion.title': 'Añadir archivos',
  'addQuestion.one': '¿Añadir archivos de {folder}?',
  'addQuestion.more':
    '{count, plural, one {¿Añadir archivos de {folder} y otra carpeta?} other {¿Añadir archivos de {folder} y otras # carpetas?}}',
  'addQuestion.detail':
    'Eso está fuera de sus propias carpetas. Se copian en la carpeta vigilada y se envían. Responda que no si usted no los soltó en la ventana.',
  'addQuestion.yes': 'Añadirlos',
}

// What the app itself has to say: when it starts, when something was not done.
export const appNotices: InOtherWords<typeof english.appNotices> = {
  'keyNotice.unreadable':
    'Este equipo ya no puede abrir la clave de dispositivo. Escríbala de nuevo; sus archivos esperan hasta entonces.',
  'keyNotice.not_kept':
    'La clave de dispositivo no está guardada en este equipo. Escríbala de nuevo; sus archivos esperan hasta entonces.',
  'keyNotice.in_memory':
    'Este equipo no tiene un lugar seguro para la clave de dispositivo. Habrá que escribirla de nuevo la próxima vez que se inicie Outbox.',
  'keyNotice.not_saved':
    'No se pudo guardar la clave de dispositivo en este equipo. Los archivos se envían, pero habrá que escribirla de nuevo la próxima vez que se inicie Outbox.',

  'settingsNotice.language':
    'Outbox no habla el idioma «{tag}» que indica su configuración, así que habla inglés. Elija otro en la configuración.',
  'settingsNotice.in_part':
    'No se pudo leer una parte de la configuración: para ella Outbox usa la predeterminada, y todo lo demás sigue vigente. Compruebe en la configuración si es como la quiere. La anterior se conserva como {keptAs}.',
  'settingsNotice.set_aside':
    'No se pudo leer la configuración, por lo que Outbox se inicia con la predeterminada. La anterior se conserva como {keptAs}. Sus archivos y lo ya enviado no se tocan.',
  'settingsNotice.out_of_reach':
    'No se pudo leer la configuración porque otro programa tiene abierto {file} o usted no puede abrirlo. Outbox se inicia con la predeterminada y deja ese archivo como está: lo que cambie ahora se olvida al cerrar Outbox. Cierre el otro programa o compruebe quién puede leer el archivo, y vuelva a iniciar Outbox.',
  'settingsNotice.unwritten.full':
    'No se pudo escribir su configuración en {file}: el disco está lleno. Se aplica hasta que se cierre Outbox, y el próximo cambio se escribe si eso se soluciona.',
  'settingsNotice.unwritten.read_only':
    'No se pudo escribir su configuración en {file}: el disco no admite cambios. Se aplica hasta que se cierre Outbox, y el próximo cambio se escribe si eso se soluciona.',
  'settingsNotice.unwritten.not_allowed':
    'No se pudo escribir su configuración en {file}: otro programa tiene abierto el archivo o su carpeta no admite cambios. Se aplica hasta que se cierre Outbox, y el próximo cambio se escribe si eso se soluciona.',
  'settingsNotice.unwritten.folder':
    'No se pudo escribir su configuración en {file}: allí hay una carpeta con ese nombre. Se aplica hasta que se cierre Outbox, y el próximo cambio se escribe si eso se soluciona.',
  'settingsNotice.unwritten.other':
    'No se pudo escribir su configuración en {file}: el disco no lo acepta. Se aplica hasta que se cierre Outbox, y el próximo cambio se escribe si eso se soluciona.',

  'notBegun.key_missing': 'Escriba la clave de dispositivo que recibió de su departamento de informática.',
  'notBegun.server_unchecked': 'Compruebe primero el servidor de la empresa.',
  'notBegun.folder_missing': 'Elija primero una carpeta.',
  'notBegun.ending': 'Outbox se está cerrando.',
  'notBegun.not_agreed': 'No se cambió nada: los archivos van al mismo servidor que antes.',
  'notBegun.policy': 'Su organización ha decidido que los archivos van a {server}. Escriba esta dirección.',
  'notBegun.broken': 'Outbox se detuvo por un fallo propio. Sus archivos están intactos. Inícielo de nuevo.',

  'added.not_set_up': 'Outbox todavía no está configurado.',
  'added.no_file': 'Lo que soltó no es un archivo.',
  'added.too_many':
    '{count, plural, one {Solo se puede añadir # archivo a la vez. El resto se omitió.} other {Solo se pueden añadir # archivos a la vez. El resto se omitió.}}',
  'notAdded.in_folder': '«{name}» ya está en la carpeta.',
  'notAdded.in_other_folder': '«{name}» está en {folder}, que también se vigila: se envía desde allí.',
  'notAdded.tooManyFolders': 'Se pueden vigilar como máximo {most, number} carpetas además de la primera.',
  'notAdded.folderGone': 'Esta carpeta ya no está en la lista.',
  'notAdded.holds_folder': '«{name}» contiene la propia carpeta vigilada.',
  'notAdded.unreadable': 'No se puede leer «{name}».',
  'notAdded.no_file': '«{name}» no es un archivo.',
  'notAdded.too_deep': '«{name}» está demasiado dentro de otras carpetas.',
  'notAdded.no_room': '«{name}» no se puede copiar en la carpeta vigilada.',
  'notAdded.not_whole': '«{name}» no se pudo copiar por completo.',
  'notAdded.private.own': '«{name}» contiene lo que Outbox guarda para sí, por lo que no se añadió.',
  'notAdded.private.home':
    '«{name}» contiene una carpeta personal entera, con archivos privados, por lo que no se añadió.',
  'notAdded.private.settings':
    '«{name}» está donde los programas guardan configuración y claves, por lo que no se añadió.',
  'notAdded.private.system': '«{name}» pertenece al sistema operativo, por lo que no se añadió.',

  'export.in_watched_folder':
    'No se guardó nada: en la carpeta vigilada, la lista se enviaría a Dropbox. Elija otra carpeta.',
  'export.unwritable': 'No se guardó la lista: no se puede escribir {file} ({code}).',
  'whyQuestion.later': 'Pregunte de nuevo cuando Outbox haya mirado la carpeta.',
}
