import { join } from 'node:path';
import { type Options, transformSync } from '@swc/core';

/** As Nest's command line has it built. */
const OPTIONS = {
  swcrc: false,
  configFile: false,
  module: { type: 'es6', resolveFully: true },
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
    experimental: { keepImportAssertions: true },
    paths: {
      '@plumbline/read-model/tables': ['./libs/read-model/src/tables.ts'],
      '@plumbline/*': ['./libs/*/src/index.ts'],
    },
  },
} as const satisfies Options;

/** What is built of a source with this text, without its map. */
export const compile = (root: string, file: string, text: string): string =>
  transformSync(text, { ...OPTIONS, jsc: { ...OPTIONS.jsc, baseUrl: root }, filename: join(root, file) }).code;

export const withoutMap = (built: string): string => built.replace(/\n*\/\/# sourceMappingURL=.*\s*$/, '\n');
