export type PromotionLevels = Readonly<{ from: string | null; to: string | null; several: boolean }>;

const ARROW = /\s*(?:→|->|=>|⟶|➜)\s*/u;

/** The levels in the brackets of "Skills needed for promotion (Staff → Principal)" or "(to Staff/Principal)", word for word. */
export const promotionLevels = (heading: string): PromotionLevels => {
  const open = heading.lastIndexOf('(');
  const inner =
    open === -1
      ? ''
      : heading
          .slice(open + 1)
          .replace(/\)\s*$/u, '')
          .trim();
  const ends = inner.split(ARROW);
  const [from, to] = ends.length === 2 ? ends : [null, /^to (.+)$/iu.exec(inner)?.[1] ?? null];
  return { from: from ?? null, to: to ?? null, several: /[/,]| or /u.test(to ?? '') };
};
