import { parseArgs } from 'node:util';
import type { Env } from '@plumbline/platform';

/** `json`: stdout is for log lines alone. */
export type Arguments = Readonly<{ env: Env; sample: boolean; json: boolean; help: boolean }>;

export const USAGE = `Starts the Plumbline server.

  --data-dir <folder>   where everything is kept (PLUMBLINE_DATA_DIR, ./data)
  --port <number>       port to listen on (PORT, 3000)
  --host <address>      address to listen on (HOST, 127.0.0.1)
  --no-sample           leave an empty data directory empty
  --json                nothing but log lines on stdout
  --help                show this
`;

const given = (name: string, value: string | undefined): Env => (value === undefined ? {} : { [name]: value });

/** Arguments override the environment; throws `TypeError` for an unknown one. */
export const readArguments = (args: readonly string[], env: Env): Arguments => {
  const { values } = parseArgs({
    args: [...args],
    strict: true,
    options: {
      'data-dir': { type: 'string' },
      port: { type: 'string' },
      host: { type: 'string' },
      'no-sample': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const over = {
    ...given('PLUMBLINE_DATA_DIR', values['data-dir']),
    ...given('PORT', values.port),
    ...given('HOST', values.host),
  };
  return { env: { ...env, ...over }, sample: !values['no-sample'], json: values.json, help: values.help };
};
