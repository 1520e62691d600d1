// What the terminal says about the records, the history and answers that are left for an Outbox that runs; and the text that is copied for IT.
import type * as english from '../../en/outside/records.ts'
import type { InOtherWords } from '../../messages.ts'

export const records: InOtherWords<typeof english.records> = {
  'records.no_records': '{folder}にはまだOutboxの記録がありません。',
  'records.newer_data': '{folder}の記録は、より新しいOutboxで書き込まれています。このOutboxを更新してください。',
  'records.older_data': '{folder}の記録は、古いOutboxで書き込まれています。このOutboxを一度起動すると引き継がれます。',
  'records.records_unreadable': '{folder}の記録を読み取れません。',
  'records.unwritable': 'Outboxは{folder}に書き込めません。アクセス許可と、ディスクの空きを確認してください。',

  'adopt.several': '{folders}に別のフォルダーがあります。正しいものを --folder で指定してください。',
  'adopt.unknown': '{folder}はこの記録では監視されていません。監視中のフォルダーを指定してください。',
  'adopt.no_folder': '{folder}の記録で監視されているフォルダーはありません。',
  'adopt.away': '現在、{folder}にはOutboxが調べられるフォルダーがないため、受け入れられません。',
  'adopt.there': '{folder}にあるのは監視中のフォルダーです。何もする必要はありません。',
  'adopt.replaced':
    '現在{folder}にあるフォルダーを受け入れました。Outboxが実行中であれば数秒で、そうでなければ次の起動時に、このフォルダーで再開します。',

  'decided.send':
    '{count, plural, other {#個のファイルを送信します。Outboxが実行中であれば1秒で、そうでなければ次の起動時に反映されます。}}',
  'decided.leave_out':
    '{count, plural, other {#個のファイルを除外します。Outboxが実行中であれば1秒で、そうでなければ次の起動時に反映されます。}}',
  'decided.send_after_all':
    '{count, plural, other {除外していた#個のファイルを送信します。Outboxが実行中であれば1秒で、そうでなければ次の起動時に反映されます。}}',
  'decided.nothing': '確認待ちのファイルはありません。何もする必要はありません。',
  'decided.nothingIn': '{folder}に確認待ちのファイルはありません。何もする必要はありません。',
  'decided.noneLeftOut': '手動で除外されたファイルはありません。何もする必要はありません。',
  'decided.noneLeftOutIn': '{folder}に手動で除外されたファイルはありません。何もする必要はありません。',

  'undo.waits':
    '{count, plural, other {#個の新しいファイルを{seconds, number}秒後に送信します。取り消すには：{command}}}',
  'undo.takenBack':
    '{count, plural, other {#個のファイルを取り消しました。ファイルはフォルダーに残り、もう一度保存するまで送信されません。}}',
  'undo.nothingWaits':
    '送信を待っている新しいファイルはないため、何も取り消していません。送信済みのものはDropboxに残ります。',
  'undo.tooLate': '取り消されたものはありません。すでに送信済みか送信中です。',
  'undo.noAnswer':
    '{folder}の記録を使って実行中のOutboxから応答がないため、何も取り消していません。実行中でない間は何も送信されません。',

  'sentList.unreadable':
    '現在、{folder}の履歴を読み取れません。送信に影響はありません。しばらくしてからもう一度お試しください。',
  'sentList.damaged':
    '{folder}の履歴は破損しており、読み取れません。送信に影響はありません。次のファイルを送信するときに、破損したファイルを別の名前で残し、新しい履歴を始めます。',
  'sentList.inDropbox': 'Dropbox内：{place}',
  'sentList.none': '一致する送信済みファイルはありません。',
  'sentList.sum': '{count, plural, other {#個のファイル、{size}。}}',
  'sentList.last': '最後の証明は{id}番です：{link}',
  'sentList.waiting': '{count, plural, other {送信したばかりの#個のファイルは、まだチェーンに入っていません。}}',
  'sentList.otherFolder': 'この履歴には、{folder}から送信したファイルはありません。',
  'sentList.changed': '{file}：送信後に変更されています。',
  'sentList.absent': '{file}：もうありません。',
  'sentList.cannotRead': '{file}：現在読み取れません。',
  'sentList.empty': '履歴は空です。',
  'sentList.whole': '{count, plural, other {履歴は完全です：#行すべてが書き込まれたときのままです。}}',
  'sentList.broken':
    '{count, plural, other {履歴は完全ではありません。残っている#行を確認しました。上に示したものは証明されていません。}}',
  'sentList.missing': '行{id}がありません。',
  'sentList.missingRows': '行{from}～{to}がありません。',
  'sentList.changedRow': '行{id}は書き込まれたときと異なります。',
  'sentList.changedRow.file': '行{id}は書き込まれたときと異なります（{file}）。',
  'sentList.same': '{count, plural, other {{folder}の#個のファイルは送信時と同じ}}',
  'sentList.nChanged': '送信後に変更{count, number}個',
  'sentList.nMoved': '送信後に Outbox が移動したもの{count, number}個',
  'sentList.nAbsent': 'なくなったもの{count, number}個',
  'sentList.nUnreadable': '読み取り不可{count, number}個',

  'support.file': 'ファイル：{name}',
  'support.leftOut': '状態：ルール{rule}により除外',
  'support.state': '状態：{state}',
  'support.size': 'サイズ：{bytes}バイト',
  'support.hash': 'コンテンツハッシュ：{hash}',
  'support.place': 'Dropbox内：{place}',
  'support.untold': '会社のサーバーから場所の通知なし',
  'support.copy': '{place}（コピー：同じ名前の別のものがすでにあったため）',
  'support.here': 'このコンピューター：{text}',
  'support.next': '次の試行：{time}',
  'support.unknownTime': '時刻不明',
}
