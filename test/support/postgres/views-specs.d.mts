export const viewsSpecs: readonly string[];
