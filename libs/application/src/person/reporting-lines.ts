/**
 * Reporting lines span many streams: two concurrent changes, each valid by itself, could close a loop. So
 * they take turns, as commands of one stream do. No stream has this name.
 */
export const REPORTING_LINES = 'reporting-lines';
