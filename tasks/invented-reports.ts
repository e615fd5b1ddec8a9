import type { ReportContent } from "@perde/cases/report";

/** Institutions that do not exist. */
const places = [
  { text: "Университет Примеров", sector: "university", region: "KZ-75" },
  { text: "Үлгі қалалық колледжі", sector: "college", region: "KZ-71" },
  { text: "Институт вымышленных наук", sector: "university", region: "KZ-79" },
  { text: "№ 000 ойдан шығарылған мектеп", sector: "school", region: "KZ-61" },
  { text: "Поликлиника № 000 (вымышленная)", sector: "hospital", region: "KZ-35" },
] as const;

const tales: readonly Pick<ReportContent, "language" | "what" | "more" | "grade">[] = [
  {
    language: "ru",
    what: "ballot-with-id",
    more: "В чате группы написали: прислать снимок до 15:00, список тех, кто не прислал, пойдёт в деканат.",
    grade: "proof",
  },
  {
    language: "kk",
    what: "ballot",
    more: "Куратор бюллетеньнің суретін жібермегендер жатақханадан шығады деді.",
    grade: "told",
  },
  { language: "ru", what: "turnout", more: "Просили отсканировать QR-код на входе и прислать экран.", grade: "told" },
  {
    language: "en",
    what: "ballot",
    more: "We were told in a meeting that the contract will not be renewed without the photo.",
    grade: "heard",
  },
  {
    language: "kk",
    what: "ballot-with-id",
    more: "Сурет пен жеке куәлікті бірге түсіріп, жеке хабарламаға жіберіңдер деді.",
    grade: "proof",
  },
  {
    language: "ru",
    what: "unknown",
    more: "Сказали «отчитаться фотографией», подробностей не объяснили.",
    grade: "unsaid",
  },
];
const roles = ["curator", "dean", "headteacher", "hr", "student-leader"] as const;
const channels = ["group-chat", "private-message", "aloud", "meeting", "form"] as const;
const threats = ["dormitory", "grant", "exam", "contract", "bonus"] as const;
const weeks = ["2023-W09", "2023-W10", "2023-W11"] as const;

const at = <Item>(items: readonly Item[], place: number): Item => {
  const item = items[place % items.length];
  if (item === undefined) throw new RangeError("an empty list");
  return item;
};

/** Twenty-four reports in three languages: the same ones each time. */
export const inventedReports = (): readonly ReportContent[] =>
  Array.from({ length: 24 }, (_, number) => ({
    ...at(tales, number),
    place: { kind: "written" as const, ...at(places, number * 3) },
    who: { roles: [at(roles, number * 2)] },
    how: { channels: [at(channels, number)] },
    threat: { kinds: [at(threats, number * 4)] },
    when: at(weeks, number),
  })).map(({ language, what, more, grade, ...rest }) => ({
    language,
    what,
    ...rest,
    grade,
    ...(more === undefined ? {} : { more }),
  }));
