/** Which addresses a stranger may send this server to: those of the public internet, after resolution. */
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

// Two lists: in one, a wide IPv6 network would also catch IPv4 addresses, as if they were mapped.
const PRIVATE = { 4: new BlockList(), 6: new BlockList() } as const;
/** IANA special-purpose registries: whatever is not globally reachable unicast. */
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  PRIVATE[4].addSubnet(network, prefix, 'ipv4');
// Of IPv6 only 2000::/3 is given out at all; what lies in it and is not for everybody is listed.
for (const [network, prefix] of [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  PRIVATE[6].addSubnet(network, prefix, 'ipv6');

/** False for private, loopback, link-local, reserved and mapped addresses, and for what is no address. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !PRIVATE[4].check(address, 'ipv4');
  return family === 6 && !PRIVATE[6].check(address, 'ipv6');
}

export interface Address {
  address: string;
  family: number;
}

/** Every address of a host, or null when one of them is not public: a name with a private address among others is a trap. */
export async function publicAddressesOf(host: string, resolve: typeof lookup = lookup): Promise<Address[] | null> {
  const bare = host.replace(/^\[|\]$/g, '');
  const found = isIP(bare)
    ? [{ address: bare, family: isIP(bare) }]
    : await resolve(bare, { all: true }).catch(() => []);
  return found.length > 0 && found.every(({ address }) => isPublicAddress(address)) ? found : null;
}
