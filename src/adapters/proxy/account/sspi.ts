// A sign-in by Windows itself (SSPI, package Negotiate): Kerberos where the computer is in a domain, else what both sides know.
import { onThread } from './native-call.ts'
import type { AccountTalk, AccountWord } from './talk.ts'
import { libraryTalks } from './library-talk.ts'

const outbound = 2
const nativeData = 0x10
const continueNeeded = 0x9_0312
const tokenBuffer = 2
/** More than any ticket: a ticket of Kerberos on Windows has 48,000 bytes at most. */
const mostTokenBytes = 64 * 1024
/** The system's handles are two pointers, as is a time. */
const handleBytes = 16
const pointerBytes = 8

type Calls = {
  readonly acquire: (
    principal: null,
    pack: string,
    use: number,
    logon: null,
    data: null,
    keyFunction: null,
    keyArgument: null,
    out: Buffer,
    expiry: Buffer,
  ) => Promise<number>
  readonly initialise: (
    credential: Buffer,
    context: Buffer | null,
    target: string,
    flags: number,
    reserved: number,
    data: number,
    heard: Buffer | null,
    alsoReserved: number,
    newContext: Buffer,
    out: Buffer,
    usedFlags: number[],
    expiry: Buffer,
  ) => Promise<number>
  readonly freeCredential: (handle: Buffer) => number
  readonly deleteContext: (handle: Buffer) => number
  readonly addressOf: (bytes: Buffer) => bigint
}

const talkWith = libraryTalks('SSPI', load)

/** Begins a sign-in at the proxy named `proxyHost`. Windows only, on processors of 64 bit. */
export function sspiTalk(proxyHost: string): AccountTalk {
  const credential = Buffer.alloc(handleBytes)
  const context = Buffer.alloc(handleBytes)
  const expiry = Buffer.alloc(handleBytes)
  let [hasCredential, hasContext] = [false, false]

  async function step(sspi: Calls, heard: Buffer | null): Promise<AccountWord> {
    if (!hasCredential) {
      const status = await sspi.acquire(null, 'Negotiate', outbound, null, null, null, null, credential, expiry)
      if (isError(status)) return { kind: 'none', said: reasonOf(status) }
      hasCredential = true
    }
    const input = heard === null ? null : describe(heard, sspi)
    const output = describe(Buffer.alloc(mostTokenBytes), sspi)
    // No flag: the account is not handed on.
    const status = await sspi.initialise(
      credential,
      hasContext ? context : null,
      `HTTP/${proxyHost}`,
      0,
      0,
      nativeData,
      input?.description ?? null,
      0,
      context,
      output.description,
      [0],
      expiry,
    )
    if (isError(status)) return { kind: 'none', said: reasonOf(status) }
    hasContext = true
    const token = output.bytes.subarray(0, output.part.readUInt32LE(0))
    if (token.length > 0) return { kind: 'token', token }
    return {
      kind: 'none',
      said: status === continueNeeded ? 'SSPI wants to hear more' : 'SSPI has nothing more to say',
    }
  }

  function release(sspi: Calls): void {
    if (hasContext) sspi.deleteContext(context)
    if (hasCredential) sspi.freeCredential(credential)
  }
  return talkWith({ step, release })
}

/** SecBufferDesc with one SecBuffer, and what they point to: the system writes the length into the part. */
function describe(bytes: Buffer, sspi: Calls): { description: Buffer; part: Buffer; bytes: Buffer } {
  const part = Buffer.alloc(handleBytes)
  part.writeUInt32LE(bytes.length, 0)
  part.writeUInt32LE(tokenBuffer, 4)
  part.writeBigUInt64LE(sspi.addressOf(bytes), pointerBytes)
  const description = Buffer.alloc(handleBytes)
  description.writeUInt32LE(1, 4)
  description.writeBigUInt64LE(sspi.addressOf(part), pointerBytes)
  return { description, part, bytes }
}

function isError(status: number): boolean {
  return status < 0
}

/** As Windows writes it: 8009030E is "no credentials". */
function reasonOf(status: number): string {
  return `SSPI ${(status >>> 0).toString(16).toUpperCase()}`
}

async function load(): Promise<Calls> {
  const { default: koffi } = await import('koffi')
  const library = koffi.load('secur32.dll')
  const acquire = library.func(
    'int32 __stdcall AcquireCredentialsHandleW(void *principal, str16 pack, uint32 use, void *logon, void *data, void *keyFunction, void *keyArgument, void *out, void *expiry)',
  )
  const initialise = library.func(
    'int32 __stdcall InitializeSecurityContextW(void *credential, void *context, str16 target, uint32 flags, uint32 reserved, uint32 data, void *heard, uint32 alsoReserved, void *newContext, void *out, _Out_ uint32 *usedFlags, void *expiry)',
  )
  return {
    acquire: onThread(acquire),
    initialise: onThread(initialise),
    freeCredential: library.func('int32 __stdcall FreeCredentialsHandle(void *handle)'),
    deleteContext: library.func('int32 __stdcall DeleteSecurityContext(void *handle)'),
    addressOf: (bytes) => koffi.address(bytes),
  }
}
