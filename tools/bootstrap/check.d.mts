export declare const LINT: readonly string[];
export declare const FORMAT: readonly string[];
/** What each gate of `npm run check` runs on Node. */
export declare const GATES: Readonly<Record<'types' | 'lint' | 'boundaries' | 'contracts', readonly string[]>>;
