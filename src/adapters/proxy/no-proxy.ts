// Which hosts NO_PROXY leaves out. Programs read it in different ways; here all forms count that curl, Go and Node know.
import { BlockList, isIP } from 'node:net'

/**
 * True where `url` is reached without the proxy. `except` is a list with commas or spaces: a domain (and all below it, with or
 * without a dot or "*." before it), an address, a net ("10.0.0.0/8"), each with a port or without, or "*" for all.
 */
export function isExcepted(except: string, url: URL): boolean {
  const port = url.port === '' ? '443' : url.port
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  return except
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => isMatch(readEntry(entry), host, port))
}

type Entry = { readonly host: string; readonly port: string | null }

function readEntry(entry: string): Entry {
  const [, bracketed, rest] = /^\[([^\]]+)\](.*)$/.exec(entry) ?? []
  if (bracketed !== undefined)
    return { host: bracketed.toLowerCase(), port: rest?.startsWith(':') ? rest.slice(1) : null }
  // An address of IPv6 has more than one colon, and no port without brackets.
  const [, host, port] = /^([^:]+):(\d+)$/.exec(entry) ?? []
  return { host: (host ?? entry).toLowerCase().replace(/\.$/, ''), port: port ?? null }
}

function isMatch(entry: Entry, host: string, port: string): boolean {
  if (entry.port !== null && entry.port !== port) return false
  if (entry.host === '*') return true
  const family = isIP(host)
  if (family !== 0) return isAddressIn(entry.host, host, family === 6 ? 'ipv6' : 'ipv4')
  const domain = entry.host.replace(/^\*?\./, '')
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`))
}

function isAddressIn(entry: string, address: string, family: 'ipv4' | 'ipv6'): boolean {
  const [net = '', bits] = entry.split('/')
  if (isIP(net) !== (family === 'ipv6' ? 6 : 4)) return false
  const most = family === 'ipv6' ? 128 : 32
  const length = bits === undefined ? most : Number(bits)
  if (!Number.isInteger(length) || bits === '' || length < 0 || length > most) return false
  const list = new BlockList()
  list.addSubnet(net, length, family)
  return list.check(address, family)
}
