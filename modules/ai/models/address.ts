import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** An address no call may go to. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

export type AddressProblem = 'notAUrl' | 'credentials' | 'notHttps' | 'private' | 'query';

/** Networks of one's own house, of the machine itself and of clouds' inner services (RFC 6890). */
const inner = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  inner.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  inner.addSubnet(net, bits, 'ipv6');
}
/** IPv4 addresses written as IPv6 ones are judged as IPv4 by BlockList itself. */
const isInner = (address: string): boolean => inner.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/**
 * What is wrong with an address for models. Those the operator named in QUESTED_AI_LOCAL may be plain HTTP and inside
 * the house; all others are HTTPS and outside. Where a name leads is judged again with every connection.
 */
export function addressProblem(text: string, local: ReadonlySet<string>): AddressProblem | undefined {
  if (!URL.canParse(text)) return 'notAUrl';
  const url = new URL(text);
  if (url.username || url.password) return 'credentials';
  if (url.search || url.hash) return 'query';
  if (local.has(url.origin)) return undefined;
  if (url.protocol !== 'https:') return 'notHttps';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) && isInner(host) ? 'private' : undefined;
}

/** Resolves names for connections and refuses those that lead inside. */
export const lookupOutside: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '');
    const [first] = addresses;
    if (!first || addresses.some(({ address }) => isInner(address))) {
      return done(new AddressRefused(`${hostname} leads to an address inside the house`), '');
    }
    return options.all ? done(null, addresses) : done(null, first.address, first.family);
  });
};
