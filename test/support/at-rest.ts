import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** As it stands, as JSON writes it, and in both forms of base64, of which any alignment may be the one. */
const formsOf = (text: string): readonly Buffer[] => {
  const aligned = [0, 1, 2].map((skip) =>
    Buffer.from(text).subarray(skip, skip + 3 * Math.floor((text.length - skip) / 3)),
  );
  return [
    Buffer.from(text),
    Buffer.from(JSON.stringify(text).slice(1, -1)),
    ...aligned.flatMap((part) => [Buffer.from(part.toString('base64')), Buffer.from(part.toString('base64url'))]),
  ];
};

/** What the files of a folder hold, those in its folders too. */
export const bytesIn = (dir: string): Buffer =>
  Buffer.concat(
    readdirSync(dir, { recursive: true, encoding: 'utf8' })
      .map((name) => join(dir, name))
      .filter((file) => statSync(file).isFile())
      .map((file) => readFileSync(file)),
  );

/** Those of the texts that stand in any file of the folder, in any form. */
export const textsAtRest = (dir: string, texts: readonly string[]): readonly string[] => {
  const all = bytesIn(dir);
  return texts.filter((text) => formsOf(text).some((form) => all.includes(form)));
};
