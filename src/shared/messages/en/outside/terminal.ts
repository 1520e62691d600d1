// What is wrong with a command line. Commands and options are the same in every language.

export const command = {
  'terminal.language': 'Outbox does not speak “{tag}”, so it speaks English. It speaks {names}.',

  'command.none': 'Say what to do: {commands}.',
  'command.unknown': 'There is no command "{name}". There are {commands}.',
  'command.needs': 'The command {command} needs {option}.',
  'command.noFiles': 'Name at least one file to send.',
  'command.emptyFile': 'A file name is empty.',
  'command.emptyCode': 'The code is empty. Leave --code out to be asked for it.',
  'command.emptyFolder': 'The folder name is empty.',
  'option.also':
    'The option --also needs a folder in Dropbox and a folder here, as in --also Scans=/home/kim/scans or --also Scans=sent:/home/kim/scans.',
  'run.also': 'Also watching {folder}: its files go into the folder “{into}” there.',
  'run.besideAway':
    'The watched folder whose files go into “{into}” is not reachable. They wait; those of the other folders go on.',
  'run.besideReplaced':
    'Another folder stands where the one was whose files go into “{into}”. They wait until somebody says that it is the one (with --adopt at the next start); those of the other folders go on.',
  'command.oneFile': 'Name one file to ask about.',

  'option.needsValue': 'The option {option} needs a value.',
  'option.unknown': 'Unknown option {option}.',
  'option.noValue': 'Option {option} does not take an argument.',
  'option.stray': 'Unexpected argument {word}.',
  'option.unreadable': 'The command line cannot be read.',
  'option.historyDays': 'The option --history-days needs a whole number of days, from 1 to {most}.',
  'option.afterUpload': 'The option --after-upload is keep, sent or trash.',
  'option.largeFiles': 'The option --large-files needs a whole number of files, from 1 to {most, number}.',
  'option.grace': 'The option --grace needs a whole number of seconds, from 0 to {most, number}.',
  'option.both': 'Say --send or --leave-out, not both.',
  'option.in': 'The option --in belongs to --send or --leave-out.',
  'option.format': 'There is no format "{format}". There are table, csv and jsonl.',
  'option.day': 'The option {option} needs a day, such as 2026-03-31.',
  'option.dayOrder': 'The day of --from comes after that of --to.',
  'option.folder': 'The option --folder belongs to --verify: the files in it are read again.',
  'option.oncePause': 'A run with --once does not wait for a pause of a timetable. Leave one of them out.',

  'tokenFile.not_a_file': 'The token file {file} cannot be read: it is not a file.',
  'tokenFile.missing': 'The token file {file} does not exist. Sign in with the command sign-in, or name another file.',
  'tokenFile.not_allowed': 'The token file {file} cannot be read: you are not allowed to.',
  'tokenFile.folder': 'The token file {file} cannot be read: it is a folder.',
  'tokenFile.other': 'The token file {file} cannot be read: the system says {code}.',
  'tokenFile.long': 'The token file {file} is too long to hold a token.',
  'tokenFile.empty': 'The token file {file} is empty.',
  'tokenFile.lines': 'The token file {file} has several lines; it must hold the token alone.',
  'tokenFile.letters': 'The token file {file} holds spaces or special characters, so it is no token.',
  'tokenFile.open': 'Other users of this computer may read the token file {file}. Forbid it with: chmod 600 {file}',
  'tokenFile.fine': 'The token file can be read.',

  'proxy.unusable':
    '{name} does not name a proxy in the form "http://proxy.example:3128" or "socks5://proxy.example:1080". Other kinds of proxy cannot be used.',
  'clientCertificate.unreadable':
    '{file} cannot be read ({code}), so this computer cannot show its certificate to the company server.',
  'clientCertificate.unusable':
    '{file} is no certificate with its key, or the passphrase is wrong, so this computer cannot show its certificate to the company server.',
  'proxy.way': 'The way out is the proxy {proxy}.',

  'policy.say': 'Say --report or --check FILE.',
  'policy.settingsOption': 'The option --settings belongs to --report.',
  'policy.optionRefused':
    'The option {option} is refused: your organization decides "{key}" ({place}). Leave the option out.',
  'policy.optionBroken': 'The option {option} is refused: {fault} Leave the option out.',
  'policy.outside':
    '{file} is refused: your organization decides that only files in {folder} are sent ("watchFolder", {place}). Nothing was sent.',
  'policy.changed': 'The policy of your organization changed, and Outbox begins anew with it.',
  'policy.fineDocument': 'Nothing is wrong with this policy.',
  'policy.fine': 'Nothing is wrong with the policy.',
  'policy.settingsUnreadable': 'The settings cannot be read.',
  'policy.place.found': '{place}: read',
  'policy.place.nothing': '{place}: nothing there',
  'policy.place.unusable': '{place}: there, and cannot be used',

  'run.sending': '{count, plural, one {Sending # name to {server}.} other {Sending # names to {server}.}}',
  'run.sendingFolder': 'Sending what is in {folder} to {server}.',
  'run.watching': 'Watching {folder}. Every file saved there is sent to {server}. Ctrl-C ends it.',
  'run.goesOn': 'Sending goes on.',
  'run.nothingSent': 'Nothing was sent.',
  'run.needYou': '{count, plural, one {# file needs you} other {# files need you}}',
  'run.asked': '{count, plural, one {# file waits for your word} other {# files wait for your word}}',
  'run.waiting': '{count, plural, one {# file still waits} other {# files still wait}}',
  'run.leftOut': '{count, plural, one {# file is left out by a rule} other {# files are left out by a rule}}',
  'run.done': '{file} is in Dropbox.',
  'run.doneAt': '{file} is in Dropbox: {place}',
  'run.doneCopy': '{file} is in Dropbox as a copy, because something else with its name was already there: {place}',
  'run.gone': '{file} was moved or deleted before it was sent.',
  'run.excluded': '{file} is not sent.',
  'run.about': '{file}: {text}',
  'run.counts': '{done, number} of {all, number} done.',
  'run.left': 'about {range} left',
  'run.sentence': '{text}.',
  'run.and': '{first}, {second}',
  'run.driveHangs': 'The drive does not answer, so Outbox ends without it. What was sent is recorded.',
  'run.cannotPrint': 'What Outbox prints cannot be written ({code}), so it ends.',

  'dryRun.withSize': '{name} ({size})',
  'dryRun.send': '{file} would be sent.',
  'dryRun.in_dropbox': '{file} is in Dropbox already.',
  'dryRun.left_out': '{file} would be left out.',
  'dryRun.refused': '{file} would be refused.',
  'dryRun.too_large':
    '{file} would be refused: your company’s server takes at most {size}. Make it smaller, or split it.',
  'dryRun.unreadable': '{folder} cannot be listed, so nobody knows its files. Check who may open it.',
  'dryRun.unreadable.root': 'The folder cannot be listed, so nobody knows its files. Check who may open it.',
  'dryRun.rule.company': 'Rule: {rule}, your company’s settings.',
  'dryRun.rule.builtIn': 'Rule: {rule}, built in, for {madeBy}.',
  'dryRun.sum.send': '{count, plural, one {# file ({size}) would be sent} other {# files ({size}) would be sent}}',
  'dryRun.sum.in_dropbox':
    '{count, plural, one {# file ({size}) is in Dropbox already} other {# files ({size}) are in Dropbox already}}',
  'dryRun.sum.left_out': '{count, number} left out',
  'dryRun.sum.refused': '{count, number} refused',
  'dryRun.limitsUnknown':
    'The company server did not say how large files may be, so the usual limit of 150 MiB for one link is taken.',
} as const
