/** An accessible tile map as SVG: every tile is a link with its answer in words; the table beside it says the same. */
import { placeNames } from "@perde/law/place-names";
import type { Language } from "@perde/ui/say";
import { h, type JSX } from "preact";
import { answerText, type Gist, lookOf, markOf } from "./answer-look.ts";
import { saying } from "./saying.ts";
import type { Tile } from "./tiles.ts";

const cell = 40;

export type MapOf = {
  readonly language: Language;
  readonly tiles: readonly Tile[];
  /** Which act it is about: `data-act` of every tile, for the script. */
  readonly act: string;
  readonly label: string;
  readonly gist: (place: string) => Gist;
  readonly href: (place: string) => string;
};

export const tileMap = ({ language, tiles, act, label, gist, href }: MapOf): JSX.Element => {
  const say = saying(language);
  const width = (Math.max(...tiles.map(tile => tile.column)) + 1) * cell;
  const height = (Math.max(...tiles.map(tile => tile.row)) + 1) * cell;
  return h(
    "svg",
    {
      class: "law-map",
      viewBox: `0 0 ${width} ${height}`,
      role: "group",
      "aria-label": say("law.map.aria", { act: label }),
    },
    tiles.map(({ place, column, row }) => {
      const look = lookOf(gist(place));
      const name = placeNames[place]?.[language] ?? place;
      return h(
        "a",
        {
          href: href(place),
          "aria-label": `${name}: ${answerText(say, gist(place))}`,
          "data-place": place,
          "data-act": act,
          "data-name": name,
          class: `law-tile is-${look}`,
        },
        h("title", {}, `${name}: ${answerText(say, gist(place))}`),
        h("rect", { x: column * cell + 1, y: row * cell + 1, width: cell - 2, height: cell - 2, rx: 3 }),
        h("text", { x: column * cell + cell / 2, y: row * cell + 17, class: "law-code" }, place.replace("US-", "")),
        h("text", { x: column * cell + cell / 2, y: row * cell + 33, class: "law-mark" }, markOf(say, look)),
      );
    }),
  );
};
