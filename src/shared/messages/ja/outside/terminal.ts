// What is wrong with a command line. Commands and options are the same in every language.
import type * as english from '../../en/outside/terminal.ts'
import type { InOtherWords } from '../../messages.ts'

export const command: InOtherWords<typeof english.command> = {
  'terminal.language': 'Outboxは「{tag}」に対応していないため、英語で表示します。対応している言語：{names}。',

  'command.none': '実行する内容を指定してください：{commands}。',
  'command.unknown': '「{name}」というコマンドはありません。使えるコマンド：{commands}。',
  'command.needs': 'コマンド {command} には {option} が必要です。',
  'command.noFiles': '送信するファイルを1つ以上指定してください。',
  'command.emptyFile': 'ファイル名が空です。',
  'command.emptyCode': 'コードが空です。--code を付けなければ、入力を求められます。',
  'command.emptyFolder': 'フォルダー名が空です。',
  'command.oneFile': '確認するファイルを1つ指定してください。',

  'option.needsValue': 'オプション {option} には値が必要です。',
  'option.unknown': '不明なオプション：{option}。',
  'option.noValue': 'オプション {option} に値は指定できません。',
  'option.stray': '余分な引数：{word}。',
  'option.unreadable': 'コマンドラインを解釈できません。',
  'option.historyDays': 'オプション --history-days には1～{most}の整数で日数を指定してください。',
  'option.afterUpload': 'オプション --after-upload には keep、sent、trash のいずれかを指定してください。',
  'option.largeFiles': 'オプション --large-files には1～{most, number}の整数でファイル数を指定してください。',
  'option.grace': 'オプション --grace には0～{most, number}の整数で秒数を指定してください。',
  'option.both': '--send と --leave-out のどちらか一方だけを指定してください。',
  'option.in': 'オプション --in は --send または --leave-out と一緒に使います。',
  'option.format': '「{format}」という形式はありません。table、csv、jsonl を使えます。',
  'option.day': 'オプション {option} には 2026-03-31 のように日付を指定してください。',
  'option.dayOrder': '--from の日付が --to の日付より後です。',
  'option.folder': 'オプション --folder は --verify と一緒に使います。その中のファイルをもう一度読み取ります。',
  'option.oncePause': '--once を付けた実行では、スケジュールの一時停止を待ちません。どちらかを外してください。',

  'tokenFile.not_a_file': 'トークンファイル{file}を読み取れません：ファイルではありません。',
  'tokenFile.missing': 'トークンファイル{file}を読み取れません：存在しません。',
  'tokenFile.not_allowed': 'トークンファイル{file}を読み取れません：アクセス許可がありません。',
  'tokenFile.folder': 'トークンファイル{file}を読み取れません：フォルダーです。',
  'tokenFile.other': 'トークンファイル{file}を読み取れません（システムの応答：{code}）。',
  'tokenFile.long': 'トークンファイル{file}は、トークンとしては長すぎます。',
  'tokenFile.empty': 'トークンファイル{file}は空です。',
  'tokenFile.lines': 'トークンファイル{file}に複数の行があります。トークンだけを入れてください。',
  'tokenFile.letters': 'トークンファイル{file}にスペースまたは特殊文字が含まれているため、トークンではありません。',
  'tokenFile.open':
    'このコンピューターの他のユーザーがトークンファイル{file}を読み取れます。次のコマンドで禁止してください：chmod 600 {file}',
  'tokenFile.fine': 'トークンファイルを読み取れます。',

  'proxy.unusable':
    '{name}は http://proxy.example:3128 または socks5://proxy.example:1080 の形式のプロキシではありません。他の種類のプロキシは使用できません。',
  'proxy.way': '外部への接続にはプロキシ {proxy} を使います。',

  'policy.say': '--report または --check FILE を指定してください。',
  'policy.settingsOption': 'オプション --settings は --report と一緒に使います。',
  'policy.optionRefused':
    'オプション {option} は使用できません：「{key}」は組織が決めています（{place}）。このオプションを外してください。',
  'policy.optionBroken': 'オプション {option} は使用できません：{fault}このオプションを外してください。',
  'policy.outside':
    '{file}は送信できません：組織の指定により、送信できるのは{folder}のファイルだけです（「watchFolder」、{place}）。何も送信していません。',
  'policy.changed': '組織のポリシーが変わったため、Outboxは新しいポリシーでやり直します。',
  'policy.fineDocument': 'このポリシーに問題はありません。',
  'policy.fine': 'ポリシーに問題はありません。',
  'policy.settingsUnreadable': '設定を読み取れません。',
  'policy.place.found': '{place}：読み取り済み',
  'policy.place.nothing': '{place}：なし',
  'policy.place.unusable': '{place}：あり、使用不可',

  'run.sending': '{count, plural, other {#個の名前を{server}に送信します。}}',
  'run.sendingFolder': '{folder}の内容を{server}に送信します。',
  'run.watching': '{folder}を監視しています。そこに保存されたファイルは{server}に送信されます。Ctrl-Cで終了します。',
  'run.goesOn': '送信を再開します。',
  'run.nothingSent': '何も送信していません。',
  'run.needYou': '{count, plural, other {要対応#個}}',
  'run.asked': '{count, plural, other {確認待ち#個}}',
  'run.waiting': '{count, plural, other {待機中#個}}',
  'run.leftOut': '{count, plural, other {ルールにより除外#個}}',
  'run.done': '{file}はDropboxにあります。',
  'run.doneAt': '{file}はDropboxにあります：{place}',
  'run.doneCopy': '同じ名前の別のものがすでにあったため、{file}はコピーとしてDropboxにあります：{place}',
  'run.gone': '{file}は送信前に移動または削除されました。',
  'run.excluded': '{file}は送信されません。',
  'run.about': '{file}：{text}',
  'run.counts': '{all, number}個中{done, number}個完了。',
  'run.left': '残り約{range}',
  'run.sentence': '{text}。',
  'run.and': '{first}、{second}',
  'run.driveHangs': 'ドライブが応答しないため、Outboxは待たずに終了します。送信した内容は記録されています。',
  'run.cannotPrint': 'Outboxの出力を書き込めないため（{code}）、終了します。',

  'dryRun.withSize': '{name}（{size}）',
  'dryRun.send': '{file}：送信されます。',
  'dryRun.in_dropbox': '{file}：すでにDropboxにあります。',
  'dryRun.left_out': '{file}：除外されます。',
  'dryRun.refused': '{file}：拒否されます。',
  'dryRun.too_large':
    '{file}：拒否されます。会社のサーバーが受け付けるのは{size}までです。小さくするか、分割してください。',
  'dryRun.unreadable':
    '{folder}の一覧を取得できないため、中のファイルがわかりません。開くためのアクセス許可を確認してください。',
  'dryRun.unreadable.root':
    'フォルダーの一覧を取得できないため、中のファイルがわかりません。開くためのアクセス許可を確認してください。',
  'dryRun.rule.company': 'ルール：{rule}（会社の設定）。',
  'dryRun.rule.builtIn': 'ルール：{rule}（組み込み、{madeBy}用）。',
  'dryRun.sum.send': '{count, plural, other {送信対象#個（{size}）}}',
  'dryRun.sum.in_dropbox': '{count, plural, other {Dropboxにあるもの#個（{size}）}}',
  'dryRun.sum.left_out': '除外{count, number}個',
  'dryRun.sum.refused': '拒否{count, number}個',
  'dryRun.limitsUnknown':
    '会社のサーバーからファイルの大きさの上限が通知されなかったため、リンク1つあたり通常の150 MiBを上限とします。',
}
