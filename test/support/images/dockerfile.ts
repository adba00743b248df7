import { readFileSync } from 'node:fs';

export type Instruction = Readonly<{ word: string; rest: string }>;
export type Stage = Readonly<{ name: string; from: string; instructions: readonly Instruction[] }>;

const lines = (text: string): readonly string[] =>
  text
    .replaceAll(/\\\n\s*/gu, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));

const instructionOf = (line: string): Instruction => {
  const [, word = '', rest = ''] = /^(\S+)\s+(.*)$/u.exec(line) ?? [];
  return { word, rest };
};

/** The stages of a Dockerfile, each with what it starts from and what it does. */
export const stagesOf = (file: string): readonly Stage[] => {
  const stages: { name: string; from: string; instructions: Instruction[] }[] = [];
  for (const one of lines(readFileSync(file, 'utf8')).map(instructionOf)) {
    const [, from = '', name = ''] = one.word === 'FROM' ? (/^(\S+) AS (\S+)$/u.exec(one.rest) ?? []) : [];
    if (name !== '') stages.push({ name, from, instructions: [] });
    else stages.at(-1)?.instructions.push(one);
  }
  return stages;
};

/** Whether the context that is sent to a build holds a path, by the lines of its `.dockerignore`: `*`, exceptions, and names at any depth. */
export const contextHolds = (ignoreFile: string): ((path: string) => boolean) => {
  const rules = lines(readFileSync(ignoreFile, 'utf8'));
  const kept = rules.filter((rule) => rule.startsWith('!')).map((rule) => rule.slice(1));
  const dropped = rules.filter((rule) => rule.startsWith('**/')).map((rule) => rule.slice('**/'.length));
  // What lies above a kept path, too: a folder is entered before its files are asked for.
  const isKept = (path: string): boolean =>
    kept.some((one) => path === one || path.startsWith(`${one}/`) || one.startsWith(`${path}/`));
  const isDropped = (path: string): boolean =>
    path
      .split('/')
      .some((part) => dropped.some((one) => (one.startsWith('*') ? part.endsWith(one.slice(1)) : part === one)));
  return (path) => isKept(path) && !isDropped(path);
};
