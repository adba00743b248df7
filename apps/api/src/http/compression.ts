import compress from '@fastify/compress';
import type { Config } from '@plumbline/platform';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { constants } from 'node:zlib';
import { saysNothingOfPeople } from './caching.js';

/** Smaller answers fit into a packet of the network as they are. */
const FROM_BYTES = 1_024;
/** A quarter of the work of the defaults, for a few percent more bytes. */
const QUALITY = 4;

/**
 * Answers in br or gzip for whoever takes them. The length of a compressed answer tells what repeats in it: somebody who writes into a packet
 * and sees the lengths of what others read could guess at the rest. So by default only what says nothing about people is compressed.
 */
export const registerCompression = async (server: FastifyInstance, { compression }: Config): Promise<void> => {
  if (compression === 'none') return;
  if (compression === 'public')
    server.addHook('onRoute', (route: RouteOptions & { compress?: false | object }) => {
      if (!saysNothingOfPeople(route)) route.compress = false;
    });
  await server.register(compress, {
    threshold: FROM_BYTES,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } },
    zlibOptions: { level: QUALITY },
    // Bodies of requests are bounded by their length, which a compressed one does not tell.
    globalDecompression: false,
  });
};
