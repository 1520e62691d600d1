// Settings that are well formed and still must not run. Each refusal says what is wrong and what to do instead.
import { isIP } from 'node:net'
import { isLoopbackHost } from '#shared/http/loopback.ts'
import { foldPath } from '#shared/names.ts'
import { demoAppKey } from './demo.ts'
import { hashToken } from '../devices.ts'
import { findUnsafeSignIn } from '../sign-in/sign-in-settings.ts'
import { parseLoopbackOrigin } from './loopback-origin.ts'
import type { Settings } from './settings-schema.ts'

/** The first reason not to run, as a whole sentence, or null. */
export function findUnsafe(settings: Settings): string | null {
  const { dropbox, signIn } = settings
  const unsafeSignIn = signIn === null ? null : findUnsafeSignIn(signIn, dropbox.url !== null)
  return findUnsafeDoor(settings) ?? findUnsafeDropbox(settings) ?? findUnsafeDevices(settings) ?? unsafeSignIn
}

function findUnsafeDoor(settings: Settings): string | null {
  const { host, limits, tlsCertFile, tlsKeyFile, trustProxy } = settings
  if (limits.headMs > limits.requestMs) {
    return 'limits: headMs must not be longer than requestMs, which is the time for head and body together.'
  }
  if ((tlsCertFile === null) !== (tlsKeyFile === null)) return 'tlsCertFile and tlsKeyFile are needed both, or neither.'
  const unlisted = trustProxy.find((address) => !isProxyAddress(address))
  if (unlisted !== undefined) {
    return `trustProxy: "${unlisted}" is not the address of a proxy, like "10.0.0.5" or "10.0.0.0/24".`
  }
  if (!isLoopbackHost(host) && tlsCertFile === null && trustProxy.length === 0) {
    return (
      `host: ${host} can be reached by others, and device tokens would travel readable over plain http. ` +
      'Give tlsCertFile and tlsKeyFile, or listen on 127.0.0.1 behind a TLS proxy, or list the proxy in trustProxy.'
    )
  }
  return null
}

/** One address or a network of some size; "everybody" is not a list. */
function isProxyAddress(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  if (bits === undefined) return true
  return /^\d{1,3}$/.test(bits) && Number(bits) >= 8 && Number(bits) <= (family === 4 ? 32 : 128)
}

function findUnsafeDropbox(settings: Settings): string | null {
  const { appKey, linkHosts, url } = settings.dropbox
  const stranger = linkHosts.find((host) => !/^[a-z0-9-]+\.(dropboxapi|dropboxusercontent)\.com$/.test(host))
  if (stranger !== undefined) return `dropbox.linkHosts: ${stranger} does not belong to Dropbox.`
  if (url === null) {
    return appKey === demoAppKey ? "dropbox.appKey: this is the demo's key; Dropbox does not know it." : null
  }
  if (parseLoopbackOrigin(url) === null)
    return 'dropbox.url: only a local stand-in like "http://127.0.0.1:8081" is taken.'
  if (!isLoopbackHost(settings.host))
    return 'dropbox.url: a stand-in for Dropbox is for trials; listen on 127.0.0.1 then.'
  return null
}

function findUnsafeDevices({ devices }: Settings): string | null {
  const names = new Set<string>()
  const tokens = new Set<string>([hashToken('')])
  for (const { name, revoked, tokenSha256 } of devices) {
    // A computer that got another token is in the list twice: once as it was, once as it is.
    if (!revoked && names.has(foldPath(name))) return `devices: two devices are called ${name}.`
    if (tokens.has(tokenSha256))
      return `devices: the token of ${name} is empty or another device's; make one with --make-token.`
    if (!revoked) names.add(foldPath(name))
    tokens.add(tokenSha256)
  }
  return null
}
