/** Invented parties, people and questions. None stands for a real one; the surnames are made of words for things. */
import { type Chance, chanceFrom } from "./chance.ts";

export type Option = { readonly kk: string; readonly ru: string };

const parties: readonly Option[] = [
  { kk: "«Көктем өрісі» партиясы", ru: "Партия «Весенний простор»" },
  { kk: "«Жеті арна» партиясы", ru: "Партия «Семь русел»" },
  { kk: "«Тау самалы» партиясы", ru: "Партия «Горный ветерок»" },
  { kk: "«Ақ қайың» халық партиясы", ru: "Народная партия «Белая берёза»" },
  { kk: "«Бұлақ көзі» партиясы", ru: "Партия «Исток родника»" },
  { kk: "«Кең көкжиек» демократиялық партиясы", ru: "Демократическая партия «Широкий горизонт»" },
  { kk: "«Алтын дән» аграрлық партиясы", ru: "Аграрная партия «Золотое зерно»" },
  { kk: "«Тас көпір» партиясы", ru: "Партия «Каменный мост»" },
  { kk: "«Көк қайық» партиясы", ru: "Партия «Синяя лодка»" },
  { kk: "«Қыран қанаты» партиясы", ru: "Партия «Крыло беркута»" },
  { kk: "«Шамшырақ» әлеуметтік партиясы", ru: "Социальная партия «Светильник»" },
  { kk: "«Сары қауын» партиясы", ru: "Партия «Жёлтая дыня»" },
  { kk: "«Теңіз толқыны» партиясы", ru: "Партия «Морская волна»" },
  { kk: "«Қарлығаш ұясы» партиясы", ru: "Партия «Ласточкино гнездо»" },
];

const surnames: readonly Option[] = [
  { kk: "Қаламсапов", ru: "Каламсапов" },
  { kk: "Терезебаев", ru: "Терезебаев" },
  { kk: "Бұлтқожин", ru: "Булткожин" },
  { kk: "Шамшырақов", ru: "Шамшираков" },
  { kk: "Қоңыраутаев", ru: "Коныраутаев" },
  { kk: "Жаңбырханов", ru: "Жанбырханов" },
  { kk: "Құмсағатов", ru: "Кумсагатов" },
  { kk: "Кітапшин", ru: "Китапшин" },
  { kk: "Самаурынов", ru: "Самауринов" },
  { kk: "Пернетақтин", ru: "Пернетактин" },
  { kk: "Бәйшешеков", ru: "Байшешеков" },
  { kk: "Сырғанақов", ru: "Сырганаков" },
  { kk: "Алмұртов", ru: "Алмуртов" },
  { kk: "Тиінбеков", ru: "Тиинбеков" },
  { kk: "Өрмекшин", ru: "Ормекшин" },
  { kk: "Көпірбаев", ru: "Копирбаев" },
  { kk: "Желпуішев", ru: "Желпуишев" },
  { kk: "Сүлгібаев", ru: "Сулгибаев" },
  { kk: "Асхатшин", ru: "Асхатшин" },
  { kk: "Ожаутаев", ru: "Ожаутаев" },
  { kk: "Шәйнеков", ru: "Шайнеков" },
  { kk: "Қасықбеков", ru: "Касыкбеков" },
  { kk: "Балғабасов", ru: "Балгабасов" },
  { kk: "Түймебаев-Үйшін", ru: "Туймебаев-Уйшин" },
];
const firstNames: readonly Option[] = [
  { kk: "Айтолқын", ru: "Айтолкын" },
  { kk: "Ерқанат", ru: "Ерканат" },
  { kk: "Гүлдана", ru: "Гульдана" },
  { kk: "Нұртілек", ru: "Нуртилек" },
  { kk: "Самал", ru: "Самал" },
  { kk: "Бекарыс", ru: "Бекарыс" },
  { kk: "Дархан", ru: "Дархан" },
  { kk: "Жанерке", ru: "Жанерке" },
  { kk: "Тілеген", ru: "Тилеген" },
  { kk: "Раушан", ru: "Раушан" },
];

export const againstAll: Option = { kk: "Барлығына қарсымын", ru: "Против всех" };
export const yesAndNo: readonly Option[] = [
  { kk: "Келісемін", ru: "Согласен (согласна)" },
  { kk: "Келіспеймін", ru: "Не согласен (не согласна)" },
];

export const person = (chance: Chance): Option => {
  const surname = chance.one(surnames);
  const first = chance.one(firstNames);
  return { kk: `${surname.kk} ${first.kk}`, ru: `${surname.ru} ${first.ru}` };
};

/** People of a ballot, no two alike while the list of surnames lasts. The same seed names the same people in the same order. */
export const people = (seed: number, count: number): readonly Option[] => {
  const chance = chanceFrom(seed + 7);
  const order = chance.shuffled(surnames);
  return Array.from({ length: count }, (_, at) => {
    const surname = order[at % order.length]!;
    const first = chance.one(firstNames);
    return { kk: `${surname.kk.toUpperCase()} ${first.kk}`, ru: `${surname.ru.toUpperCase()} ${first.ru}` };
  });
};

/** Parties of a list in the order of an invented draw; beyond fourteen, a number tells them apart. */
export const partyList = (seed: number, count: number): readonly Option[] => {
  const order = chanceFrom(seed + 11).shuffled(parties);
  return Array.from({ length: count }, (_, at) => {
    const party = order[at % order.length]!;
    const again = Math.floor(at / order.length);
    return again === 0 ? party : { kk: `${party.kk} ${again + 1}`, ru: `${party.ru} ${again + 1}` };
  });
};

/** One line about a candidate, in both languages. */
export const aboutPerson = (chance: Chance): Option =>
  chance.one([
    { kk: "1971 жылы туған, мұғалім, Қамысты ауылы", ru: "1971 года рождения, учитель, аул Камысты" },
    { kk: "1984 жылы туған, дәрігер, Ақбұлақ қаласы", ru: "1984 года рождения, врач, город Акбулак" },
    { kk: "1966 жылы туған, инженер, өзін-өзі ұсынған", ru: "1966 года рождения, инженер, самовыдвижение" },
    { kk: "1990 жылы туған, агроном, партиядан ұсынылған", ru: "1990 года рождения, агроном, выдвинут партией" },
    { kk: "1978 жылы туған, кітапханашы, Сарыөзен ауылы", ru: "1978 года рождения, библиотекарь, село Сарыозен" },
  ]);

const topics: readonly Option[] = [
  { kk: "қаланың орталық саябағын кеңейтуге", ru: "с расширением центрального парка города" },
  { kk: "ауыл арқылы жаңа темір жол салуға", ru: "со строительством новой железной дороги через село" },
  { kk: "жазғы уақыттың сақталуына", ru: "с сохранением летнего времени" },
  { kk: "кітапхананың түнде жұмыс істеуіне", ru: "с работой библиотеки в ночное время" },
];

export const question = (seed: number): Option => {
  const topic = chanceFrom(seed + 13).one(topics);
  return { kk: `Сіз ${topic.kk} келісесіз бе?`, ru: `Согласны ли Вы ${topic.ru}?` };
};
