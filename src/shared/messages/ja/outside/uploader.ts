// What an uploader has to say beside its files, in Japanese: why it does not start, and what to know although it did.
import type * as english from '../../en/outside/uploader.ts'
import type { InOtherWords } from '../../messages.ts'

export const uploader: InOtherWords<typeof english.uploader> = {
  'refusal.token_unusable':
    'キー（トークン）を使用できません。通常の文字だけからなる1語でなければなりません。空白を入れずにもう一度コピーするか、IT部門に新しいキーを依頼してください。',
  'refusal.token_would_be_sent':
    'トークンファイル{file}が送信対象に含まれていますが、他の人が読めてはいけません。別の場所に移動してください。',
  'refusal.newer_data':
    '{folder}の記録は、より新しいOutboxで書き込まれています。何も変更していません。このOutboxを更新してください。',
  'refusal.server.no_address': 'サーバーのアドレスが、https://uploads.example.com のような形式になっていません。',
  'refusal.server.not_https':
    '送信内容を途中で読まれないように、サーバーのアドレスは https:// で始まる必要があります。',
  'refusal.server.loopback_needs_flag':
    'サーバーのアドレスが http:// で始まっています。このコンピューター自身に限り、--allow-loopback を付けると許可されます。',
  'refusal.server.has_credentials': 'サーバーのアドレスに名前やパスワードを含めることはできません。',
  'refusal.server.has_path':
    'サーバーのアドレスは、https://uploads.example.com のようにサーバー名で終わる必要があります。',
  'refusal.folder': '{folder}：{reason}',
  'refusal.choice.missing': '{file}というファイルはありません。何も送信していません。',
  'refusal.choice.unreadable': '{file}を調べられません。何も送信していません。',
  'refusal.choice.left_out': '{file}は送信できません：{rule}。何も送信していません。',
  'refusal.choice.same_path':
    '2つのファイルが同じ{file}として届いてしまいます。1つずつ送信するか、どちらかの名前を変更してください。何も送信していません。',
  'refusal.data.in_use':
    'データフォルダー{folder}を使う別のOutboxが実行中です。同時に使えるのは1つだけのため、このOutboxは何もしません。',
  'refusal.data.cannot_write': 'Outboxはデータフォルダー{folder}に書き込めません。',
  'refusal.data.not_a_folder': 'データフォルダー{folder}はフォルダーではありません。',
  'refusal.records.disk_full': 'ディスクがいっぱいのため、{folder}に記録を保存できません。空き領域を増やしてください。',
  'refusal.records.store_unwritable': '{folder}に記録を保存できません。書き込みのアクセス許可を確認してください。',

  'folderRefusal.missing': 'フォルダーがありません。作成するか、別のフォルダーを指定してください。',
  'folderRefusal.not_a_folder': '開くことのできるフォルダーではありません。フォルダーを指定してください。',
  'folderRefusal.not_answering':
    'このフォルダーのドライブが応答しません。ネットワークを確認して、もう一度お試しください。',
  'folderRefusal.file_system_root': 'これはドライブ全体です。その中のフォルダーを指定してください。',
  'folderRefusal.home_folder':
    '個人用ファイルを含むホームフォルダー全体が含まれています。その中のフォルダーを指定してください。',
  'folderRefusal.system_folder':
    'このフォルダーはオペレーティングシステムのものです。ご自分のフォルダーを指定してください。',
  'folderRefusal.cloud_folder':
    'OneDriveなどのクラウドにあるファイルがすべて含まれています。すべてダウンロードされ、Dropboxに送信されてしまいます。その中のフォルダーか、別のフォルダーを指定してください。',
  'folderRefusal.inside_data_folder':
    'このフォルダーはOutbox自身のデータの中にあります。別の場所のフォルダーを指定してください。',
  'folderRefusal.contains_data_folder':
    'このフォルダーにOutbox自身のデータがあります。別のフォルダーを指定するか、データを別の場所に置いてください。',

  'refusal.together.same': '{folder}は、すでに監視している{other}です。別のフォルダーを指定してください。',
  'refusal.together.inside':
    '{folder}は、すでに監視している{other}の中にあり、ファイルはそこから送信されます。その外のフォルダーを指定してください。',
  'refusal.together.around':
    'すでに監視している{other}が{folder}の中にあるため、ファイルが2回送信されてしまいます。別のフォルダーを指定してください。',
  'refusal.together.sent':
    '{folder}は、{other}の横にあり、Outboxが送信済みのファイルを移動する（ことになる）フォルダーです。中のファイルは送信されません。別のフォルダーを指定するか、このフォルダーの名前を変更してください。',
  'refusal.into.impossible':
    '{folder}のファイルをDropboxの「{into}」に入れることはできません。この名前のフォルダーは使用できません。別の名前を指定してください。',
  'refusal.into.taken':
    '{folder}のファイルをDropboxの「{into}」に入れることはできません。別の監視フォルダーのファイルがそこに入ります。別の名前を指定してください。',

  'notice.data_folder.open_to_others':
    'このコンピューターの他のユーザーがデータフォルダー{folder}の中を見ることができます。',
  'notice.data_folder.other_disk':
    'データフォルダー{folder}は、このコンピューターの通常のディスクにありません。停電の後、記録が不完全になることがあります。',
  'notice.records_renewed':
    'Outboxの記録が破損していたため、新しく作り直しました。すでにDropboxにあるものは再送信しません。',
  'notice.records_renewed.kept':
    'Outboxの記録が破損していたため、新しく作り直しました。以前の記録は{keptAs}として残してあります。すでにDropboxにあるものは再送信しません。',
  'notice.folder_replaced':
    '{folder}には、監視対象とは別のフォルダーがあります。正しいフォルダーであれば、次を実行してください：npm run outbox -- adopt --data {dataFolder}。それまではそこから何も送信しません。元のフォルダーが戻ると、送信は自動で再開します。',
  'notice.folder_adopted':
    '現在{folder}にあるフォルダーを監視します。中のファイルは新しいファイルとして扱われ、前のフォルダーから送信したファイルが置き換えられることはありません。',
  'notice.folder_changed': '今後は{before}ではなく{now}を監視します。前のフォルダーに待機中のファイルはありません。',
  'notice.folder_changed.waiting':
    '{count, plural, other {今後は{before}ではなく{now}を監視します。前のフォルダーの#個のファイル（{size}）はまだ送信されておらず、今は送信されません。送信するには、もう一度そのフォルダーを監視するか、別の記録を使って並行して監視してください。}}',
  'notice.folder_left': '{folder}の監視をやめました。待機中のファイルはなく、そこから送信したものは履歴に残ります。',
  'notice.folder_left.waiting':
    '{count, plural, other {{folder}の監視をやめました。まだ送信されていない#個のファイル（{size}）は元の場所に残ります。送信するには、もう一度そのフォルダーを監視してください。}}',

  'target.place': '今後、ファイルの送信先は{before}ではなく{now}です。',
  'target.account': '今後、ファイルは別のDropboxアカウントに送信されます。',
  'target.device': '今後、ファイルは{before}ではなく{now}のファイルとしてDropboxに送信されます。',
  'target.other': '今後、ファイルはDropbox内の別の場所に送信されます。',
  'target.place.files':
    '{count, plural, other {今後、ファイルの送信先は{before}ではなく{now}です。以前に送信した#個のファイルをそこで確認し、足りないものだけを送信します。}}',
  'target.account.files':
    '{count, plural, other {今後、ファイルは別のDropboxアカウントに送信されます。以前に送信した#個のファイルをそこで確認し、足りないものだけを送信します。}}',
  'target.device.files':
    '{count, plural, other {今後、ファイルは{before}ではなく{now}のファイルとしてDropboxに送信されます。以前に送信した#個のファイルをそこで確認し、足りないものだけを送信します。}}',
  'target.other.files':
    '{count, plural, other {今後、ファイルはDropbox内の別の場所に送信されます。以前に送信した#個のファイルをそこで確認し、足りないものだけを送信します。}}',
  'target.top': 'Dropboxの最上位フォルダー',
  'target.folder': 'Dropboxのフォルダー{folder}',
  'target.through': '{place}（{server}経由）',
}

// What a look at the set-up finds: at the server, its certificate, the folder and the records.
export const doctor: InOtherWords<typeof english.doctor> = {
  'doctor.nameUnknown':
    '{host}という名前のコンピューターが見つかりません。綴りを確認してください。社内の名前の場合は、先に会社のネットワーク（VPN）に接続してください。',
  'doctor.speaksTls': '{host}はTLSを使用しています。アドレスは https:// で始まる必要があります。何も送信していません。',
  'doctor.proxyOffers': 'プロキシが提供する方法：{schemes}。',
  'doctor.proxySaid': 'このコンピューターの応答：{said}',
  'doctor.answers': '{host}が応答しました。',
  'doctor.encrypted': '接続は暗号化されており、信頼できます。',
  'doctor.notEncrypted': '暗号化なし：このコンピューター自身への接続のみ。',
  'doctor.noCompanyServer':
    '{host}から応答がありますが、Outbox用の会社のサーバーではありません。アドレスを確認してください。',
  'doctor.deviceNotTold': 'このコンピューターが登録されているかどうか、サーバーから通知がありません。',
  'doctor.device': 'このコンピューターは{device}としてサーバーに登録されています。',
  'doctor.destination.top': 'ファイルはDropboxに届きます（1つあたり{size}まで）。',
  'doctor.destination.folder': 'ファイルはDropboxの{folder}に届きます（1つあたり{size}まで）。',
  'doctor.dropbox': 'Dropboxの受信先{host}が応答しました。',
  'doctor.noDropbox':
    'Dropboxの受信先{host}に接続できません。会社のサーバーは応答しますが、ネットワークでOutboxの接続が許可されるまでファイルは送信できません。',
  'doctor.noDropbox.because':
    'Dropboxの受信先{host}に接続できません。{because}会社のサーバーは応答しますが、ネットワークでOutboxの接続が許可されるまでファイルは送信できません。',
  'doctor.clock.right': 'このコンピューターの時計はサーバーの時計と合っています。',
  'doctor.clock.behind':
    '{count, plural, other {このコンピューターの時計はサーバーより#分遅れています。時計を合わせてください。}}',
  'doctor.clock.ahead':
    '{count, plural, other {このコンピューターの時計はサーバーより#分進んでいます。時計を合わせてください。}}',
  'doctor.tokenInFolder':
    'トークンファイルが{folder}にもあるため、それ自体が送信されてしまいます。別のフォルダーに置いてください。',
  'doctor.folder.unreachable': '{folder}にアクセスできません。',
  'doctor.folder.unreadable': '{folder}を読み取れません。開くためのアクセス許可を確認してください。',
  'doctor.folder.readable': '{folder}を読み取れます。',
  'doctor.folder.names':
    '中に{count, plural, other {#個の名前}}があり、{rules, plural, other {#個のルール}}により{excluded, number}個が除外されています。',
  'doctor.records':
    'Dropboxに{done, plural, other {#個のファイル}}、待機中{waiting, number}個、要対応{blocked, number}個。',
  'doctor.records.damaged':
    '{folder}の記録は破損しています。次に起動したとき、Outboxは別の名前で残し、新しい記録を始めます。すでにDropboxにあるものは再送信しません。',
  'doctor.records.otherFolder': '記録は別のフォルダー{folder}のものです。',
  'doctor.records.folder': '{folder}は記録と同じフォルダーです。',
  'doctor.records.replaced':
    '{folder}には、記録とは別のフォルダーがあるため、そこからは何も送信しません。正しいフォルダーであれば、コマンド adopt --data {dataFolder} で受け入れてください。',

  // Where the address and the key have just been typed, they are the first thing to doubt.
  'justTyped.server_unreachable': 'このアドレスから応答がありません。アドレスとネットワークを確認してください。',
  'justTyped.offline': 'ネットワークに接続されていないか、この名前を今は検索できません。接続を確認してください。',
  'justTyped.connection_lost': '応答の前に接続が切れました。アドレスとポートを確認してください。',
  'justTyped.timed_out':
    '接続はできましたが、時間内に応答がありませんでした。アドレスとポートを確認するか、後でもう一度お試しください。',
  'justTyped.bad_answer':
    'このアドレスから応答がありますが、会社のサーバーではないようです。アドレスとポートを確認してください。',
  'justTyped.sign_in_needed':
    'サーバーにこのキーが登録されていません。キーに抜けがないか確認するか、IT部門に新しいキーを依頼してください。',
  'justTyped.captive_portal':
    '会社のサーバーではなくWebページが応答しました。アドレスを確認してください。ゲスト用Wi-Fiの場合は、先にブラウザーでサインインしてください。',

  'certificate.noTls':
    '{host}はこのポートでTLS（https）を使用していません。アドレスとポートを確認してください。何も送信していません。',
  'certificate.authorityEnded':
    '{host}の証明書は、期限の切れた証明書で署名されています。更新が必要です。何も送信していません。',
  'certificate.ended':
    '{host}の証明書は{day}に期限が切れました。このコンピューターの時計が正しければ、更新が必要です。何も送信していません。',
  'certificate.notYet':
    '{host}の証明書は{day}から有効です。このコンピューターの時計を確認してください。何も送信していません。',
  'certificate.noName':
    '{host}の証明書は、{host}を含めどの名前に対しても発行されていません。発行先の名前を使用してください。何も送信していません。',
  'certificate.otherName':
    '{host}の証明書は、{host}ではなく{names}に対して発行されています。発行先の名前を使用してください。何も送信していません。',
  'certificate.moreNames': '{names}、他{count, number}件',
  'certificate.selfSigned':
    '{host}の証明書は自己署名のため、このコンピューターでは信頼されていません。IT部門はこれをシステムの信頼する認証局に追加できます（ターミナルのみの場合：NODE_EXTRA_CA_CERTS=FILE）。何も送信していません。',
  'certificate.unknownIssuer':
    '{host}の証明書は{issuer}によって署名されていますが、このコンピューターでは信頼されていません。IT部門はこれをシステムの信頼する認証局に追加できます（ターミナルのみの場合：NODE_EXTRA_CA_CERTS=FILE）。何も送信していません。',
  'certificate.someIssuer':
    '{host}の証明書は、このコンピューターで信頼されていない認証局によって署名されています。IT部門はこれをシステムの信頼する認証局に追加できます（ターミナルのみの場合：NODE_EXTRA_CA_CERTS=FILE）。何も送信していません。',
  'doctor.line.ok': '正常',
  'doctor.line.notOk': '異常',
  'doctor.allWell': 'すべて正常です。',
  'doctor.needYou': '{count, plural, other {このうち#件に対応が必要です。}}',
  'doctor.check.token_file': 'トークンファイル',
  'doctor.check.proxy': 'プロキシ',
  'doctor.check.server_address': 'サーバーのアドレス',
  'doctor.check.server_reached': 'サーバーへの接続',
  'doctor.check.company_server': '会社のサーバー',
  'doctor.check.certificate': '証明書',
  'doctor.check.token': 'トークン',
  'doctor.check.destination': '送信先',
  'doctor.check.clock': '時計',
  'doctor.check.folder': 'フォルダー',
  'doctor.check.policy': 'ポリシー',
  'doctor.check.certificates': '追加の認証局',
  'doctor.check.rules': 'ルール',
  'doctor.check.changes': 'フォルダーの変更',
  'doctor.check.records': '記録',
  'doctor.check.watched_folder': '監視フォルダー',
  'enrol.unreadable': 'これはコードではありません。コードは 7KQ2-M9XP-4TRV のような12文字の英数字です。',
  'enrol.none':
    'コードが入力されていません。求められたときにIT部門から受け取ったコードを入力するか、--code で指定してください。',
  'enrol.notValid':
    '会社のサーバーがこのコードを受け付けませんでした。すでに使われたか、15分以上前のものか、入力に誤りがあります。もう一度入力するか、IT部門に新しいコードを依頼してください。',
  'enrol.notOffered': '{host} はコードによるキーの発行に対応していません。IT部門にデバイスキーを依頼してください。',
  'enrol.tooOften': '会社のサーバーへの問い合わせが多すぎました。1分待ってからもう一度お試しください。',
  'signIn.trouble': '{host} で現在問題が起きています。1分ほど待ってから、もう一度お試しください。',
  'signIn.ask': 'IT部門から受け取ったコード：',
  'signIn.done': 'このコンピューターは {device} としてサインインしました。キーは {file} に保存されています。',
  'signIn.fileTaken':
    '{file} にはキー以外のものが入っているため、置き換えません。--token-file で別のファイルを指定してください。',
  'signIn.fileUnwritten':
    'キーを {file} に保存できません（システムの応答：{code}）。問い合わせは行っておらず、コードはまだ有効です。',
  'signIn.open': 'このデバイスまたは別のデバイスのブラウザーで {address} を開き、次のコードを入力してください：{code}',
  'signIn.openWhole': 'または、コードを含む {address} を開いてください。サインインが済むまで Outbox は待機します。',
  'signIn.denied': 'サインインが拒否されました。何も変わっていません。',
  'signIn.tooLate': '時間内にサインインされませんでした。何も変わっていません。もう一度サインインを始めてください。',
  'signIn.notLasting':
    '{host} のサインインは数分しか続きません。スコープ offline_access がないことをIT部門に伝えてください。',
  'signIn.providerFailed':
    'サインインサービス {host} は現在使えません（{detail}）。後でもう一度試すか、IT部門に連絡してください。',
  'signIn.otherServer':
    '{file} は別のサーバー {server} のサインインです。コマンド sign-in でこのサーバーにサインインしてください。',
  'signIn.damaged': '{file} のサインインが壊れています。コマンド sign-in でもう一度サインインしてください。',
  'signIn.notKept':
    'サインインはできましたが、ディスクまたはフォルダーに書き込めないため保存できません。解決してからもう一度サインインしてください。',
  'signIn.pageDone': 'サインインしました。このページは閉じてかまいません。',
  'signIn.pageFailed': 'サインインできませんでした。理由は Outbox に表示されます。このページは閉じてかまいません。',
  'signIn.notOffered':
    '{host} ではアカウントでのサインインはできません。デバイスキーまたはIT部門から受け取ったコードを入力してください。',
  'signOut.done':
    'サインアウトしました。{host} はサインインを取り消しました。待機中のファイルは残り、もう一度サインインすると送信されます。',
  'signOut.notTaken':
    'ここではサインアウトしましたが、{host} に伝えられませんでした（応答しないか、取り消しに対応していません）。待機中のファイルは残り、もう一度サインインすると送信されます。',
  'signOut.notForgotten':
    'サインイン情報をこのコンピューターから削除できません。ディスクまたはキーストアに書き込めないためです。解決してからもう一度サインアウトしてください。',
  'signOut.key':
    '{file} のデバイスキーを削除しました。待機中のファイルは残ります。キーそのものを取り消せるのはIT部門だけです。',
  'signOut.nobody': '{file} にはサインインもキーもないため、誰もサインアウトしませんでした。',
}
