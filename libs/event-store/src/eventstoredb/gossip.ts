import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { ChannelCredentials, Metadata, ServiceError } from '@grpc/grpc-js';
import { type Endpoint, isLasting } from './failures.js';

export type Asking = Readonly<{ credentials: ChannelCredentials; headers: Metadata }>;

const LONGEST_MS = 2_000;
const { LEADER } = gossip.MemberInfo.VNodeState;

const membersAt = async (
  { address, port }: Endpoint,
  { credentials, headers }: Asking,
): Promise<readonly gossip.MemberInfo[]> => {
  const client = new gossipService.GossipClient(`${address}:${String(port)}`, credentials, {
    'grpc.use_local_subchannel_pool': 1,
  });
  try {
    return await new Promise((resolve, reject) => {
      client.read(new shared.Empty(), headers, { deadline: Date.now() + LONGEST_MS }, (error, info) => {
        if (error === null) resolve(info.getMembersList());
        else reject(error);
      });
    });
  } finally {
    client.close();
  }
};

/** Undefined while none is elected. */
const leaderAmong = (members: readonly gossip.MemberInfo[]): Endpoint | undefined => {
  const leader = members.find((member) => member.getIsAlive() && member.getState() === LEADER)?.getHttpEndPoint();
  return leader && { address: leader.getAddress(), port: leader.getPort() };
};

const shuffled = (nodes: readonly Endpoint[]): readonly Endpoint[] =>
  nodes
    .map((node) => ({ node, at: Math.random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ node }) => node);

/** Which node leads, as the first says that knows. What the package has for this forgets why no node answered. @throws what stays so first, where no node answers */
export const findLeader = async (nodes: readonly Endpoint[], asking: Asking): Promise<Endpoint> => {
  const failures: Error[] = [];
  let hasAnswered = false;
  for (const node of shuffled(nodes))
    try {
      const leader = leaderAmong(await membersAt(node, asking));
      if (leader !== undefined) return leader;
      hasAnswered = true;
    } catch (error) {
      failures.push(error as ServiceError);
    }
  const noLeader = new Error('no node of the cluster leads now');
  throw hasAnswered ? noLeader : (failures.find(isLasting) ?? failures.at(-1) ?? noLeader);
};
