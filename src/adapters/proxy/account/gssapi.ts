// A sign-in by the system's GSSAPI (RFC 2743, 2744): MIT's on Linux, Apple's on a Mac. It takes the tickets that the person has.
import { onThread } from './native-call.ts'
import type { AccountTalk, AccountWord } from './talk.ts'
import { libraryTalks } from './library-talk.ts'

/** SPNEGO, 1.3.6.1.5.5.2: both sides agree on Kerberos by it. */
const spnego = Buffer.from([0x2b, 0x06, 0x01, 0x05, 0x05, 0x02])
/** GSS_C_NT_HOSTBASED_SERVICE, 1.2.840.113554.1.2.1.4: the name is a service and its host. */
const hostBasedService = Buffer.from([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x12, 0x01, 0x02, 0x01, 0x04])

/** An upper half that is not 0 is an error; the lower one says whether the other side is to answer. */
const errorBits = 0xffff_0000
const [callStatus, mechanismStatus] = [1, 2]

type Pointer = bigint | null
type Bytes = { readonly length: number; readonly value: Buffer }
/** As the library fills it in: its own memory. */
type OutBytes = { length?: number | bigint; value?: Pointer }
type Oid = { readonly length: number; readonly elements: Buffer }

type Calls = {
  readonly importName: (minor: number[], name: Bytes, type: Oid, out: Pointer[]) => number
  readonly initialise: (
    minor: number[],
    credential: null,
    context: Pointer[],
    name: Pointer,
    mechanism: Oid,
    flags: number,
    seconds: number,
    bindings: null,
    heard: Bytes | null,
    usedMechanism: null,
    out: OutBytes[],
    usedFlags: null,
    usedSeconds: null,
  ) => Promise<number>
  readonly display: (
    minor: number[],
    status: number,
    type: number,
    mechanism: null,
    more: number[],
    out: OutBytes[],
  ) => number
  readonly deleteContext: (minor: number[], context: Pointer[], out: null) => number
  readonly releaseName: (minor: number[], name: Pointer[]) => number
  /** The bytes, copied; what the library holds is given back. */
  readonly take: (out: OutBytes[]) => Buffer
}

const talkWith = libraryTalks('GSSAPI', load)

/** Begins a sign-in at the proxy named `proxyHost`. */
export function gssapiTalk(proxyHost: string): AccountTalk {
  const context: Pointer[] = [null]
  const name: Pointer[] = [null]

  async function step(gss: Calls, heard: Buffer | null): Promise<AccountWord> {
    const minor = [0]
    if (name[0] === null) {
      const service = Buffer.from(`HTTP@${proxyHost}`)
      const status = gss.importName(minor, { length: service.length, value: service }, oidOf(hostBasedService), name)
      if (isError(status)) return { kind: 'none', said: reasonOf(gss, status, minor[0] ?? 0) }
    }
    const input = heard === null ? null : { length: heard.length, value: heard }
    const out: OutBytes[] = [{}]
    // On a thread of its own: the system may ask the key server of the company for a ticket. No flag: the account is not handed on.
    const status = await gss.initialise(
      minor,
      null,
      context,
      name[0] ?? null,
      oidOf(spnego),
      0,
      0,
      null,
      input,
      null,
      out,
      null,
      null,
    )
    const token = gss.take(out)
    if (isError(status)) return { kind: 'none', said: reasonOf(gss, status, minor[0] ?? 0) }
    return token.length === 0 ? { kind: 'none', said: 'GSSAPI has nothing more to say' } : { kind: 'token', token }
  }

  function release(gss: Calls): void {
    if (context[0] !== null) gss.deleteContext([0], context, null)
    if (name[0] !== null) gss.releaseName([0], name)
  }
  return talkWith({ step, release })
}

function isError(status: number): boolean {
  return (status & errorBits) !== 0
}

function oidOf(elements: Buffer): Oid {
  return { length: elements.length, elements }
}

/** The numbers, and the library's words for both: "No credentials were supplied …". */
function reasonOf(gss: Calls, status: number, minor: number): string {
  const words = [wordsFor(gss, status, callStatus), wordsFor(gss, minor, mechanismStatus)]
  return `GSSAPI ${status.toString(16)}.${minor}: ${words.filter((text) => text !== '').join('; ')}`
}

function wordsFor(gss: Calls, status: number, type: number): string {
  const out: OutBytes[] = [{}]
  if (isError(gss.display([0], status, type, null, [0], out))) return ''
  return gss.take(out).toString('utf8').replaceAll('\0', ' ').trim()
}

async function load(): Promise<Calls> {
  const { default: koffi } = await import('koffi')
  const isMac = process.platform === 'darwin'
  const library = koffi.load(isMac ? '/System/Library/Frameworks/GSS.framework/GSS' : 'libgssapi_krb5.so.2')
  // Apple's header packs it on Intel's processors.
  const layOut = isMac && process.arch === 'x64' ? koffi.pack : koffi.struct
  layOut('gss_OID_desc', { length: 'uint32', elements: 'void *' })
  koffi.struct('gss_buffer_desc', { length: 'size_t', value: 'void *' })
  const release = library.func('uint32 gss_release_buffer(_Out_ uint32 *minor, _Inout_ gss_buffer_desc *buffer)')
  const initialise = library.func(
    'uint32 gss_init_sec_context(_Out_ uint32 *minor, void *credential, _Inout_ void **context, void *name, gss_OID_desc *mechanism, uint32 flags, uint32 seconds, void *bindings, gss_buffer_desc *heard, void *usedMechanism, _Out_ gss_buffer_desc *out, void *usedFlags, void *usedSeconds)',
  )
  return {
    importName: library.func(
      'uint32 gss_import_name(_Out_ uint32 *minor, gss_buffer_desc *name, gss_OID_desc *type, _Out_ void **out)',
    ),
    initialise: onThread(initialise),
    display: library.func(
      'uint32 gss_display_status(_Out_ uint32 *minor, uint32 status, int type, void *mechanism, _Inout_ uint32 *more, _Out_ gss_buffer_desc *out)',
    ),
    deleteContext: library.func(
      'uint32 gss_delete_sec_context(_Out_ uint32 *minor, _Inout_ void **context, void *out)',
    ),
    releaseName: library.func('uint32 gss_release_name(_Out_ uint32 *minor, _Inout_ void **name)'),
    take(out) {
      const [{ length = 0, value = null } = {}] = out
      if (value === null || Number(length) === 0) return Buffer.alloc(0)
      const bytes = Buffer.from(koffi.decode(value, koffi.array('uint8', Number(length), 'Typed')))
      release([0], out)
      return bytes
    },
  }
}
