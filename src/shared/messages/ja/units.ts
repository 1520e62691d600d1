// Moments, lengths of time, sizes and speeds, as they stand inside Japanese sentences.
import type * as english from '../en/units.ts'
import type { InOtherWords } from '../messages.ts'

export const units: InOtherWords<typeof english.units> = {
  'text.two': '{first}{second}',
  'text.quoted': '「{text}」',
  'time.now': '今',
  'time.inSeconds': '{count, plural, other {#秒後}}',
  'time.inMinutes': '{count, plural, other {#分後}}',
  'time.at': '{clock}',
  'time.onDayAt': '{day} {clock}',
  'time.byOnDay': '{day} {clock}',
  'time.dayAt': '{day} {clock}',
  'time.dayAndClock': '{day} {clock}',
  'time.aMinute': '1分',
  'time.minutes': '{range}分',
  'time.hours': '{range}時間',
  'time.range': '{from, number}～{to, number}',
  'size.bytes': '{count, plural, other {#バイト}}',
  'size.withBytes': '{size}（{count, plural, other {#バイト}}）',
  'size.of': '{done} / {all}',
  'size.perSecond': '{size}/秒',
  'count.files': '{count, plural, other {#個のファイル}}',
  'speed.full': '最大速度',
  'speed.fullUntil': '{clock}まで最大速度',
  'speed.timetableFull': '最大速度（スケジュール）',
  'speed.timetableFullUntil': '{clock}まで最大速度（スケジュール）',
  'speed.timetable': '{limit}（スケジュール）',
  'speed.timetableUntil': '{clock}まで{limit}（スケジュール）',
  'speed.paused': '一時停止中',
  'speed.measuring': 'ファイルの送信で回線を測定した後、余裕を残す',
  'speed.auto': '回線に余裕を残す：{rate}',
  'speed.fixed': '最大{rate}',
  'speedFault.none': '「{text}」は速度ではありません。full、auto、500（kB/秒）、2MB/sのように入力してください。',
  'speedFault.range': '「{text}」は送信速度として使用できません。上限は{least}～{most}の範囲で指定してください。',
  'speedFault.many': 'スケジュールに入力できるのは{most, number}件までです。',
  'speedFault.entry':
    '「{text}」はスケジュールの項目ではありません。「Mon-Fri 08:00-18:00 500」のように入力してください。',
  'speedFault.overlap':
    '「{one}」と「{other}」の時間が重なっています。一方が終わる時刻に他方が始まるようにしてください。',
}
