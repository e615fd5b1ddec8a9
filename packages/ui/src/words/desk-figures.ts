import type { Catalogue } from "../say.ts";

/** The figures of a dossier as the desk shows them before they are printed. Awaiting native review in kk and ru. */
export const deskFigures = {
  "figures.title": {
    kk: "Кезең, өңір және көрсеткіштер",
    ru: "Период, регион и показатели",
    en: "Period, region and figures",
  },
  "figures.week": { kk: "Мысалы: 2026-W45", ru: "Например: 2026-W45", en: "For example: 2026-W45" },
  "figures.region": { kk: "Өңір", ru: "Регион", en: "Region" },
  "figures.cite": {
    kk: {
      one: "Осы кезең мен өңірдегі тапсырылған {n} істі белгілеу",
      other: "Осы кезең мен өңірдегі тапсырылған {n} істі белгілеу",
    },
    ru: {
      one: "Отметить {n} поданное дело за период и по региону",
      few: "Отметить {n} поданных дела за период и по региону",
      many: "Отметить {n} поданных дел за период и по региону",
      other: "Отметить {n} поданного дела за период и по региону",
    },
    en: {
      one: "Tick {n} filed case of this period and region",
      other: "Tick {n} filed cases of this period and region",
    },
  },
  "figures.cited": {
    kk: { one: "{n} іс белгіленді", other: "{n} іс белгіленді" },
    ru: { one: "Отмечено {n} дело", few: "Отмечено {n} дела", many: "Отмечено {n} дел", other: "Отмечено {n} дела" },
    en: { one: "{n} case is ticked", other: "{n} cases are ticked" },
  },
  "figures.cite.none": {
    kk: "Бұл кезең мен өңірде шағым берілген іс жоқ. Сауалда тек тапсырылған немесе расталған іс аталады.",
    ru: "За этот период в этом регионе нет поданных дел. В запросе называют только поданные или подтверждённые.",
    en: "No case of this period and region is filed. An inquiry cites filed or confirmed cases only.",
  },
  "figures.caption": {
    kk: "Таңдауды бақылау туралы хабарламалар, өңірлер бойынша",
    ru: "Сообщения о контроле выбора, по регионам",
    en: "Reports of choice control, by region",
  },
  "figures.stage.received": { kk: "түскені", ru: "получено", en: "received" },
  "figures.stage.verified": { kk: "тексерілгені", ru: "проверено", en: "verified" },
  "figures.stage.filed": { kk: "шағым берілгені", ru: "подано", en: "filed" },
  "figures.stage.confirmed": { kk: "расталғаны", ru: "подтверждено", en: "confirmed" },
  "figures.row.all": { kk: "Бүкіл ел", ru: "Вся страна", en: "The whole country" },
  "figures.row.unknown": { kk: "Өңірі көрсетілмеген", ru: "Регион не указан", en: "Region not said" },
  "figures.row.other": { kk: "Басқалары", ru: "Прочие", en: "Others" },
  "figures.hidden": { kk: "жасырылған", ru: "скрыто", en: "hidden" },
  "figures.how": {
    kk: "Хабарламалар саналады, әрқайсысы бір рет; келуді бақылау мен карантин кірмейді. {k}-тен аз сан және оны табуға мүмкіндік беретін сандар жасырылады.",
    ru: "Считаются сообщения, каждое один раз; контроль явки и карантин не входят. Скрыты числа меньше {k} и те, из которых их можно вычислить.",
    en: "Reports are counted, each once; turnout control and quarantine are left out. Numbers under {k} are hidden, and those that would give them away.",
  },
  "figures.query": {
    kk: "Сұрау: {query}; деректер нұсқасы: {version}",
    ru: "Запрос: {query}; версия данных: {version}",
    en: "Query: {query}; version of the data: {version}",
  },
} as const satisfies Catalogue;
