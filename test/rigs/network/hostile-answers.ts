// Answers of broken servers, proxies and captive portals, byte for byte. None of them is a clean yes.

/** A content hash in the right form, so that only the wrapping is wrong. */
export const someHash = 'f83e4b6b'.repeat(8)

const json = `{"content-hash":"${someHash}"}`
const crlf = '\r\n'

function answer(head: readonly string[], body: string): string {
  return [...head, '', body].join(crlf)
}

function okay(...headers: string[]): string {
  return answer(['HTTP/1.1 200 OK', 'Content-Type: application/json', ...headers], json)
}

function okayWith(body: string, contentType = 'application/json'): string {
  const length = Buffer.byteLength(body)
  return answer(['HTTP/1.1 200 OK', `Content-Type: ${contentType}`, `Content-Length: ${length}`], body)
}

const length = `Content-Length: ${json.length}`

/** Not HTTP, or HTTP that contradicts itself: nobody may read a yes out of it. The server closes after each. */
export const brokenAnswers: Readonly<Record<string, string>> = {
  'nothing at all': '',
  'an empty line': crlf,
  'HTTP/0.9': json,
  garbage: '\u0000\u0001\u0002\u0003garbage',
  'a TLS alert': '\u0015\u0003\u0001\u0000\u0002\u0002\u0046',
  'an SSH greeting': 'SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n',
  'a mail server': '220 mail.example.com ESMTP\r\n',
  'HTTP/2 in the clear': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'an HTTP request': `POST / HTTP/1.1\r\nHost: x\r\n${length}\r\n\r\n${json}`,
  'another protocol name': okay(length).replace('HTTP/1.1', 'HTTQ/1.1'),
  'an unknown version': okay(length).replace('HTTP/1.1', 'HTTP/9.9'),
  'no version': okay(length).replace('HTTP/1.1', 'HTTP'),
  'no status': okay(length).replace(' 200 OK', ''),
  'a status of words': okay(length).replace('200', 'two'),
  'a status of four digits': okay(length).replace('200', '2000'),
  'a negative status': okay(length).replace('200', '-200'),
  'half a head': 'HTTP/1.1 200 OK\r\nContent-Type: applic',
  'a head without end': 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n',
  'a truncated body': okay(`Content-Length: ${json.length + 1}`),
  'a body that is missing': answer(['HTTP/1.1 200 OK', length], ''),
  'two lengths that differ': okay(length, 'Content-Length: 7'),
  'two lengths that agree': okay(length, length),
  'a length list': okay(`Content-Length: ${json.length}, 7`),
  'a negative length': okay('Content-Length: -1'),
  'a length of words': okay('Content-Length: many'),
  'a hexadecimal length': okay('Content-Length: 0x4e'),
  'a length above every number': okay(`Content-Length: ${'9'.repeat(40)}`),
  'a length and chunks': okay(length, 'Transfer-Encoding: chunked'),
  'chunks without end': okay('Transfer-Encoding: chunked').replace(json, `4e\r\n${json}`),
  'chunks of no size': okay('Transfer-Encoding: chunked').replace(json, `zz\r\n${json}\r\n0\r\n\r\n`),
  'chunks larger than they are': okay('Transfer-Encoding: chunked').replace(json, `ffff\r\n${json}\r\n0\r\n\r\n`),
  'a length shorter than the body': okay(`Content-Length: ${json.length - 5}`),
  'garbage behind the answer': `${okay(length)}garbage`,
  'a header without colon': okay(length, 'no colon here'),
  'a header with a null': okay(length, 'X-Null: a\u0000b'),
  'a header name with a space': okay(length, 'X Bad: 1'),
  'bare carriage returns': okay(length).replaceAll(crlf, '\r'),
  'a folded header': okay(length, 'X-Long: a\r\n b\r\n\u0000c'),
  'a head of 17 KiB': okay(length, `X-Long: ${'a'.repeat(17 * 1024)}`),
  'a thousand headers': okay(length, ...Array.from({ length: 1_500 }, (_, index) => `X-Number-${index}: ${index}`)),
  'a body of 65 KiB': okayWith(json + ' '.repeat(65 * 1024)),
  'a body of 1 MiB, said to be short': okay('Content-Length: 10') + 'x'.repeat(1024 * 1024),
  'an endless body': answer(['HTTP/1.1 200 OK', 'Connection: close'], 'x'.repeat(200_000)),
  'a change of protocol': answer(['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: upgrade'], ''),
  'eleven interim answers and no other': 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(11),
  'eleven interim answers before a yes': 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(11) + okay(length),
}

/** Well-formed HTTP with status 200 and no readable yes in it. */
export const emptyYeses: Readonly<Record<string, string>> = {
  'no body': okayWith(''),
  'an empty object': okayWith('{}'),
  'an array': okayWith(`["${someHash}"]`),
  'a string': okayWith(`"${someHash}"`),
  'a number': okayWith('200'),
  null: okayWith('null'),
  true: okayWith('true'),
  'half of the JSON': okayWith(json.slice(0, 40)),
  'two JSON values': okayWith(json + json),
  text: okayWith('OK', 'text/plain'),
  'another name': okayWith(`{"content_hash":"${someHash}"}`),
  'a hash of null': okayWith('{"content-hash":null}'),
  'a hash of numbers': okayWith('{"content-hash":12345}'),
  'a hash in a list': okayWith(`{"content-hash":["${someHash}"]}`),
  'an empty hash': okayWith('{"content-hash":""}'),
  'a hash of 63 digits': okayWith(`{"content-hash":"${someHash.slice(1)}"}`),
  'a hash of 65 digits': okayWith(`{"content-hash":"${someHash}0"}`),
  'a hash in upper case': okayWith(`{"content-hash":"${someHash.toUpperCase()}"}`),
  'a hash with a line end': okayWith(`{"content-hash":"${someHash}\\n"}`),
  'a hash that is none': okayWith(`{"content-hash":"${'z'.repeat(64)}"}`),
  'a prototype': okayWith(`{"__proto__":{"content-hash":"${someHash}"}}`),
  'deep nesting': okayWith('['.repeat(30_000) + ']'.repeat(30_000)),
  'bytes that are no text': okayWith('\u00ff\u00fe\u0000'),
}

/** What a Wi-Fi sign-in page or a blocking proxy answers, with status 200. */
export const webPages: Readonly<Record<string, string>> = {
  'a labelled page': okayWith('<p>Sign in</p>', 'text/html; charset=utf-8'),
  'a labelled page with JSON in it': okayWith(json, 'text/html'),
  'a page labelled as JSON': okayWith('<!DOCTYPE html><html><body>Sign in</body></html>'),
  'a page after white space': okayWith('\r\n  <html><head></head></html>'),
  'a page with a byte order mark': okayWith('\u{feff}<html></html>'),
  XHTML: okayWith('<?xml version="1.0"?><html/>', 'application/xhtml+xml'),
}
