import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { contextHolds, type Instruction, type Stage, stagesOf } from './dockerfile.js';

const DOCKERFILE = 'deploy/docker/Dockerfile';

/** What an image would be: a folder for its files, and what it says of its processes. */
export type Image = Readonly<{
  folder: string;
  workdir: string;
  env: Readonly<Record<string, string>>;
  user: string;
  cmd: readonly string[];
  entrypoint: readonly string[];
  healthCheck: readonly string[];
}>;

const EMPTY = { workdir: '/', env: {}, user: '0:0', cmd: [], entrypoint: [], healthCheck: [] };
const list = (rest: string): readonly string[] => JSON.parse(rest) as string[];

type Step = (image: Image, rest: string, builder: Builder) => Image;

/** Absolute paths of a command are meant inside of the image. Nobody but root gives files away. */
const inFolder = (command: string, folder: string): string => {
  const moved = command.replaceAll(/(?<= )\/(?=[a-z])/gu, `${folder}/`);
  return process.getuid?.() === 0 ? moved : moved.replaceAll(/ -[og] \d+/gu, '');
};

const runIn = (image: Image, command: string): Image => {
  const cwd = join(image.folder, image.workdir);
  const { status, stdout, stderr } = spawnSync('sh', ['-ec', inFolder(command, image.folder)], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: undefined, ...image.env },
  });
  if (status !== 0) throw new Error(`RUN ${command}\n${stdout}${stderr}`);
  return image;
};

const STEPS: Readonly<Record<string, Step>> = {
  ARG: (image) => image,
  EXPOSE: (image) => image,
  VOLUME: (image) => image,
  WORKDIR: (image, rest) => {
    mkdirSync(join(image.folder, rest), { recursive: true });
    return { ...image, workdir: rest };
  },
  ENV: (image, rest) => {
    const pairs = rest.split(' ').map((pair) => pair.split('=') as [string, string]);
    return { ...image, env: { ...image.env, ...Object.fromEntries(pairs) } };
  },
  USER: (image, rest) => ({ ...image, user: rest }),
  CMD: (image, rest) => ({ ...image, cmd: list(rest) }),
  ENTRYPOINT: (image, rest) => ({ ...image, entrypoint: list(rest) }),
  HEALTHCHECK: (image, rest) => ({ ...image, healthCheck: list(rest.slice(rest.indexOf('['))) }),
  RUN: (image, rest) => runIn(image, rest),
  COPY: (image, rest, builder) => {
    const words = rest.split(' ');
    const from = words[0]?.startsWith('--from=') === true ? words.shift()?.slice('--from='.length) : undefined;
    const to = words.pop() ?? '';
    for (const source of words) builder.copy(image, { from, source, to });
    return image;
  },
};

type Copy = Readonly<{ from: string | undefined; source: string; to: string }>;

const copyFrom = (path: string, target: string): void => {
  if (!existsSync(path)) throw new Error(`COPY ${path}: it is not there`);
  mkdirSync(dirname(target), { recursive: true });
  spawnSync('cp', ['-al', path, target]);
};

/** Takes the stages of the Dockerfile one after the other in folders, with the Node that runs this in place of the base image. */
class Builder {
  readonly images = new Map<string, Image>();
  private readonly isInContext = contextHolds(`${DOCKERFILE}.dockerignore`);

  constructor(private readonly parent: string) {}

  build({ name, from, instructions }: Stage): void {
    const folder = join(this.parent, name);
    const base = this.images.get(from);
    if (base === undefined) mkdirSync(folder);
    else spawnSync('cp', ['-al', base.folder, folder]);
    let image: Image = { ...EMPTY, ...base, folder };
    for (const one of instructions) image = this.step(image, one);
    this.images.set(name, image);
  }

  copy(image: Image, { from, source, to }: Copy): void {
    const target = join(image.folder, image.workdir, to, to.endsWith('/') ? source : '');
    if (from === undefined) this.copyFromContext(source, target);
    else copyFrom(join(this.images.get(from)?.folder ?? '/no-such-stage', source), target);
  }

  private copyFromContext(source: string, target: string): void {
    if (!existsSync(source) || !this.isInContext(source)) throw new Error(`COPY ${source}: the context has none`);
    cpSync(source, target, { recursive: true, filter: (file) => this.isInContext(relative('.', file)) });
  }

  private step(image: Image, { word, rest }: Instruction): Image {
    const step = STEPS[word];
    if (step === undefined) throw new Error(`${word} is no instruction that is known here`);
    return step(image, rest, this);
  }
}

/** Every stage, built by hand below a folder: what no container engine is needed for. */
export const buildByHand = (parent: string): ReadonlyMap<string, Image> => {
  const builder = new Builder(parent);
  for (const stage of stagesOf(DOCKERFILE)) builder.build(stage);
  return builder.images;
};
