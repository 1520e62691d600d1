// This folder: the account of the person, as each system keeps it.

// The account with which a person is signed in to the computer, as a proxy is told of it (Negotiate, RFC 4559): by a ticket of Kerberos,
// or on Windows by whatever the system agrees on with the proxy. No name and no password passes through here.
import { gssapiTalk } from './gssapi.ts'
import { sspiTalk } from './sspi.ts'
import type { BeginTalk } from './talk.ts'

/** What this system offers. */
export const systemAccount: BeginTalk = (proxyHost) =>
  process.platform === 'win32' ? sspiTalk(proxyHost) : gssapiTalk(proxyHost)
