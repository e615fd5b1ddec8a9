/** A draft resolution of a commission, with the same carve-outs as the amendments. */
import type { LawBase } from "@perde/law/base";
import type { CalendarDay } from "@perde/law/calendar-day";
import { addressed } from "./addressee.ts";
import { type Block, line, type Made } from "./block.ts";
import type { ResolutionData } from "./data.ts";
import { groundItem, groundsOn, verifiedBase } from "./grounds.ts";
import { dayText } from "./words/dates.ts";
import { type FilingLanguage, filingWords } from "./words/words.ts";

/** Refuses without a commission that exists on the day, a signer, or a rule to rest on. */
export const resolution = (
  shipped: LawBase,
  data: ResolutionData,
  language: FilingLanguage,
  day: CalendarDay,
): Made => {
  const said = filingWords(language);
  const by = addressed(data.place, day, data.by);
  if (by.kind !== "addressed") return by;
  if (by.body.role !== "commission") return { kind: "missing-addressee", body: by.body.id };
  if (data.signer === null) return { kind: "missing-signer" };
  const grounds = groundsOn(verifiedBase(shipped, data.verified), data.place, day, null);
  if (grounds.kind !== "grounds") return grounds;
  const name = [by.body.name[language], data.by?.detail ?? null].filter(one => one !== null).join(" ");
  const blocks: readonly Block[] = [
    { name: "preamble", kind: "mark", text: said.draftMark },
    {
      name: "title",
      kind: "title",
      text: said.resolutionTitle,
      under: [said.resolutionUnder, data.number === null ? null : `№ ${data.number}`]
        .filter(one => one !== null)
        .join(", "),
    },
    {
      name: "law",
      kind: "numbered",
      heading: said.resolutionAddressed,
      items: grounds.rules.map(rule => groundItem(rule, day, language)),
    },
    {
      name: "provisions",
      kind: "numbered",
      heading: said.resolutionPreamble(name),
      items: [...said.resolutionPoints, ...data.points.map(point => point.join(" "))].map(one => line(one)),
    },
    {
      name: "signature",
      kind: "signature",
      on: dayText(language, day),
      signer: data.signer.name,
      role: data.signer.role ?? said.chair,
    },
  ];
  return {
    kind: "made",
    document: {
      format: "perde-document/1",
      kind: "resolution",
      language,
      day,
      title: `${said.resolutionTitle}: ${said.resolutionUnder}`,
      landscape: false,
      blocks,
    },
    leftOut: grounds.leftOut,
  };
};
