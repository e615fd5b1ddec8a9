/** `perde law count --country US --at 2023-01-15 --ballot in-person --status prohibited [--json]`. */
import { shippedBase } from "@perde/law/all-rules";
import { parseDay } from "@perde/law/calendar-day";
import { type Count, type CountQuestion, count as countPlaces } from "@perde/law/count";
import { publishedCounts } from "@perde/law/published-counts";
import { type BallotType, ballotTypes, type Status, statuses } from "@perde/law/rule";
import { exitCode } from "../exit-code.ts";
import type { LawIo } from "./answers.ts";
import { missing, refuse, say, usage } from "./answers.ts";
import type { Flags } from "./flags.ts";

const oneOf = <Value extends string>(values: readonly Value[], text: string | undefined): Value | undefined =>
  values.find(value => value === text);

const textOf = (asked: CountQuestion, found: Count): string =>
  [
    `${found.count} in ${asked.country} on ${asked.day}: taking or sharing one's own marked ballot, ${asked.ballot}, ${asked.status}`,
    found.places.join(" "),
    ...(found.startUnknown.length > 0
      ? [`start of the rule not known, not yet seen in force on that day: ${found.startUnknown.join(" ")}`]
      : []),
    ...(found.disputed.length > 0 ? ["disputed by published counts:"] : []),
    ...found.disputed.map(
      ({ place, counted, by }) =>
        `  ${place} (${counted ? "counted here" : "not counted here"}): ` +
        by.map(({ who, published, says }) => `${who}, ${published}: ${says}`).join("; "),
    ),
  ].join("\n");

export const count = ({ values, json }: Flags, io: LawIo): number => {
  const [country, at] = [values.get("--country"), values.get("--at")];
  if (country === undefined || at === undefined) return missing(io, json, country === undefined ? "--country" : "--at");
  const day = parseDay(at);
  if (day === undefined)
    return refuse(
      io,
      json,
      exitCode.usage,
      { kind: "impossible-date", found: at },
      `impossible-date: ${at}: use YYYY-MM-DD`,
    );
  const base = shippedBase();
  if (![...base.byJurisdiction.keys()].some(place => place.startsWith(`${country}-`)))
    return refuse(
      io,
      json,
      exitCode.usage,
      { kind: "unknown-place", found: country },
      `unknown-place: ${country}: only a country whose parts are researched can be counted: US`,
    );
  const ballot: BallotType | undefined = oneOf(ballotTypes, values.get("--ballot") ?? "any");
  if (ballot === undefined) return usage(io, json, `--ballot is one of ${ballotTypes.join(", ")}`);
  const status: Status | undefined = oneOf(statuses, values.get("--status") ?? "prohibited");
  if (status === undefined) return usage(io, json, `--status is one of ${statuses.join(", ")}`);
  const asked: CountQuestion = { country, day, ballot, status };
  const found = countPlaces(base, publishedCounts, asked);
  return say(io, json, { ...found, query: asked }, () => textOf(asked, found));
};
