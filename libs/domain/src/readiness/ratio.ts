import type { Ratio } from '../kernel/types.js';

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const smallGcd = (a: number, b: number): number => (b === 0 ? a : smallGcd(b, a % b));
const isSafe = (n: bigint): boolean => n <= BigInt(Number.MAX_SAFE_INTEGER);

export const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b;

/** num/den in lowest terms, for whole numbers and den > 0. */
export const smallRatioOf = (num: number, den: number): Ratio => {
  const divisor = smallGcd(num, den);
  return { num: num / divisor, den: den / divisor };
};

/**
 * num/den in lowest terms; 0/1 for an empty sum. Terms beyond 2^53 (only from minimum evidence counts in the millions)
 * are halved until they fit: what is shown may then be off in the sixteenth digit, what is compared never is.
 */
export const ratioOf = (num: bigint, den: bigint): Ratio => {
  if (den === 0n) return { num: 0, den: 1 };
  if (isSafe(num) && isSafe(den)) return smallRatioOf(Number(num), Number(den));
  const divisor = gcd(num, den);
  let [n, d] = [num / divisor, den / divisor];
  while (!isSafe(n) || !isSafe(d)) [n, d] = [n / 2n, d / 2n];
  return { num: Number(n), den: Number(d) };
};

/** num/den >= threshold, for den > 0, without dividing. */
export const atLeast = (num: bigint, den: bigint, threshold: Ratio): boolean =>
  num * BigInt(threshold.den) >= BigInt(threshold.num) * den;
