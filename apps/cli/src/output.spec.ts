import { Output, table } from './output.js';

/** What is written to stderr by the work, on a terminal or elsewhere. */
const written = (isTTY: boolean, work: () => void): string => {
  const write = process.stderr.write.bind(process.stderr);
  const before = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY');
  let text = '';
  Object.defineProperty(process.stderr, 'isTTY', { value: isTTY, configurable: true });
  process.stderr.write = (chunk: string | Uint8Array) => {
    text += String(chunk);
    return true;
  };
  try {
    work();
  } finally {
    process.stderr.write = write;
    if (before === undefined) Reflect.deleteProperty(process.stderr, 'isTTY');
    else Object.defineProperty(process.stderr, 'isTTY', before);
  }
  return text;
};
const work = (json: boolean) => () => {
  const bar = new Output(json).progress('Working');
  bar.at(1, 2);
  bar.at(2, 2);
  bar.end();
};

describe('progress', () => {
  it('is a bar on a terminal, drawn over itself, with a line of its own at the end', () => {
    const half = `\rWorking [${'#'.repeat(15)}${'.'.repeat(15)}] 1/2 `;
    expect(written(true, work(false))).toBe(`${half}\rWorking [${'#'.repeat(30)}] 2/2 \n`);
  });
  it('is a number when the total is unknown', () => {
    const count = () => {
      new Output(false).progress('Exporting').at(7, null);
    };
    expect(written(true, count)).toBe('\rExporting 7 ');
  });
  it('is not shown outside a terminal', () => {
    expect([written(false, work(false)), written(true, work(true))]).toEqual(['', '']);
  });
  it('is not shown when there is nothing to do', () => {
    const nothing = () => {
      new Output(false).progress('Working').end();
    };
    expect(written(true, nothing)).toBe('');
  });
});

it('a table pads every column to its widest cell, also with a hundred thousand rows', () => {
  expect(table(['a', 'bb'], [['ccc', 'd']])).toBe('a    bb\nccc  d');
  const rows = Array.from({ length: 100_000 }, () => ['x', 'y']);
  expect(table(['a', 'b'], rows).split('\n')).toHaveLength(100_001);
});
