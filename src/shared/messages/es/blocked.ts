// This folder: the Spanish catalogue.

// What is said about files that wait for a person: what happened and the one thing to do.
import type * as english from '../en/blocked.ts'
import type { InOtherWords } from '../messages.ts'

export const blocked: InOtherWords<typeof english.blocked> = {
  'blocked.too_large.status': 'Demasiado grande',
  'blocked.too_large.what': '{name} es más grande de lo que admite el servidor de su empresa.',
  'blocked.too_large.todo': 'Redúzcalo o divídalo, o consulte a su departamento de informática.',
  'blocked.name_not_allowed.status': 'Nombre no válido',
  'blocked.name_not_allowed.what': 'Dropbox no admite el nombre {name}.',
  'blocked.name_not_allowed.todo':
    'Cambie el nombre del archivo: quite emojis, caracteres especiales y los puntos y espacios del final.',
  'blocked.name_collision.status': 'Nombre repetido',
  'blocked.name_collision.what':
    'Otro archivo de esta carpeta tiene el mismo nombre que {name}, salvo por las mayúsculas o la forma de escribir los acentos. Dropbox no los distingue.',
  'blocked.name_collision.todo': 'Cambie el nombre de uno de los dos.',
  'blocked.folder_name_taken.status': 'Nombre de carpeta en uso',
  'blocked.folder_name_taken.what':
    'Un archivo en Dropbox tiene el nombre de una carpeta en la que está {name}, por lo que no hay lugar para él.',
  'blocked.folder_name_taken.todo': 'Cambie el nombre de la carpeta aquí o el del archivo en Dropbox.',
  'blocked.name_taken.status': 'Nombre en uso',
  'blocked.name_taken.what': 'Ya hay otro elemento con el nombre {name} en Dropbox y su empresa no lo reemplaza.',
  'blocked.name_taken.todo': 'Cambie el nombre del archivo.',
  'blocked.not_allowed.status': 'No permitido',
  'blocked.not_allowed.what': 'Su empresa no permite enviar {name} desde aquí.',
  'blocked.not_allowed.todo': 'Consulte a su departamento de informática.',
  'blocked.rejected.status': 'No aceptado',
  'blocked.rejected.what': 'El servidor no pudo procesar la solicitud de enviar {name}.',
  'blocked.rejected.todo': 'Consulte a su departamento de informática.',
  'blocked.dropbox_refused.status': 'Dropbox lo rechazó',
  'blocked.dropbox_refused.what': 'Dropbox rechazó {name} varias veces y no dijo por qué.',
  'blocked.dropbox_refused.todo': 'Reinténtelo. Si se rechaza de nuevo, consulte a su departamento de informática.',
  'blocked.folder_read_only.status': 'Solo lectura',
  'blocked.folder_read_only.what': 'No se puede escribir en el lugar de Dropbox que corresponde a {name}.',
  'blocked.folder_read_only.todo': 'Consulte a su departamento de informática.',
  'blocked.symbolic_link.status': 'Enlace, no se envía',
  'blocked.symbolic_link.what':
    '{name} solo apunta a otro archivo u otra carpeta (es un enlace simbólico). Outbox no lo sigue.',
  'blocked.symbolic_link.todo': 'Copie en la carpeta aquello a lo que apunta.',
  'blocked.not_a_regular_file.status': 'No es un documento',
  'blocked.not_a_regular_file.what':
    '{name} no es un documento, sino algo que solo usan los programas (una tubería, un socket o un dispositivo).',
  'blocked.not_a_regular_file.todo': 'No tiene que hacer nada.',
  'blocked.skipped.status': 'Omitido',
  'blocked.skipped.what': '{name} no se envía porque usted lo omitió.',
  'blocked.skipped.todo': 'Se envía cuando se modifique o cuando usted elija enviarlo de todos modos.',
  'blocked.rename': 'Cámbiele el nombre: {problem}.',
  'blocked.renameFolder':
    'Cambie aquí el nombre de la carpeta «{folder}» o el del archivo que se llama así en Dropbox.',
  'blocked.renameOneFolder':
    'Cambie aquí el nombre de una de las carpetas de «{folder}» o el del archivo que se llama así en Dropbox.',
  'blocked.overLimit': '{name} tiene {size}; el servidor de su empresa admite como máximo {limit}.',
  'nameProblem.empty_segment': 'una parte de la ruta está vacía',
  'nameProblem.dot_segment': 'una parte de la ruta es «.» o «..»',
  'nameProblem.control_character': 'el nombre contiene un carácter de control invisible',
  'nameProblem.backslash': 'el nombre contiene una barra inversa',
  'nameProblem.segment_too_long': 'el nombre tiene más de {most, number} caracteres',
  'nameProblem.path_too_long': 'la ruta tiene más de {most, number} caracteres',
  'nameProblem.space_at_the_edge': 'el nombre empieza o termina con un espacio',
  'nameProblem.dot_at_the_end': 'el nombre termina con un punto',
  'nameProblem.invalid_unicode': 'el nombre no es texto válido',
  'nameProblem.reserved_prefix': 'la ruta empieza por «id:», «ns:» o «rev:»',
  'nameProblem.ignored_by_dropbox': 'Dropbox nunca guarda archivos con este nombre',
  'nameProblem.emoji': 'el nombre contiene un emoji u otro carácter poco común',
}
