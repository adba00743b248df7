import kafkajs from 'kafkajs';

const { AclOperationTypes: Ops, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

export type Right = keyof typeof Ops;
type Grant = Readonly<{ on: 'TOPIC' | 'GROUP'; named: string; isPrefix?: true; to: readonly Right[] }>;

/** Lets each user do this and nothing else; `brokers`: where the operator comes in. */
export const grant = async (
  brokers: readonly string[],
  users: readonly Readonly<{ username: string }>[],
  grants: readonly Grant[],
): Promise<void> => {
  const admin = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING }).admin();
  await admin.connect();
  const each = users.flatMap(({ username }) => grants.map((one) => ({ ...one, username })));
  const acl = each.flatMap(({ username, on, named, isPrefix = false, to }) =>
    to.map((operation) => ({
      ...{ resourceType: AclResourceTypes[on], resourceName: named, operation: Ops[operation] },
      ...{
        resourcePatternType: ResourcePatternTypes[isPrefix ? 'PREFIXED' : 'LITERAL'],
        permissionType: AclPermissionTypes.ALLOW,
      },
      ...{ principal: `User:${username}`, host: '*' },
    })),
  );
  await admin.createAcls({ acl });
  await admin.disconnect();
};
