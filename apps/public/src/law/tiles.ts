/** Where each place stands on the tile maps: (column, row) from the upper left. Equal cells, neighbourhood roughly kept. */
export type Tile = { readonly place: string; readonly column: number; readonly row: number };

const rows = (prefix: string, lines: readonly string[]): readonly Tile[] =>
  lines.flatMap((line, row) =>
    line.split(" ").flatMap((code, column) => (code === ".." ? [] : [{ place: `${prefix}${code}`, column, row }])),
  );

/** The 51 researched countries and the United States, which open their own map. */
export const worldTiles: readonly Tile[] = rows("", [
  ".. CA .. .. IE GB NL DE PL BY RU ..",
  ".. US .. .. .. FR BE AT SK UA KZ ..",
  ".. MX .. .. PT ES IT HU RO MD UZ KG",
  ".. CR VE .. .. .. RS MK BG GE AM AZ",
  "EC CO .. .. .. .. .. .. TR .. KR JP",
  "PE BR .. .. NG .. .. .. .. IN HK TW",
  "CL AR .. .. .. KE .. .. .. MY .. PH",
  ".. .. .. .. .. ZA .. .. .. ID AU ..",
  ".. .. .. .. .. .. .. .. .. .. .. NZ",
]);

export const usTiles: readonly Tile[] = rows("US-", [
  "AK .. .. .. .. .. .. .. .. .. ME",
  ".. .. .. .. .. .. .. .. .. VT NH",
  "WA ID MT ND MN IL WI MI NY RI MA",
  "OR NV WY SD IA IN OH PA NJ CT ..",
  "CA UT CO NE MO KY WV VA MD DE ..",
  ".. AZ NM KS AR TN NC SC DC .. ..",
  ".. .. .. OK LA MS AL GA .. .. ..",
  "HI .. .. TX .. .. .. .. FL .. ..",
]);
