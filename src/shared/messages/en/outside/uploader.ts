// What an uploader has to say beside its files: why it does not start, and what to know although it did.

export const uploader = {
  'refusal.token_unusable':
    'The key (token) cannot be used: it must be one word of plain characters. Copy it once more, without spaces, or ask your IT department for a new one.',
  'refusal.token_would_be_sent':
    'The token file {file} is among what would be sent, and nobody else may read it. Move it elsewhere.',
  'refusal.newer_data': 'The records in {folder} were written by a newer Outbox. Nothing was changed. Update this one.',
  'refusal.server.no_address': 'The server address is not an address like https://uploads.example.com.',
  'refusal.server.not_https':
    'The server address must begin with https://, so that nobody on the way can read what is sent.',
  'refusal.server.loopback_needs_flag':
    'The server address begins with http://. On this very computer that is permitted with --allow-loopback.',
  'refusal.server.has_credentials': 'The server address must not contain a name or a password.',
  'refusal.server.has_path':
    'The server address must end after the name of the server, as in https://uploads.example.com.',
  'refusal.folder': '{folder}: {reason}',
  'refusal.choice.missing': 'There is no file {file}. Nothing was sent.',
  'refusal.choice.unreadable': '{file} cannot be looked at. Nothing was sent.',
  'refusal.choice.left_out': '{file} may not be sent: {rule}. Nothing was sent.',
  'refusal.choice.same_path':
    'Two of the files would arrive as {file}. Send them one after the other, or rename one. Nothing was sent.',
  'refusal.data.in_use':
    'Another Outbox is running with the data folder {folder}. Only one can at a time, so this one does nothing.',
  'refusal.data.cannot_write': 'Outbox cannot write to its data folder {folder}.',
  'refusal.data.not_a_folder': 'The data folder {folder} is not a folder.',
  'refusal.records.disk_full': 'The disk is full, so Outbox cannot keep records in {folder}. Free some space.',
  'refusal.records.store_unwritable': 'Outbox cannot keep its records in {folder}. Check who may write there.',

  'folderRefusal.missing': 'The folder does not exist. Create it, or name another one.',
  'folderRefusal.not_a_folder': 'This is not a folder that can be opened. Name a folder.',
  'folderRefusal.not_answering':
    'The drive of this folder does not answer. Check that its network is there, and try again.',
  'folderRefusal.file_system_root': 'This is a whole drive. Name a folder on it.',
  'folderRefusal.home_folder': 'This holds a whole home folder, with private files. Name a folder inside it.',
  'folderRefusal.system_folder': 'This folder belongs to the operating system. Name a folder of your own.',
  'folderRefusal.cloud_folder':
    'This holds all that OneDrive or another cloud keeps of yours: all of it would be downloaded, and sent to Dropbox. Name a folder inside it, or another one.',
  'folderRefusal.inside_data_folder': 'This folder lies in Outbox’s own data. Name a folder elsewhere.',
  'folderRefusal.contains_data_folder':
    'Outbox’s own data lies in this folder. Name another folder, or keep the data elsewhere.',

  'refusal.together.same': '{folder} is {other}, which is watched already. Name another folder.',
  'refusal.together.inside':
    '{folder} lies in {other}, which is watched already: its files are sent from there. Name a folder outside it.',
  'refusal.together.around':
    '{other}, which is watched already, lies in {folder}: its files would be sent twice. Name another folder.',
  'refusal.together.sent':
    'Outbox moves what it has sent into {folder}, or would, beside {other}: what lies there is never sent. Name another folder, or give this one another name.',
  'refusal.into.impossible':
    'The files of {folder} cannot go into “{into}” in Dropbox: it keeps no folder of this name. Name another one.',
  'refusal.into.taken':
    'The files of {folder} cannot go into “{into}” in Dropbox: those of another watched folder go there. Name another one.',

  'notice.data_folder.open_to_others': 'Other users of this computer may look into the data folder {folder}.',
  'notice.data_folder.other_disk':
    'The data folder {folder} is not on an ordinary disk of this computer. After a power cut its records may be incomplete.',
  'notice.records_renewed':
    'Outbox’s records were damaged and are begun anew. What is already in Dropbox is not sent again.',
  'notice.records_renewed.kept':
    'Outbox’s records were damaged and are begun anew. They are kept as {keptAs}. What is already in Dropbox is not sent again.',
  'notice.folder_replaced':
    'Another folder stands at {folder}; it is not the one Outbox was told to watch. If it is the right one, run: npm run outbox -- adopt --data {dataFolder}. Until then nothing is sent from it; when the old folder is back, sending goes on by itself.',
  'notice.folder_adopted':
    'Outbox watches the folder that stands at {folder} now. Its files are new files for Outbox: none of them replaces what was sent from the old folder.',
  'notice.folder_changed': 'Outbox watches {now} from now on, no longer {before}. Nothing waits there.',
  'notice.folder_changed.waiting':
    '{count, plural, one {Outbox watches {now} from now on, no longer {before}. # file ({size}) there is not sent yet, and nothing is sent from there now: watch that folder again, or beside this one with records of its own, to send it.} other {Outbox watches {now} from now on, no longer {before}. # files ({size}) there are not sent yet, and nothing is sent from there now: watch that folder again, or beside this one with records of its own, to send them.}}',
  'notice.folder_left':
    'Outbox does not watch {folder} any more. Nothing waits there, and what was sent from there stays in the history.',
  'notice.folder_left.waiting':
    '{count, plural, one {Outbox does not watch {folder} any more. # file ({size}) there is not sent yet, and stays where it is: watch that folder again to send it.} other {Outbox does not watch {folder} any more. # files ({size}) there are not sent yet, and stay where they are: watch that folder again to send them.}}',

  'target.place': 'Files go to {now} now, no longer to {before}.',
  'target.account': 'Files go to another Dropbox account now.',
  'target.device': 'Files go to Dropbox as those of {now} now, no longer of {before}.',
  'target.other': 'Files go to another place in Dropbox now.',
  'target.place.files':
    '{count, plural, one {Files go to {now} now, no longer to {before}: # file that was sent before is looked for there, and only what is missing is sent.} other {Files go to {now} now, no longer to {before}: # files that were sent before are looked for there, and only what is missing is sent.}}',
  'target.account.files':
    '{count, plural, one {Files go to another Dropbox account now: # file that was sent before is looked for there, and only what is missing is sent.} other {Files go to another Dropbox account now: # files that were sent before are looked for there, and only what is missing is sent.}}',
  'target.device.files':
    '{count, plural, one {Files go to Dropbox as those of {now} now, no longer of {before}: # file that was sent before is looked for there, and only what is missing is sent.} other {Files go to Dropbox as those of {now} now, no longer of {before}: # files that were sent before are looked for there, and only what is missing is sent.}}',
  'target.other.files':
    '{count, plural, one {Files go to another place in Dropbox now: # file that was sent before is looked for there, and only what is missing is sent.} other {Files go to another place in Dropbox now: # files that were sent before are looked for there, and only what is missing is sent.}}',
  'target.top': 'the top folder of Dropbox',
  'target.folder': 'the folder {folder} in Dropbox',
  'target.through': '{place} through {server}',
} as const

// What a look at the set-up finds: at the server, its certificate, the folder and the records.
export const doctor = {
  'doctor.nameUnknown':
    'No computer is known by the name {host}. Check the spelling; if it is a name inside the company, connect to its network (VPN) first.',
  'doctor.speaksTls': '{host} speaks TLS: the address must begin with https://. Nothing was sent.',
  'doctor.proxyOffers': 'The proxy offers: {schemes}.',
  'doctor.proxySaid': 'This computer says: {said}',
  'doctor.answers': '{host} answers.',
  'doctor.encrypted': 'The connection is encrypted and trusted.',
  'doctor.notEncrypted': 'Not encrypted: only on this very computer.',
  'doctor.noCompanyServer':
    'Something answers at {host}, but it is not a company server for Outbox. Check the address.',
  'doctor.deviceNotTold': 'The server does not tell whether it knows this computer.',
  'doctor.device': 'The server knows this computer as {device}.',
  'doctor.destination.top': 'Files arrive in Dropbox; up to {size} each.',
  'doctor.destination.folder': 'Files arrive in {folder} in Dropbox; up to {size} each.',
  'doctor.dropbox': '{host}, where Dropbox takes files, answers.',
  'doctor.noDropbox':
    '{host}, where Dropbox takes files, is not reached. The company server answers, but files cannot be sent before the network lets Outbox through to it.',
  'doctor.noDropbox.because':
    '{host}, where Dropbox takes files, is not reached. {because} The company server answers, but files cannot be sent before the network lets Outbox through to it.',
  'doctor.clock.right': 'This computer’s clock agrees with the server’s.',
  'doctor.clock.behind':
    '{count, plural, one {This computer’s clock is # minute behind the server’s. Set it right.} other {This computer’s clock is # minutes behind the server’s. Set it right.}}',
  'doctor.clock.ahead':
    '{count, plural, one {This computer’s clock is # minute ahead of the server’s. Set it right.} other {This computer’s clock is # minutes ahead of the server’s. Set it right.}}',
  'doctor.tokenInFolder':
    'The token file has a name in {folder}, so it would be sent itself. Keep it in another folder.',
  'doctor.folder.unreachable': '{folder} is not reachable.',
  'doctor.folder.unreadable': '{folder} cannot be read. Check who may open it.',
  'doctor.folder.readable': '{folder} can be read.',
  'doctor.folder.names':
    '{count, plural, one {# name} other {# names}} in it, {excluded, number} left out by {rules, plural, one {# rule} other {# rules}}.',
  'doctor.records':
    '{done, plural, one {# file} other {# files}} in Dropbox, {waiting, number} waiting, {blocked, number} in need of you.',
  'doctor.records.damaged':
    'The records in {folder} are damaged. When Outbox starts next it keeps them under another name and begins new ones. What is already in Dropbox is not sent again.',
  'doctor.records.otherFolder': 'The records are of {folder}, another folder.',
  'doctor.records.folder': '{folder} is the folder of the records.',
  'doctor.records.replaced':
    'Another folder stands at {folder} than the one of the records, so nothing is sent from it. Take it with the command adopt --data {dataFolder} if it is the one.',

  // Where the address and the key have just been typed, they are the first thing to doubt.
  'justTyped.server_unreachable': 'Nothing answers at this address. Check the address and the network.',
  'justTyped.offline': 'There is no network, or it cannot look up this name now. Check the connection.',
  'justTyped.connection_lost': 'The connection broke before an answer came. Check the address and the port.',
  'justTyped.timed_out':
    'Something took the connection but did not answer in time. Check the address and the port, or try later.',
  'justTyped.bad_answer':
    'Something answers at this address, but not as a company server does. Check the address and the port.',
  'justTyped.sign_in_needed':
    'The server does not know this key. Check that it is complete, or ask your IT department for a new one.',
  'justTyped.captive_portal':
    'A web page answers instead of your company’s server. Check the address. On a guest Wi-Fi, sign in with a browser first.',

  'certificate.noTls':
    '{host} does not speak TLS (https) on this port. Check the address and the port. Nothing was sent.',
  'certificate.authorityEnded':
    'The certificate of {host} is signed by one that has ended. It has to be renewed. Nothing was sent.',
  'certificate.ended':
    'The certificate of {host} ended on {day}. It has to be renewed, unless this computer’s clock is wrong. Nothing was sent.',
  'certificate.notYet':
    'The certificate of {host} is valid from {day} on. Check this computer’s clock. Nothing was sent.',
  'certificate.noName':
    'The certificate of {host} is made for no name at all, not for {host}. Use the name it is made for. Nothing was sent.',
  'certificate.otherName':
    'The certificate of {host} is made for {names}, not for {host}. Use the name it is made for. Nothing was sent.',
  'certificate.moreNames': '{names} and {count, number} more',
  'certificate.selfSigned':
    'The certificate of {host} is signed by itself, so this computer does not trust it. IT can add it to the authorities that this system trusts (for the terminal alone: NODE_EXTRA_CA_CERTS=FILE). Nothing was sent.',
  'certificate.unknownIssuer':
    'The certificate of {host} is signed by {issuer}, which this computer does not trust. IT can add it to the authorities that this system trusts (for the terminal alone: NODE_EXTRA_CA_CERTS=FILE). Nothing was sent.',
  'certificate.someIssuer':
    'The certificate of {host} is signed by an authority, which this computer does not trust. IT can add it to the authorities that this system trusts (for the terminal alone: NODE_EXTRA_CA_CERTS=FILE). Nothing was sent.',
  'doctor.line.ok': 'ok',
  'doctor.line.notOk': 'not ok',
  'doctor.allWell': 'All is well.',
  'doctor.needYou': '{count, plural, one {# of these needs you.} other {# of these need you.}}',
  'doctor.check.token_file': 'token file',
  'doctor.check.proxy': 'proxy',
  'doctor.check.server_address': 'server address',
  'doctor.check.server_reached': 'server reached',
  'doctor.check.company_server': 'company server',
  'doctor.check.certificate': 'certificate',
  'doctor.check.token': 'token',
  'doctor.check.destination': 'destination',
  'doctor.check.clock': 'clock',
  'doctor.check.folder': 'folder',
  'doctor.check.policy': 'policy',
  'doctor.check.certificates': 'more authorities',
  'doctor.check.rules': 'rules',
  'doctor.check.changes': 'changes in the folder',
  'doctor.check.records': 'records',
  'doctor.check.watched_folder': 'watched folder',
  'enrol.unreadable': 'This is no code: a code has twelve letters and digits, such as 7KQ2-M9XP-4TRV.',
  'enrol.none':
    'No code was given. Type the code from your IT department when you are asked for it, or name it with --code.',
  'enrol.notValid':
    'The company server does not take this code: it was used already, is older than 15 minutes, or was mistyped. Type it again, or ask your IT department for a new one.',
  'enrol.notOffered': '{host} gives no keys for codes. Ask your IT department for a device key.',
  'enrol.tooOften': 'The company server was asked too often. Wait a minute and try again.',
  'signIn.trouble': '{host} has a problem at the moment. Try again in a minute.',
  'signIn.ask': 'Code from your IT department:',
  'signIn.done': 'This computer is signed in as {device}. Its key is in {file}.',
  'signIn.fileTaken':
    '{file} holds something else than a key, so it is not replaced. Name another file with --token-file.',
  'signIn.fileUnwritten':
    'The key cannot be kept in {file} (the system says {code}). Nothing was asked and the code is still good.',
  'signIn.open': 'Open {address} in a browser, on this or any other device, and type this code: {code}',
  'signIn.openWhole': 'Or open {address}, which has the code in it. Outbox waits until you have signed in.',
  'signIn.denied': 'The sign-in was refused. Nothing has changed.',
  'signIn.tooLate': 'Nobody signed in in time. Nothing has changed; start the sign-in again.',
  'signIn.notLasting':
    '{host} gives sign-ins for minutes only. Tell your IT department that the scope offline_access is missing.',
  'signIn.providerFailed':
    'The sign-in service {host} cannot be used now ({detail}). Try again later, or tell your IT department.',
  'signIn.otherServer':
    '{file} is of a sign-in at {server}, which is another server. Sign in at this one with the command sign-in.',
  'signIn.damaged': 'The sign-in in {file} is damaged. Sign in again with the command sign-in.',
  'signIn.notKept':
    'The sign-in worked, but it cannot be kept here: the disk or the folder takes nothing. Put that right and sign in again.',
  'signIn.pageDone': 'You are signed in. You can close this page.',
  'signIn.pageFailed': 'The sign-in did not work. Outbox says why. You can close this page.',
  'signIn.notOffered': '{host} has no accounts to sign in with. Enter a device key or a code from your IT department.',
  'signOut.done':
    'You are signed out, and {host} has taken the sign-in back. What waits stays, and is sent after you sign in again.',
  'signOut.notTaken':
    'You are signed out here, but {host} could not be told (it does not answer, or takes nothing back). What waits stays, and is sent after you sign in again.',
  'signOut.notForgotten':
    'The sign-in cannot be removed from this computer now: the disk or the key store takes nothing. Put that right and sign out again.',
  'signOut.key':
    'The device key in {file} is removed. What waits stays. Only your IT department can take the key itself back.',
  'signOut.nobody': '{file} holds no sign-in and no key, so nobody was signed out.',
} as const
