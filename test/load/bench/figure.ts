import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, release, totalmem } from 'node:os';

/** One figure of the bench. `value` is a ratio within this run unless the unit says otherwise. */
export type Figure = Readonly<{
  name: string;
  value: number;
  unit: 'x' | 'MB';
  target: Readonly<{ atLeast: number }> | Readonly<{ below: number }> | null;
  /** The absolute numbers behind it, for reading only: they depend on the machine. */
  detail: string;
}>;

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
};

const met = ({ value, target }: Figure): boolean | null => {
  if (target === null) return null;
  return 'atLeast' in target ? value >= target.atLeast : value < target.below;
};
const wanted = ({ target, unit }: Figure): string => {
  if (target === null) return '-';
  return 'atLeast' in target ? `>= ${target.atLeast.toString()} ${unit}` : `< ${target.below.toString()} ${unit}`;
};
const verdict = (figure: Figure): string => ({ true: 'met', false: 'MISSED', null: '-' })[String(met(figure))] ?? '-';

const machine = (): object => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `${platform()} ${release()} ${arch()}`,
  node: process.versions.node,
});

/** Prints the table and writes the same as JSON; answers whether every target was met. */
export const report = (figures: readonly Figure[], file: string): boolean => {
  const on = machine();
  console.log(`\nMachine: ${JSON.stringify(on)}\n`);
  for (const figure of figures)
    console.log(
      [
        figure.name.padEnd(44),
        `${figure.value.toFixed(2)} ${figure.unit}`.padStart(10),
        wanted(figure).padStart(12),
        verdict(figure).padStart(7),
        `  ${figure.detail}`,
      ].join(' '),
    );
  mkdirSync(new URL('.', `file://${file}`), { recursive: true });
  const rows = figures.map((figure) => ({ ...figure, met: met(figure) }));
  writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), machine: on, figures: rows }, null, 2)}\n`);
  console.log(`\nWritten to ${file}`);
  return figures.every((figure) => met(figure) !== false);
};
