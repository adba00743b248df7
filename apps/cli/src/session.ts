import type { Command } from 'commander';
import { Client } from './client.js';
import { Output } from './output.js';
import { serverAddress } from './server-address.js';
import { tokenSource } from './tokens.js';

export type GlobalOptions = Readonly<{ url: string; dataDir: string; json: boolean; tokenFile?: string }>;

export type Session = Readonly<{ options: GlobalOptions; out: Output; client: Client }>;

export const sessionOf = (command: Command): Session => {
  const options = command.optsWithGlobals<GlobalOptions>();
  const token = tokenSource(options, process.env['PLUMBLINE_TOKEN']);
  return { options, out: new Output(options.json), client: new Client(serverAddress(options.url), token) };
};
