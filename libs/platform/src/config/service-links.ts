const OF_SERVICE = /_SERVICE_(?:HOST|PORT)(?:_\w+)?$|_PORT_\d+_(?:TCP|UDP|SCTP)(?:_\w+)?$/u;
const LINK = /^(?:tcp|udp|sctp):\/\//u;

/** Where a service is: Kubernetes sets such variables in every pod, by the names of the services around it. */
export const isServiceLink = (name: string, value: string | undefined): boolean =>
  OF_SERVICE.test(name) || (name.endsWith('_PORT') && LINK.test(value ?? ''));
