/** A check that has come to its end: of everything that is stored, or of the texts in it. */
export type CheckEnded = Readonly<{ what: 'log' | 'texts'; isSound: boolean; beganAtMs: number; endedAtMs: number }>;
export type OnCheckEnded = (done: CheckEnded) => void;
