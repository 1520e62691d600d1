// What is wrong with a command line. Commands and options are the same in every language.
import type * as english from '../../en/outside/terminal.ts'
import type { InOtherWords } from '../../messages.ts'

export const command: InOtherWords<typeof english.command> = {
  'terminal.language': 'Outbox no habla «{tag}», así que habla inglés. Habla {names}.',

  'command.none': 'Indique qué hacer: {commands}.',
  'command.unknown': 'No existe el comando «{name}». Existen {commands}.',
  'command.needs': 'El comando {command} necesita {option}.',
  'command.noFiles': 'Indique al menos un archivo que enviar.',
  'command.emptyFile': 'Un nombre de archivo está vacío.',
  'command.emptyCode': 'El código está vacío. Quite --code para que se le pregunte.',
  'command.emptyFolder': 'El nombre de la carpeta está vacío.',
  'command.oneFile': 'Indique un archivo por el que preguntar.',

  'option.needsValue': 'La opción {option} necesita un valor.',
  'option.unknown': 'Opción desconocida: {option}.',
  'option.noValue': 'La opción {option} no admite ningún valor.',
  'option.stray': 'Argumento inesperado: {word}.',
  'option.unreadable': 'No se puede interpretar la línea de comandos.',
  'option.historyDays': 'La opción --history-days necesita un número entero de días, de 1 a {most}.',
  'option.afterUpload': 'La opción --after-upload es keep, sent o trash.',
  'option.largeFiles': 'La opción --large-files necesita un número entero de archivos, de 1 a {most, number}.',
  'option.grace': 'La opción --grace necesita un número entero de segundos, de 0 a {most, number}.',
  'option.both': 'Indique --send o --leave-out, no ambas.',
  'option.in': 'La opción --in va con --send o --leave-out.',
  'option.format': 'No existe el formato «{format}». Existen table, csv y jsonl.',
  'option.day': 'La opción {option} necesita un día, por ejemplo 2026-03-31.',
  'option.dayOrder': 'El día de --from es posterior al de --to.',
  'option.folder': 'La opción --folder va con --verify: los archivos de esa carpeta se leen de nuevo.',
  'option.oncePause': 'Con --once no se espera a que termine una pausa del horario. Quite una de las dos cosas.',

  'tokenFile.not_a_file': 'No se puede leer el archivo del token {file}: no es un archivo.',
  'tokenFile.missing': 'No se puede leer el archivo del token {file}: no existe.',
  'tokenFile.not_allowed': 'No se puede leer el archivo del token {file}: usted no tiene permiso.',
  'tokenFile.folder': 'No se puede leer el archivo del token {file}: es una carpeta.',
  'tokenFile.other': 'No se puede leer el archivo del token {file}: el sistema indica {code}.',
  'tokenFile.long': 'El archivo del token {file} es demasiado largo para contener un token.',
  'tokenFile.empty': 'El archivo del token {file} está vacío.',
  'tokenFile.lines': 'El archivo del token {file} tiene varias líneas; debe contener solo el token.',
  'tokenFile.letters': 'El archivo del token {file} contiene espacios o caracteres especiales, así que no es un token.',
  'tokenFile.open':
    'Otros usuarios de este equipo pueden leer el archivo del token {file}. Impídalo con: chmod 600 {file}',
  'tokenFile.fine': 'Se puede leer el archivo del token.',

  'proxy.unusable':
    '{name} no indica un proxy con la forma "http://proxy.example:3128" o "socks5://proxy.example:1080". No se pueden usar otros tipos de proxy.',
  'proxy.way': 'La salida es el proxy {proxy}.',

  'policy.say': 'Indique --report o --check FILE.',
  'policy.settingsOption': 'La opción --settings va con --report.',
  'policy.optionRefused': 'Se rechaza la opción {option}: su organización decide «{key}» ({place}). Quite la opción.',
  'policy.optionBroken': 'Se rechaza la opción {option}: {fault} Quite la opción.',
  'policy.outside':
    'Se rechaza {file}: su organización decide que solo se envíen archivos de {folder} («watchFolder», {place}). No se envió nada.',
  'policy.changed': 'La política de su organización cambió y Outbox vuelve a empezar con ella.',
  'policy.fineDocument': 'Esta política no tiene errores.',
  'policy.fine': 'La política no tiene errores.',
  'policy.settingsUnreadable': 'No se puede leer la configuración.',
  'policy.place.found': '{place}: leído',
  'policy.place.nothing': '{place}: no hay nada',
  'policy.place.unusable': '{place}: existe, pero no se puede usar',

  'run.sending': '{count, plural, one {Se envía # nombre a {server}.} other {Se envían # nombres a {server}.}}',
  'run.sendingFolder': 'Se envía a {server} lo que hay en {folder}.',
  'run.watching': 'Se vigila {folder}. Cada archivo que se guarde allí se envía a {server}. Ctrl-C lo termina.',
  'run.goesOn': 'Los envíos continúan.',
  'run.nothingSent': 'No se envió nada.',
  'run.needYou': '{count, plural, one {# archivo requiere su atención} other {# archivos requieren su atención}}',
  'run.asked': '{count, plural, one {# archivo espera su decisión} other {# archivos esperan su decisión}}',
  'run.waiting': '{count, plural, one {# archivo sigue en espera} other {# archivos siguen en espera}}',
  'run.leftOut': '{count, plural, one {# archivo omitido por una regla} other {# archivos omitidos por una regla}}',
  'run.done': '{file} está en Dropbox.',
  'run.doneAt': '{file} está en Dropbox: {place}',
  'run.doneCopy': '{file} está en Dropbox como copia, porque ya había otro elemento con su nombre: {place}',
  'run.gone': '{file} se movió o se eliminó antes de enviarse.',
  'run.excluded': '{file} no se envía.',
  'run.about': '{file}: {text}',
  'run.counts': '{done, number} de {all, number} listos.',
  'run.left': 'faltan unos {range}',
  'run.sentence': '{text}.',
  'run.and': '{first}, {second}',
  'run.driveHangs': 'La unidad no responde, así que Outbox termina sin ella. Lo que se envió está anotado.',
  'run.cannotPrint': 'No se puede escribir la salida de Outbox ({code}), así que termina.',

  'dryRun.withSize': '{name} ({size})',
  'dryRun.send': '{file} se enviaría.',
  'dryRun.in_dropbox': '{file} ya está en Dropbox.',
  'dryRun.left_out': '{file} se omitiría.',
  'dryRun.refused': '{file} se rechazaría.',
  'dryRun.too_large':
    '{file} se rechazaría: el servidor de su empresa admite como máximo {size}. Redúzcalo o divídalo.',
  'dryRun.unreadable':
    'No se puede ver el contenido de {folder}, por lo que no se conocen sus archivos. Compruebe quién puede abrirla.',
  'dryRun.unreadable.root':
    'No se puede ver el contenido de la carpeta, por lo que no se conocen sus archivos. Compruebe quién puede abrirla.',
  'dryRun.rule.company': 'Regla: {rule}, configuración de su empresa.',
  'dryRun.rule.builtIn': 'Regla: {rule}, integrada, para {madeBy}.',
  'dryRun.sum.send': '{count, plural, one {# archivo ({size}) se enviaría} other {# archivos ({size}) se enviarían}}',
  'dryRun.sum.in_dropbox':
    '{count, plural, one {# archivo ({size}) ya está en Dropbox} other {# archivos ({size}) ya están en Dropbox}}',
  'dryRun.sum.left_out': 'omitidos: {count, number}',
  'dryRun.sum.refused': 'rechazados: {count, number}',
  'dryRun.limitsUnknown':
    'El servidor de la empresa no indicó el tamaño máximo de los archivos, así que se toma el límite habitual de 150 MiB por enlace.',
}
