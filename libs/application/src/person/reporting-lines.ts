/**
 * Who reports to whom is one matter over many streams: two changes at once, each right by itself, could close a loop. So
 * they take turns, as commands of one stream do. No stream has this name.
 */
export const REPORTING_LINES = 'reporting-lines';
