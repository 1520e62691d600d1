// What an uploader has to say beside its files, in French: why it does not start, and what to know although it did.
import type * as english from '../../en/outside/uploader.ts'
import type { InOtherWords } from '../../messages.ts'

export const uploader: InOtherWords<typeof english.uploader> = {
  'refusal.token_unusable':
    'La clé (jeton) ne peut pas être utilisée : elle doit être un seul mot, en caractères simples. Copiez-la de nouveau, sans espaces, ou demandez-en une nouvelle à votre service informatique.',
  'refusal.token_would_be_sent':
    'Le fichier du jeton {file} fait partie de ce qui serait envoyé, et personne d’autre ne doit le lire. Déplacez-le ailleurs.',
  'refusal.newer_data':
    'Le registre dans {folder} a été écrit par une version plus récente d’Outbox. Rien n’a été modifié. Mettez Outbox à jour.',
  'refusal.server.no_address': 'L’adresse du serveur n’est pas une adresse comme https://uploads.example.com.',
  'refusal.server.not_https':
    'L’adresse du serveur doit commencer par https://, afin que personne en chemin ne puisse lire ce qui est envoyé.',
  'refusal.server.loopback_needs_flag':
    'L’adresse du serveur commence par http://. Sur cet ordinateur même, c’est permis avec --allow-loopback.',
  'refusal.server.has_credentials': 'L’adresse du serveur ne doit contenir ni nom ni mot de passe.',
  'refusal.server.has_path':
    'L’adresse du serveur doit se terminer après le nom du serveur, comme dans https://uploads.example.com.',
  'refusal.folder': '{folder} : {reason}',
  'refusal.choice.missing': 'Il n’y a pas de fichier {file}. Rien n’a été envoyé.',
  'refusal.choice.unreadable': '{file} ne peut pas être examiné. Rien n’a été envoyé.',
  'refusal.choice.left_out': '{file} ne peut pas être envoyé : {rule}. Rien n’a été envoyé.',
  'refusal.choice.same_path':
    'Deux des fichiers arriveraient sous {file}. Envoyez-les l’un après l’autre, ou renommez-en un. Rien n’a été envoyé.',
  'refusal.data.in_use':
    'Outbox fonctionne déjà avec le dossier de données {folder}. C’est possible une seule fois à la fois : rien n’est fait ici.',
  'refusal.data.cannot_write': 'Outbox ne peut pas écrire dans son dossier de données {folder}.',
  'refusal.data.not_a_folder': 'Le dossier de données {folder} n’est pas un dossier.',
  'refusal.records.disk_full':
    'Le disque est plein : Outbox ne peut pas tenir son registre dans {folder}. Libérez de l’espace.',
  'refusal.records.store_unwritable':
    'Outbox ne peut pas tenir son registre dans {folder}. Vérifiez qui peut y écrire.',

  'folderRefusal.missing': 'Le dossier n’existe pas. Créez-le, ou indiquez-en un autre.',
  'folderRefusal.not_a_folder': 'Ce n’est pas un dossier qui puisse être ouvert. Indiquez un dossier.',
  'folderRefusal.not_answering':
    'Le lecteur de ce dossier ne répond pas. Vérifiez que son réseau est disponible, puis réessayez.',
  'folderRefusal.file_system_root': 'C’est un lecteur entier. Indiquez un dossier qu’il contient.',
  'folderRefusal.home_folder':
    'Cet emplacement contient un dossier personnel entier, avec des fichiers privés. Indiquez un dossier qu’il contient.',
  'folderRefusal.system_folder': 'Ce dossier appartient au système d’exploitation. Indiquez un dossier à vous.',
  'folderRefusal.cloud_folder':
    'Cet emplacement contient tout ce que OneDrive ou un autre service en ligne garde de vous : tout serait téléchargé, puis envoyé à Dropbox. Indiquez un dossier qu’il contient, ou un autre.',
  'folderRefusal.inside_data_folder': 'Ce dossier se trouve dans les données d’Outbox. Indiquez un dossier ailleurs.',
  'folderRefusal.contains_data_folder':
    'Les données d’Outbox se trouvent dans ce dossier. Indiquez un autre dossier, ou gardez les données ailleurs.',

  'refusal.together.same': '{folder} est {other}, qui est déjà surveillé. Indiquez un autre dossier.',
  'refusal.together.inside':
    '{folder} se trouve dans {other}, qui est déjà surveillé : ses fichiers sont envoyés de là. Indiquez un dossier qui n’y est pas.',
  'refusal.together.around':
    '{other}, qui est déjà surveillé, se trouve dans {folder} : ses fichiers seraient envoyés deux fois. Indiquez un autre dossier.',
  'refusal.together.sent':
    'Outbox déplace ce qu’il a envoyé dans {folder}, à côté de {other}, ou le ferait : ce qui s’y trouve n’est jamais envoyé. Indiquez un autre dossier, ou donnez un autre nom à celui-ci.',
  'refusal.into.impossible':
    'Les fichiers de {folder} ne peuvent pas aller dans « {into} » dans Dropbox, qui ne garde aucun dossier de ce nom. Indiquez-en un autre.',
  'refusal.into.taken':
    'Les fichiers de {folder} ne peuvent pas aller dans « {into} » dans Dropbox : ceux d’un autre dossier surveillé y vont. Indiquez-en un autre.',

  'notice.data_folder.open_to_others':
    'D’autres utilisateurs de cet ordinateur peuvent voir le dossier de données {folder}.',
  'notice.data_folder.other_disk':
    'Le dossier de données {folder} n’est pas sur un disque ordinaire de cet ordinateur. Après une coupure de courant, son registre peut être incomplet.',
  'notice.records_renewed':
    'Le registre d’Outbox était endommagé ; un nouveau est commencé. Ce qui est déjà dans Dropbox n’est pas renvoyé.',
  'notice.records_renewed.kept':
    'Le registre d’Outbox était endommagé ; un nouveau est commencé. L’ancien est conservé sous {keptAs}. Ce qui est déjà dans Dropbox n’est pas renvoyé.',
  'notice.folder_replaced':
    'Un autre dossier se trouve sous {folder} ; ce n’est pas celui qu’Outbox doit surveiller. Si c’est le bon, exécutez : npm run outbox -- adopt --data {dataFolder}. Jusque-là, rien n’en est envoyé ; quand l’ancien dossier sera de retour, l’envoi reprendra tout seul.',
  'notice.folder_adopted':
    'Outbox surveille maintenant le dossier qui se trouve sous {folder}. Ses fichiers sont de nouveaux fichiers pour Outbox : aucun ne remplace ce qui a été envoyé depuis l’ancien dossier.',
  'notice.folder_changed': 'Outbox surveille désormais {now}, et non plus {before}. Rien n’y attend.',
  'notice.folder_changed.waiting':
    '{count, plural, one {Outbox surveille désormais {now}, et non plus {before}. # fichier ({size}) de l’ancien dossier n’est pas encore envoyé, et plus rien n’en est envoyé : pour l’envoyer, surveillez de nouveau ce dossier, ou surveillez-le en parallèle avec son propre registre.} other {Outbox surveille désormais {now}, et non plus {before}. # fichiers ({size}) de l’ancien dossier ne sont pas encore envoyés, et plus rien n’en est envoyé : pour les envoyer, surveillez de nouveau ce dossier, ou surveillez-le en parallèle avec son propre registre.}}',
  'notice.folder_left':
    'Outbox ne surveille plus {folder}. Rien n’y attend, et ce qui en a été envoyé reste dans l’historique.',
  'notice.folder_left.waiting':
    '{count, plural, one {Outbox ne surveille plus {folder}. # fichier ({size}) n’est pas encore envoyé et reste où il est : pour l’envoyer, surveillez de nouveau ce dossier.} other {Outbox ne surveille plus {folder}. # fichiers ({size}) ne sont pas encore envoyés et restent où ils sont : pour les envoyer, surveillez de nouveau ce dossier.}}',

  // A place may begin with "le": it stands behind "vers".
  'target.place': 'Les fichiers vont maintenant vers {now}, et non plus vers {before}.',
  'target.account': 'Les fichiers vont maintenant vers un autre compte Dropbox.',
  'target.device': 'Les fichiers vont maintenant vers Dropbox au nom de {now}, et non plus de {before}.',
  'target.other': 'Les fichiers vont maintenant à un autre endroit dans Dropbox.',
  'target.place.files':
    '{count, plural, one {Les fichiers vont maintenant vers {now}, et non plus vers {before} : # fichier déjà envoyé y est recherché, et seul ce qui manque est envoyé.} other {Les fichiers vont maintenant vers {now}, et non plus vers {before} : # fichiers déjà envoyés y sont recherchés, et seul ce qui manque est envoyé.}}',
  'target.account.files':
    '{count, plural, one {Les fichiers vont maintenant vers un autre compte Dropbox : # fichier déjà envoyé y est recherché, et seul ce qui manque est envoyé.} other {Les fichiers vont maintenant vers un autre compte Dropbox : # fichiers déjà envoyés y sont recherchés, et seul ce qui manque est envoyé.}}',
  'target.device.files':
    '{count, plural, one {Les fichiers vont maintenant vers Dropbox au nom de {now}, et non plus de {before} : # fichier déjà envoyé y est recherché, et seul ce qui manque est envoyé.} other {Les fichiers vont maintenant vers Dropbox au nom de {now}, et non plus de {before} : # fichiers déjà envoyés y sont recherchés, et seul ce qui manque est envoyé.}}',
  'target.other.files':
    '{count, plural, one {Les fichiers vont maintenant à un autre endroit dans Dropbox : # fichier déjà envoyé y est recherché, et seul ce qui manque est envoyé.} other {Les fichiers vont maintenant à un autre endroit dans Dropbox : # fichiers déjà envoyés y sont recherchés, et seul ce qui manque est envoyé.}}',
  'target.top': 'le dossier racine de Dropbox',
  'target.folder': 'le dossier {folder} dans Dropbox',
  'target.through': '{place} par {server}',
}

// What a look at the set-up finds: at the server, its certificate, the folder and the records.
export const doctor: InOtherWords<typeof english.doctor> = {
  'doctor.nameUnknown':
    'Aucun ordinateur n’est connu sous le nom {host}. Vérifiez l’orthographe ; si c’est un nom interne à l’entreprise, connectez-vous d’abord à son réseau (VPN).',
  'doctor.speaksTls': '{host} utilise TLS : l’adresse doit commencer par https://. Rien n’a été envoyé.',
  'doctor.proxyOffers': 'Le proxy propose : {schemes}.',
  'doctor.proxySaid': 'Cet ordinateur répond : {said}',
  'doctor.answers': '{host} répond.',
  'doctor.encrypted': 'La connexion est chiffrée et fiable.',
  'doctor.notEncrypted': 'Non chiffré : seulement sur cet ordinateur même.',
  'doctor.noCompanyServer':
    'Quelque chose répond sous {host}, mais ce n’est pas un serveur d’entreprise pour Outbox. Vérifiez l’adresse.',
  'doctor.deviceNotTold': 'Le serveur n’indique pas s’il connaît cet ordinateur.',
  'doctor.device': 'Le serveur connaît cet ordinateur sous le nom {device}.',
  'doctor.destination.top': 'Les fichiers arrivent dans Dropbox ; jusqu’à {size} chacun.',
  'doctor.destination.folder': 'Les fichiers arrivent dans {folder} dans Dropbox ; jusqu’à {size} chacun.',
  'doctor.dropbox': '{host}, où Dropbox reçoit les fichiers, répond.',
  'doctor.noDropbox':
    '{host}, où Dropbox reçoit les fichiers, est inaccessible. Le serveur de l’entreprise répond, mais les fichiers ne pourront pas être envoyés tant que le réseau n’y laissera pas passer Outbox.',
  'doctor.noDropbox.because':
    '{host}, où Dropbox reçoit les fichiers, est inaccessible. {because} Le serveur de l’entreprise répond, mais les fichiers ne pourront pas être envoyés tant que le réseau n’y laissera pas passer Outbox.',
  'doctor.clock.right': 'L’horloge de cet ordinateur concorde avec celle du serveur.',
  'doctor.clock.behind':
    '{count, plural, one {L’horloge de cet ordinateur retarde de # minute sur celle du serveur. Réglez-la.} other {L’horloge de cet ordinateur retarde de # minutes sur celle du serveur. Réglez-la.}}',
  'doctor.clock.ahead':
    '{count, plural, one {L’horloge de cet ordinateur avance de # minute sur celle du serveur. Réglez-la.} other {L’horloge de cet ordinateur avance de # minutes sur celle du serveur. Réglez-la.}}',
  'doctor.tokenInFolder':
    'Le fichier du jeton a un nom dans {folder} : il serait lui-même envoyé. Gardez-le dans un autre dossier.',
  'doctor.folder.unreachable': '{folder} est inaccessible.',
  'doctor.folder.unreadable': '{folder} ne peut pas être lu. Vérifiez qui peut ouvrir ce dossier.',
  'doctor.folder.readable': '{folder} peut être lu.',
  'doctor.folder.names':
    'Il contient {count, plural, one {# nom} other {# noms}}, dont {excluded, number} exclus par {rules, plural, one {# règle} other {# règles}}.',
  'doctor.records':
    '{done, plural, one {# fichier} other {# fichiers}} dans Dropbox, {waiting, number} en attente ; pour {blocked, number}, à vous d’agir.',
  'doctor.records.damaged':
    'Le registre dans {folder} est endommagé. À son prochain démarrage, Outbox le garde sous un autre nom et en commence un nouveau. Ce qui est déjà dans Dropbox n’est pas renvoyé.',
  'doctor.records.otherFolder': 'Le registre est celui de {folder}, un autre dossier.',
  'doctor.records.folder': '{folder} est le dossier du registre.',
  'doctor.records.replaced':
    'Un autre dossier que celui du registre se trouve sous {folder} : rien n’en est envoyé. Si c’est le bon, adoptez-le avec la commande adopt --data {dataFolder}.',

  // Where the address and the key have just been typed, they are the first thing to doubt.
  'justTyped.server_unreachable': 'Rien ne répond à cette adresse. Vérifiez l’adresse et le réseau.',
  'justTyped.offline': 'Il n’y a pas de réseau, ou il ne peut pas trouver ce nom en ce moment. Vérifiez la connexion.',
  'justTyped.connection_lost':
    'La connexion a été coupée avant l’arrivée d’une réponse. Vérifiez l’adresse et le port.',
  'justTyped.timed_out':
    'Quelque chose a accepté la connexion mais n’a pas répondu à temps. Vérifiez l’adresse et le port, ou réessayez plus tard.',
  'justTyped.bad_answer':
    'Quelque chose répond à cette adresse, mais pas comme un serveur d’entreprise. Vérifiez l’adresse et le port.',
  'justTyped.sign_in_needed':
    'Le serveur ne connaît pas cette clé. Vérifiez qu’elle est complète, ou demandez-en une nouvelle à votre service informatique.',
  'justTyped.captive_portal':
    'Une page web répond à la place du serveur de l’entreprise. Vérifiez l’adresse. Sur un Wi-Fi invité, connectez-vous d’abord avec un navigateur.',

  'certificate.noTls':
    '{host} n’utilise pas TLS (https) sur ce port. Vérifiez l’adresse et le port. Rien n’a été envoyé.',
  'certificate.authorityEnded':
    'Le certificat de {host} est signé par un certificat expiré. Il doit être renouvelé. Rien n’a été envoyé.',
  'certificate.ended':
    'Le certificat de {host} a expiré le {day}. Il doit être renouvelé, sauf si l’horloge de cet ordinateur est fausse. Rien n’a été envoyé.',
  'certificate.notYet':
    'Le certificat de {host} n’est valable qu’à partir du {day}. Vérifiez l’horloge de cet ordinateur. Rien n’a été envoyé.',
  'certificate.noName':
    'Le certificat de {host} n’est établi pour aucun nom, donc pas pour {host}. Utilisez le nom pour lequel il est établi. Rien n’a été envoyé.',
  'certificate.otherName':
    'Le certificat de {host} est établi pour {names}, et non pour {host}. Utilisez le nom pour lequel il est établi. Rien n’a été envoyé.',
  'certificate.moreNames': '{count, plural, one {{names} et # autre} other {{names} et # autres}}',
  'certificate.selfSigned':
    'Le certificat de {host} est signé par lui-même : cet ordinateur ne lui fait pas confiance. Le service informatique peut l’ajouter aux autorités de certification reconnues par ce système (pour le terminal seulement : NODE_EXTRA_CA_CERTS=FICHIER). Rien n’a été envoyé.',
  'certificate.unknownIssuer':
    'Le certificat de {host} est signé par {issuer}, à qui cet ordinateur ne fait pas confiance. Le service informatique peut l’ajouter aux autorités de certification reconnues par ce système (pour le terminal seulement : NODE_EXTRA_CA_CERTS=FICHIER). Rien n’a été envoyé.',
  'certificate.someIssuer':
    'Le certificat de {host} est signé par une autorité à laquelle cet ordinateur ne fait pas confiance. Le service informatique peut l’ajouter aux autorités de certification reconnues par ce système (pour le terminal seulement : NODE_EXTRA_CA_CERTS=FICHIER). Rien n’a été envoyé.',
  'doctor.line.ok': 'ok',
  'doctor.line.notOk': 'pas ok',
  'doctor.allWell': 'Tout va bien.',
  'doctor.needYou':
    '{count, plural, one {# de ces points a besoin de vous.} many {# de ces points ont besoin de vous.} other {# de ces points ont besoin de vous.}}',
  'doctor.check.token_file': 'fichier du jeton',
  'doctor.check.proxy': 'proxy',
  'doctor.check.server_address': 'adresse du serveur',
  'doctor.check.server_reached': 'serveur joint',
  'doctor.check.company_server': 'serveur de l’entreprise',
  'doctor.check.certificate': 'certificat',
  'doctor.check.token': 'jeton',
  'doctor.check.destination': 'destination',
  'doctor.check.clock': 'horloge',
  'doctor.check.folder': 'dossier',
  'doctor.check.policy': 'stratégie',
  'doctor.check.certificates': 'autres autorités',
  'doctor.check.rules': 'règles',
  'doctor.check.changes': 'changements dans le dossier',
  'doctor.check.records': 'registre',
  'doctor.check.watched_folder': 'dossier surveillé',
  'enrol.unreadable': 'Ce n’est pas un code : un code compte douze lettres et chiffres, par exemple 7KQ2-M9XP-4TRV.',
  'enrol.none':
    'Aucun code n’a été donné. Saisissez le code de votre service informatique quand il est demandé, ou indiquez-le avec --code.',
  'enrol.notValid':
    'Le serveur de l’entreprise refuse ce code : il a déjà servi, date de plus de 15 minutes ou comporte une faute de frappe. Saisissez-le à nouveau ou demandez-en un autre à votre service informatique.',
  'enrol.notOffered':
    '{host} ne donne pas de clé contre un code. Demandez une clé d’appareil à votre service informatique.',
  'enrol.tooOften': 'Le serveur de l’entreprise a été interrogé trop souvent. Attendez une minute, puis réessayez.',
  'signIn.trouble': '{host} rencontre un problème en ce moment. Réessayez dans une minute.',
  'signIn.ask': 'Code de votre service informatique :',
  'signIn.done': 'Cet ordinateur est connecté sous le nom {device}. Sa clé se trouve dans {file}.',
  'signIn.fileTaken':
    '{file} contient autre chose qu’une clé et n’est donc pas remplacé. Indiquez un autre fichier avec --token-file.',
  'signIn.fileUnwritten':
    'La clé ne peut pas être enregistrée dans {file} (le système indique {code}). Rien n’a été demandé et le code reste valable.',
  'signIn.open': 'Ouvrez {address} dans un navigateur, sur cet appareil ou un autre, et saisissez ce code : {code}',
  'signIn.openWhole': 'Ou ouvrez {address}, qui contient déjà le code. Outbox attend que vous soyez connecté.',
  'signIn.denied': 'La connexion a été refusée. Rien n’a changé.',
  'signIn.tooLate': 'Personne ne s’est connecté à temps. Rien n’a changé ; recommencez la connexion.',
  'signIn.notLasting':
    '{host} n’accorde que des connexions de quelques minutes. Dites à votre service informatique que le scope offline_access manque.',
  'signIn.providerFailed':
    'Le service de connexion {host} est inutilisable pour le moment ({detail}). Réessayez plus tard ou prévenez votre service informatique.',
  'signIn.otherServer':
    '{file} vient d’une connexion à {server}, un autre serveur. Connectez-vous à celui-ci avec la commande sign-in.',
  'signIn.damaged':
    'La connexion enregistrée dans {file} est endommagée. Connectez-vous de nouveau avec la commande sign-in.',
  'signIn.notKept':
    'La connexion a réussi, mais elle ne peut pas être enregistrée ici : le disque ou le dossier n’accepte rien. Corrigez cela et connectez-vous de nouveau.',
  'signIn.pageDone': 'Vous êtes connecté. Vous pouvez fermer cette page.',
  'signIn.pageFailed': 'La connexion n’a pas abouti. Outbox indique pourquoi. Vous pouvez fermer cette page.',
  'signIn.notOffered':
    '{host} n’a pas de comptes pour se connecter. Saisissez une clé d’appareil ou un code de votre service informatique.',
  'signOut.done':
    'Vous êtes déconnecté et {host} a révoqué la connexion. Ce qui attend reste en place et sera envoyé quand vous vous reconnecterez.',
  'signOut.notTaken':
    'Vous êtes déconnecté ici, mais {host} n’a pas pu en être informé (il ne répond pas ou ne révoque rien). Ce qui attend reste en place et sera envoyé quand vous vous reconnecterez.',
  'signOut.notForgotten':
    'La connexion ne peut pas être supprimée de cet ordinateur pour le moment : le disque ou le trousseau n’accepte rien. Corrigez cela et déconnectez-vous à nouveau.',
  'signOut.key':
    'La clé de l’appareil dans {file} est supprimée. Ce qui attend reste en place. Seul votre service informatique peut révoquer la clé elle-même.',
  'signOut.nobody': '{file} ne contient ni connexion ni clé ; personne n’a donc été déconnecté.',
}
