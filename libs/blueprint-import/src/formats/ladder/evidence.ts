/** What is seen, and how much it speaks for something; less than nothing where it speaks against. */
export type Observation = readonly [seen: boolean, weight: number];

/** What all observations say together: none of them decides alone. */
export const weigh = (observations: readonly Observation[]): number =>
  observations.reduce((sum, [seen, weight]) => (seen ? sum + weight : sum), 0);
