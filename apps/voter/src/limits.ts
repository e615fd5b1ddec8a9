/**
 * Longest texts of a report: the same numbers as `textLimits` of @perde/cases/report, repeated so that the first load
 * need not carry the report's parser. A test compares them.
 */
export const limits = { place: 200, who: 200, how: 200, threat: 500, more: 1500, addition: 3000, roles: 8 } as const;
