import type { Replayed } from '@plumbline/messaging';
import type { KafkaConfig } from '@plumbline/platform';
import type { Command } from 'commander';
import { CliError, EXIT } from '../exit-codes.js';
import { messageOf } from '../file-trouble.js';
import { Output } from '../output.js';
import type { GlobalOptions } from '../session.js';

type Options = GlobalOptions & Readonly<{ id?: string; all?: boolean }>;

const kafkaOf = async (): Promise<KafkaConfig> => {
  const { takeKafkaConfig } = await import('@plumbline/platform');
  let kafka: KafkaConfig | null;
  try {
    kafka = takeKafkaConfig(process.env);
  } catch (error) {
    throw new CliError(EXIT.usage, messageOf(error));
  }
  if (kafka === null) throw new CliError(EXIT.usage, 'PLUMBLINE_KAFKA_BROKERS: set it, as for the server.');
  return kafka;
};

const replay = async (kafka: KafkaConfig, id: string | undefined): Promise<Replayed> => {
  const { replayDeadLetters } = await import('@plumbline/messaging');
  try {
    return await replayDeadLetters(kafka, id);
  } catch (error) {
    throw new CliError(EXIT.unreachable, `Kafka: ${messageOf(error)}. What was sent again before may come twice.`);
  }
};

const said = ({ sent, cut }: Replayed): string =>
  [
    sent.length === 0 ? 'No dead letter is sent again.' : `${String(sent.length)} dead letters are sent again:`,
    ...sent.map((one) => `  ${one}`),
    ...(cut === 0 ? [] : [`${String(cut)} lie there without an id or their value: the source has to send them anew.`]),
  ].join('\n');

export const inboundCommand = (program: Command): void => {
  program
    .command('inbound')
    .description('changes of people that come through Kafka')
    .command('replay')
    .description('send dead letters to their topic again: what is newer stays, and each is applied once')
    .option('--id <id>', 'the one message with this id (ce_id)')
    .option('--all', 'every dead letter')
    .action(async (_: unknown, command: Command) => {
      const { id, all = false, json } = command.optsWithGlobals<Options>();
      if ((id === undefined) !== all) throw new CliError(EXIT.usage, 'Name one message with --id, or send --all.');
      const replayed = await replay(await kafkaOf(), id);
      if (id !== undefined && replayed.sent.length === 0)
        throw new CliError(EXIT.refused, `No dead letter with the id ${id} can be sent again.`, replayed);
      new Output(json).result(replayed, () => said(replayed));
    });
};
