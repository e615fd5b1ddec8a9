/** Law: an answer, a count and a deadline, beside a floor of parsing the rules of the place. node bench/law.ts */
import { gzipSync } from "node:zlib";
import { shippedBase } from "@perde/law/all-rules";
import { assess } from "@perde/law/assess";
import { addDays, day } from "@perde/law/calendar-day";
import { count } from "@perde/law/count";
import { deadline } from "@perde/law/deadline";
import { pack, unpack } from "@perde/law/packed";
import { type Place, parsePlace } from "@perde/law/place";
import { publishedCounts } from "@perde/law/published-counts";
import { stepOf } from "@perde/law/steps";
import { kazakhstanCalendar } from "@perde/law/work-calendar";
import { type Figure, writeFigures } from "./results.ts";

const rounds = 5000;

/** Milliseconds of one call: the fastest of three runs. */
const perCall = (times: number, work: (round: number) => unknown): number => {
  const runs = [0, 1, 2].map(() => {
    const from = performance.now();
    for (let round = 0; round < times; round += 1) work(round);
    return (performance.now() - from) / times;
  });
  return Math.min(...runs);
};

export const benchLaw = (): readonly Figure[] => {
  const base = shippedBase();
  const places = [...base.byJurisdiction.keys()].map(code => parsePlace(code)).filter((code): code is Place => !!code);
  const from = day("2014-01-01");
  const packed = pack(base.rules);
  const illinois = JSON.stringify(base.byJurisdiction.get("US-IL"));
  const floor = perCall(rounds, () => JSON.parse(illinois));
  const answering = perCall(rounds, round =>
    assess(base, {}, places[round % places.length] ?? places[0]!, addDays(from, round % 4700)),
  );
  const counting = perCall(200, round =>
    count(base, publishedCounts, {
      country: "US",
      day: addDays(from, round * 20),
      ballot: "in-person",
      status: "prohibited",
    }),
  );
  const step = stepOf("ordinary-application");
  const dating = perCall(rounds, round =>
    deadline(step, { filedOn: addDays(day("2023-01-01"), round % 1826), votingDay: null }, kazakhstanCalendar),
  );
  const unpacking = perCall(50, () => unpack(packed));
  return [
    {
      what: "law: one place, six acts, one day (budget 1 ms; floor: parsing the rules of Illinois)",
      value: answering,
      unit: "ms",
      ratio: answering / floor,
    },
    { what: "law: count of 51 places with who disputes it", value: counting, unit: "ms" },
    { what: "law: deadline of 15 working days", value: dating, unit: "ms" },
    { what: "law: unpacking the whole base", value: unpacking, unit: "ms" },
    { what: "law: packed base, gzip (budget 60 KB)", value: gzipSync(packed).length / 1000, unit: "KB" },
  ];
};

if (import.meta.main) writeFigures("law", "The law base", benchLaw());
