/** `--json` gives one JSON value on stdout; otherwise text for people. Progress and complaints go to stderr. */
export class Output {
  constructor(readonly json: boolean) {}

  result(value: unknown, text: () => string): void {
    process.stdout.write(this.json ? `${JSON.stringify(value, null, 2)}\n` : `${text()}\n`);
  }

  /** For streams: one JSON object a line, or one line of text. */
  line(value: unknown, text: () => string): void {
    process.stdout.write(this.json ? `${JSON.stringify(value)}\n` : `${text()}\n`);
  }

  note(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  /** A bar on a terminal, nothing where stderr is a file or a pipe. `total` may grow. */
  progress(label: string): { at: (done: number, total: number) => void; end: () => void } {
    if (!process.stderr.isTTY || this.json) return { at: () => undefined, end: () => undefined };
    const width = 30;
    return {
      at: (done, total) => {
        const filled = total === 0 ? width : Math.min(width, Math.floor((done * width) / total));
        const bar = '#'.repeat(filled).padEnd(width, '.');
        process.stderr.write(`\r${label} [${bar}] ${done.toString()}/${total.toString()} `);
      },
      end: () => process.stderr.write('\n'),
    };
  }
}

/** Columns padded to their widest cell. */
export const table = (header: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = header.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(header), ...rows.map(line)].join('\n');
};
