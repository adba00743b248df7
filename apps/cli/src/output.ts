import { shown } from './shown.js';

/** A null total is unknown: then only the number is shown. */
export type Progress = Readonly<{ at: (done: number, total: number | null) => void; end: () => void }>;

const BAR_WIDTH = 30;
const NO_BAR: Progress = { at: () => undefined, end: () => undefined };

const barOf = (done: number, total: number): string => {
  const filled = total === 0 ? 0 : Math.min(BAR_WIDTH, Math.floor((done * BAR_WIDTH) / total));
  return `[${'#'.repeat(filled).padEnd(BAR_WIDTH, '.')}] ${done.toString()}/${total.toString()}`;
};

/** `--json` gives JSON on stdout and nothing else there; otherwise text for people. Progress and errors go to stderr. */
export class Output {
  constructor(readonly json: boolean) {}

  result(value: unknown, text: () => string): void {
    process.stdout.write(`${shown(this.json ? JSON.stringify(value, null, 2) : text())}\n`);
  }

  /** For streams: one JSON object a line, or one line of text. */
  line(value: unknown, text: () => string): void {
    process.stdout.write(`${shown(this.json ? JSON.stringify(value) : text())}\n`);
  }

  note(text: string): void {
    process.stderr.write(`${shown(text)}\n`);
  }

  /** A bar on a terminal, nothing where stderr is a file or a pipe. */
  progress(label: string): Progress {
    if (!process.stderr.isTTY || this.json) return NO_BAR;
    let shown = '';
    return {
      at: (done, total) => {
        shown = `${label} ${total === null ? done.toString() : barOf(done, total)}`;
        process.stderr.write(`\r${shown} `);
      },
      end: () => {
        if (shown !== '') process.stderr.write('\n');
      },
    };
  }
}

/** Columns padded to their widest cell. */
export const table = (header: readonly string[], rows: readonly (readonly string[])[]): string => {
  const lines = [header, ...rows];
  const widths = header.map((_, column) =>
    lines.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), 0),
  );
  return lines
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

/** Columns of a terminal that everybody has. */
const WIDTH = 120;

/** A line broken between words where it is longer than a terminal is wide; what goes on stands `indent` columns in. */
export const filled = (line: string, indent: number): string => {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > WIDTH) {
    const at = rest.lastIndexOf(' ', WIDTH);
    if (at <= indent) break;
    lines.push(rest.slice(0, at).trimEnd());
    rest = ' '.repeat(indent) + rest.slice(at).trimStart();
  }
  return [...lines, rest].join('\n');
};
