/** How long Kafka is away in a test of that, at least; `PLUMBLINE_AWAY_SECONDS=300` takes it away for longer. */
export const AWAY_MS = 1_000 * Number(process.env['PLUMBLINE_AWAY_SECONDS'] ?? 2);
