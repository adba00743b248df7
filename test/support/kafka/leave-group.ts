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

/** A request that the client has only for itself. */
const leave = async (port: number, group: string, member: string): Promise<void> => {
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

/** Takes members that were killed out of their group at once: else it waits for them until their session ends. */
export const leaveGroup = async (port: number, group: string): Promise<void> => {
  const kafka = new kafkajs.Kafka({ brokers: [`127.0.0.1:${String(port)}`], logLevel: kafkajs.logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  const { groups } = await admin.describeGroups([group]);
  await admin.disconnect();
  for (const { memberId } of groups.flatMap(({ members }) => members)) await leave(port, group, memberId);
};
