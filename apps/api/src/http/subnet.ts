const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
/** Some proxies name a port too, and with it brackets around an IPv6 address. */
const WITH_PORT = /^(?:\[([^\]]+)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+)$/;
const ZONE = /%.*$/;

const plain = (given: string): string => WITH_PORT.exec(given)?.slice(1).find(Boolean) ?? given.replace(ZONE, '');

/** An IPv4 address, or the /64 prefix of an IPv6 address: whoever has one address of a /64 has all of them. */
export const subnetOf = (given: string): string => {
  const address = plain(given);
  const mapped = MAPPED.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  const groups = [...head, ...zeros, ...tail].slice(0, 4);
  return groups.map((group) => group.toLowerCase().replace(/^0+(?=.)/, '')).join(':');
};
