/** How often something is killed in a test that kills at random; `PLUMBLINE_ROUNDS=100` looks for longer. */
export const KILL_ROUNDS = Number(process.env['PLUMBLINE_ROUNDS'] ?? 10);
