/** The statistical annex: four stages by region and by institution, a chart, the method and what was suppressed. */
import { type FigureRow, type FigureStage, type FigureTable, figureStages, figureTables } from "@perde/cases/figures";
import { type Figure, thresholds } from "@perde/cases/suppression";
import type { CalendarDay } from "@perde/law/calendar-day";
import { type Block, type Language, line, type Made, note, words } from "./block.ts";
import type { StatisticsData } from "./data.ts";
import { dayText, periodText } from "./words/dates.ts";
import { wordsOf } from "./words/words.ts";

const charted: FigureStage = "verified";

/** Always a document: an empty period is a table of zeros. */
export const statistics = (data: StatisticsData, language: Language, day: CalendarDay): Made => {
  const said = wordsOf(language);
  const tables = figureTables(data.figures.cases, data.figures, data.figures.naming);
  const shown = (figure: Figure): string => (figure.status === "exact" ? String(figure.count) : said.suppressed);
  const nameOf = (by: FigureTable["by"], of: FigureRow["of"]): string => {
    switch (of.kind) {
      case "all":
        return by === "region" ? said.allRegions : said.allInstitutions;
      case "unknown":
        return by === "region" ? said.unknownRegion : said.notSeen;
      case "other":
        return said.otherInstitutions;
      case "named":
        return data.regionNames[of.name]?.[language] ?? of.name;
    }
  };
  const table = (of: FigureTable): Block => ({
    name: "figures",
    kind: "table",
    heading: of.by === "region" ? said.byRegion : said.byInstitution,
    caption: periodText(language, of.period),
    widths: [32, 17, 17, 17, 17],
    header: [
      of.by === "region" ? said.regionHeader : said.institutionHeader,
      ...figureStages.map(stage => said.stages[stage]),
    ],
    rows: of.rows.map((row, at) => [
      {
        spans: [
          words(nameOf(of.by, row.of)),
          ...(at === of.rows.length - 1
            ? [note(said.figureNote(of.query, data.figures.version, dayText(language, day)))]
            : []),
        ],
      },
      ...figureStages.map(stage => line(shown(row.figures[stage]))),
    ]),
  });
  const under = said.statisticsUnder(periodText(language, data.figures));
  return {
    kind: "made",
    document: {
      format: "perde-document/1",
      kind: "statistics",
      language,
      day,
      title: `${said.statisticsTitle}. ${under}`,
      landscape: false,
      blocks: [
        { name: "title", kind: "title", text: said.statisticsTitle, under },
        table(tables.region),
        {
          name: "chart",
          kind: "bars",
          heading: said.chartHeading,
          caption: said.chartCaption(said.stages[charted]),
          bars: tables.region.rows
            .filter(({ of }) => of.kind !== "all")
            .map(({ of, figures }) => ({
              label: nameOf("region", of),
              count: figures[charted].count,
              shown: shown(figures[charted]),
            })),
        },
        table(tables.institution),
        {
          name: "method",
          kind: "text",
          heading: said.methodHeading,
          paragraphs: said.statisticsMethod(thresholds).map(one => line(one)),
        },
      ],
    },
    leftOut: [],
  };
};
