import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import type { sendUnaryData } from '@grpc/grpc-js';

export type Member = Readonly<{
  state: keyof typeof gossip.MemberInfo.VNodeState;
  address: string;
  port: number;
  isAlive?: boolean;
}>;

const infoOf = ({ state, address, port, isAlive = true }: Member): gossip.MemberInfo => {
  const at = new gossip.EndPoint();
  at.setAddress(address);
  at.setPort(port);
  const info = new gossip.MemberInfo();
  info.setState(gossip.MemberInfo.VNodeState[state]);
  info.setIsAlive(isAlive);
  info.setHttpEndPoint(at);
  return info;
};

/** Whoever asks is told, without a name and password, as the real one does. */
export const gossipMethods = (node: Readonly<{ members: readonly Member[] }>) => ({
  read: (_: unknown, answer: sendUnaryData<gossip.ClusterInfo>): void => {
    const cluster = new gossip.ClusterInfo();
    cluster.setMembersList(node.members.map(infoOf));
    answer(null, cluster);
  },
});
