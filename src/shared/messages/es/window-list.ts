// The list of files, its tools, and what is done with what is chosen, in Spanish.
import type * as english from '../en/window-list.ts'
import type { InOtherWords } from '../messages.ts'

export const windowList: InOtherWords<typeof english.windowList> = {
  'group.attention': 'Requiere atención',
  'group.active': 'En curso',
  'group.waiting': 'En espera',
  'group.sent': 'Enviados',
  'group.left_out': 'Omitidos',
  'group.all': 'Todos',

  'column.name': 'Nombre',
  'column.status': 'Estado',
  'column.size': 'Tamaño',
  'column.destination': 'En Dropbox',
  'column.added': 'Añadido',
  'column.finished': 'Enviado',
  'column.tries': 'Intentos',

  'primary.retry': 'Reintentar',
  'primary.rename': 'Mostrar en la carpeta para cambiar el nombre',
  'primary.make_smaller': 'Mostrar en la carpeta',
  'primary.ask_it': 'Copiar detalles para informática',
  'primary.copy_real_file': 'Mostrar en la carpeta',

  'action.retry': 'Reintentar',
  'action.resume': 'Reanudar',
  'action.send_again': 'Enviar de todos modos',
  'action.send_first': 'Enviar primero',
  'action.pause': 'Pausar',
  'action.skip': 'Omitir',
  'action.open_in_dropbox': 'Abrir en Dropbox',
  'action.show': 'Mostrar en la carpeta',
  'action.copy': 'Copiar detalles',
  'queueAction.retryAll': 'Reintentar todos',
  'queueAction.pause': 'Pausar',
  'queueAction.resume': 'Reanudar',
  'pause.one_hour': 'Durante una hora',
  'pause.until_tomorrow': 'Hasta mañana',
  'pause.until_resumed': 'Hasta que lo reanude',

  'list.files': 'Archivos',
  'list.show': 'Mostrar',
  'list.search': 'Buscar',
  'list.searchHint': 'Buscar nombres y carpetas',
  'list.clearSearch': 'Borrar búsqueda',
  'list.noMatch': 'Ningún archivo coincide con «{search}».',
  'list.noneIn.all': 'Aquí no hay archivos.',
  'list.noneIn.attention': 'Ningún archivo requiere su atención.',
  'list.noneIn.active': 'Ahora no se está enviando ningún archivo.',
  'list.noneIn.waiting': 'Ningún archivo espera.',
  'list.noneIn.sent': 'Todavía no se ha enviado ningún archivo.',
  'list.noneIn.left_out': 'No hay archivos omitidos.',
  'list.onlyLeftOut':
    '{count, plural, one {El único archivo de la carpeta está omitido. Los archivos que se guarden allí a partir de ahora se envían.} other {Los # archivos de la carpeta están omitidos. Los archivos que se guarden allí a partir de ahora se envían.}}',
  'list.showAll': 'Mostrar todos los archivos',
  'list.makeUpPart': '{group} {count, number}',
  'list.makeUp': 'De todos los archivos: {parts}',
  'list.groupCount': '{count, plural, one {{group}, # archivo} other {{group}, # archivos}}',
  'list.newRows': '{count, number} más',
  'list.moved': 'La lista cambió',
  'list.refresh': 'Mostrar el orden actual',
  'list.loading': 'Cargando…',
  'row.part': '{part}.',
  'row.statusAndNext': '{status}, {next}',
  'list.inFolder': '{name} en {folder}',
  'list.nextTry': 'reintento {moment}',
  'list.sentBy': 'enviado antes de las {clock}',
  'list.sortBy': 'Ordenar por {column}',

  'chosen.toolbar': 'Qué hacer con los archivos seleccionados',
  'chosen.count': 'Seleccionados: {count, number}',
  'chosen.clear': 'Borrar selección',
  'chosen.mostReached': 'Están seleccionados los primeros {most, number} archivos.',
  'chosen.leaveOutTitle': '{count, plural, one {¿Omitir «{name}»?} other {¿Omitir # archivos?}}',
  'chosen.leaveOutText':
    '{count, plural, one {El archivo se queda en la carpeta, pero no se envía. Se envía cuando se modifique o cuando usted elija enviarlo de todos modos.} other {Los archivos se quedan en la carpeta, pero no se envían. Se envían cuando se modifiquen o cuando usted elija enviarlos de todos modos.}}',

  'place.watching': 'Vigilando',
  'place.sendsTo': 'envía a',
  'place.as': 'como',
  'place.openFolder': 'Abrir carpeta',

  'empty.neverTitle': 'Ponga archivos aquí',
  'empty.neverBefore': 'Ponga archivos en',
  'empty.neverAfter': '. Se envían automáticamente.',
  'empty.drop': 'También puede soltar archivos en esta ventana.',

  'drop.here': 'Suelte para copiar en la carpeta',
  'drop.hint': 'Una copia va a {folder} y se envía desde allí. Sus archivos se quedan donde están.',
  'drop.added':
    '{count, plural, one {Se copió # archivo en la carpeta.} other {Se copiaron # archivos en la carpeta.}}',
  'drop.none': 'No se copió ningún archivo.',
  'drop.others': '{count, plural, one {# más no se copió.} other {# más no se copiaron.}}',
  'drop.tooMany':
    '{count, number} archivos son demasiados a la vez, así que no se copió ninguno. Suelte como máximo {most, number} o cópielos usted mismo en la carpeta.',

  'grace.sentIn':
    '{count, plural, one {# archivo se enviará} other {# archivos se enviarán}} dentro de {seconds, number} s',
  'grace.sentSoon':
    '{count, plural, one {# archivo nuevo se enviará en breve. El botón Deshacer lo retira.} other {# archivos nuevos se enviarán en breve. El botón Deshacer los retira.}}',
  'grace.takenBack':
    '{count, plural, =0 {No se retiró nada: ya está enviado o en camino.} one {# archivo retirado.} other {# archivos retirados.}}',
  'grace.notSent':
    '{count, plural, one {# archivo no se envía.} other {# archivos no se envían.}} Lo que está en la carpeta se queda allí.',
  'grace.removed':
    '{count, plural, one {# archivo no se envía.} other {# archivos no se envían.}} {removed, plural, one {Se quitó de la carpeta una copia que había hecho Outbox} other {Se quitaron de la carpeta # copias que había hecho Outbox}}; el resto se queda allí.',

  'columns.menu': 'Columnas',
  'columns.forgetWidths': 'Ajustar anchos al contenido',
  'columns.edge': 'Ancho de la columna {column}',
  'columns.edgeHint': 'Arrastre para cambiar el ancho. Haga doble clic para ajustarlo al contenido.',
}
