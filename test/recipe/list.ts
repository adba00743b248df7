import { GENERATED, STEPS } from './steps.js';

const sentences = [
  ...STEPS.map(({ file, what, gate }) => `\`${file}\`: ${what} Gate: \`${gate}\`.`),
  ...GENERATED.map(
    ({ command, files, gate }) =>
      `\`${command}\` writes ${files.map((file) => `\`${file}\``).join(' and ')}. Gate: \`${gate}\`.`,
  ),
];

/** The steps as CONTRIBUTING.md lists them. */
export const numberedList = (): string =>
  sentences.map((sentence, at) => `${(at + 1).toString()}. ${sentence}\n`).join('');
