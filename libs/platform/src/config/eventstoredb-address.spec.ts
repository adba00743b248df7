import { eventStoreDbAddress } from './eventstoredb-address.js';

describe('an address of EventStoreDB', () => {
  const ADDRESSES: [string, object][] = [
    [
      'esdb://127.0.0.1:2113?tls=false',
      { endpoints: [{ address: '127.0.0.1', port: 2113 }], isCluster: false, tls: null, credentials: null },
    ],
    ['kurrentdb://db.example', { endpoints: [{ address: 'db.example', port: 2113 }], isCluster: false }],
    [
      'esdb+discover://admin:p%40ss%3Aw%2F@db.example:2114/',
      { isCluster: true, credentials: { username: 'admin', password: 'p@ss:w/' } },
    ],
    [
      'KurrentDB+discover://[::1]:2113,b?TLS=true&nodePreference=Leader',
      {
        isCluster: true,
        endpoints: [
          { address: '[::1]', port: 2113 },
          { address: 'b', port: 2113 },
        ],
      },
    ],
  ];
  it.each(ADDRESSES)('such as %s says where and how', (url, says) => {
    expect(eventStoreDbAddress(url)).toMatchObject(says);
  });

  const REFUSED: [string, string][] = [
    ['esdb://u:p:w@h', 'write %3A, %40 and %2F'],
    ['esdb://u:p@ss@h', 'write %3A, %40 and %2F'],
    ['esdb://u@h', 'a name and a password'],
    ['esdb://u:100%@h', 'write %25'],
    ['esdb://', 'HOST or HOST:PORT'],
    ['esdb://h:99999', 'HOST or HOST:PORT'],
    ['esdb://h:2113?tlsVerifyCert=false', 'tlsVerifyCert, which means nothing here'],
    ['esdb://h?tls=no', 'neither true nor false'],
    ['esdb://u:p@h?tls=false', 'sent in clear'],
    ['esdb://h?nodePreference=follower', 'only be leader'],
    ['esdb://h?tlsCAFile=/nowhere/ca.pem', 'cannot be read'],
    ['esdb://h?tlsCAFile=package.json', 'is none in PEM'],
    ['esdb://h?userKeyFile=/dev/null', 'go together'],
    ['esdb://h?userKeyFile=/dev/null&userCertFile=/dev/null', 'no certificate and its key'],
    ['esdb://u:p?w@h:2113', 'write %3F'],
    ['esdb://u:p?p:w', 'the option …, which'],
    ['http://h:2113', 'no address of EventStoreDB'],
  ];
  it.each(REFUSED)('such as %s is refused with the reason, and without the password', (url, why) => {
    const refused = () => eventStoreDbAddress(url);
    expect(refused).toThrow(why);
    expect(refused).not.toThrow(/p:w|p@ss|100%@/u);
  });
});
