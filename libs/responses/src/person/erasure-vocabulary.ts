import type { ErasureGround, HoldGround } from '@plumbline/domain';

export const ERASURE_GROUND: Readonly<Record<ErasureGround, true>> = {
  'own-request': true,
  'not-needed': true,
  'consent-withdrawn': true,
  objection: true,
  unlawful: true,
  'legal-obligation': true,
};
export const HOLD_GROUND: Readonly<Record<HoldGround, true>> = {
  'legal-claims': true,
  'authority-order': true,
  'legal-obligation': true,
};
export const ERASURE_GROUNDS = Object.keys(ERASURE_GROUND) as readonly ErasureGround[];
export const HOLD_GROUNDS = Object.keys(HOLD_GROUND) as readonly HoldGround[];

/** What an erasure leaves; docs/operations.md says of each what it is. */
export const STAYS = {
  ids: true,
  choices: true,
  numbers: true,
  times: true,
  placement: true,
  grounds: true,
  'texts-about-others': true,
} as const;
/** What the text of somebody erased could be read with; docs/operations.md says of each what to do. */
export const KEY_BACKUP = { 'keys-from-before': true, 'log-from-before-sealing': true } as const;
export const WHAT_STAYS = Object.keys(STAYS) as readonly (keyof typeof STAYS)[];
export const KEY_BACKUPS = Object.keys(KEY_BACKUP) as readonly (keyof typeof KEY_BACKUP)[];
