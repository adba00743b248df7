import { once } from 'node:events';
import { createConnection } from 'node:net';
import kafkajs from 'kafkajs';

const LEAVE_GROUP = 13;
const VERSION = 1;

const text = (of: string): Buffer => {
  const bytes = Buffer.from(of);
  const length = Buffer.alloc(2);
  length.writeInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/** What a client says of itself when it leaves: a request that ours has for itself alone. Takes one that was killed out of its group at once. */
export const leaveAs = async (port: number, group: string, member: string): Promise<void> => {
  const head = Buffer.alloc(8);
  head.writeInt16BE(LEAVE_GROUP, 0);
  head.writeInt16BE(VERSION, 2);
  const request = Buffer.concat([head, text('test'), text(group), text(member)]);
  const size = Buffer.alloc(4);
  size.writeInt32BE(request.length);
  const socket = createConnection(port, '127.0.0.1');
  socket.write(Buffer.concat([size, request]));
  await once(socket, 'data');
  socket.destroy();
};

const groupNow = async (port: number, group: string) => {
  const kafka = new kafkajs.Kafka({ brokers: [`127.0.0.1:${String(port)}`], logLevel: kafkajs.logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  try {
    return (await admin.describeGroups([group])).groups[0];
  } finally {
    await admin.disconnect();
  }
};

/** How many partitions each member of a group has, by its id; none while they are being shared out. */
export const membersOf = async (port: number, group: string): Promise<ReadonlyMap<string, number>> => {
  const found = await groupNow(port, group);
  const members = found?.state === 'Stable' ? found.members : [];
  return new Map(
    members.map(({ memberId, memberAssignment }) => {
      const { assignment = {} } = kafkajs.AssignerProtocol.MemberAssignment.decode(memberAssignment) ?? {};
      return [memberId, Object.values(assignment).flat().length];
    }),
  );
};

/** Takes members that were killed out of their group at once: else it waits for them until their session ends. */
export const leaveGroup = async (port: number, group: string): Promise<void> => {
  for (const { memberId } of (await groupNow(port, group))?.members ?? []) await leaveAs(port, group, memberId);
};
