/** Papers near to ballots that are none, thrown together from a seed: what the search for unknown ballots must leave alone. */
import { type Chance, chanceFrom } from "./chance.ts";
import { aDrawing, type Drawing, type Sheet } from "./drawing.ts";
import { markIn, markStyles, signatureAt } from "./mark.ts";
import { people } from "./slate.ts";

export const anyPaperKinds = [
  "results",
  "voters",
  "flyer",
  "order",
  "health",
  "crossword",
  "timetable",
  "rating",
  "lottery",
  "cells",
  "consent",
  "inspection",
] as const;
export type AnyPaperKind = (typeof anyPaperKinds)[number];

const line = `fill="none" stroke="#222" stroke-width="2.6"`;
const tableKinds = {
  results: {
    titles: [
      "ПРОТОКОЛ участковой комиссии об итогах голосования",
      "Дауыс беру қорытындылары туралы ХАТТАМА",
      "Statement of the results of the election",
    ],
    rows: [
      "Число избирателей, внесённых в список",
      "Число бюллетеней, выданных избирателям",
      "Число недействительных бюллетеней",
      "Бюллетеньдер саны",
      "За кандидата подано голосов",
      "Votes for the candidate",
      "Дауыс берген сайлаушылар саны",
      "Против всех",
    ],
  },
  voters: {
    titles: ["СПИСОК ИЗБИРАТЕЛЕЙ участка № 14", "Сайлаушылардың тізімі", "Register of electors"],
    rows: [],
  },
} as const;
const questions: readonly string[] = [
  "Есть ли у Вас аллергия на пыльцу?",
  "Носите ли Вы очки?",
  "Дәрі ішесіз бе?",
  "Do you sleep well?",
  "Бывают ли головные боли?",
  "Спортпен айналысасыз ба?",
  "Have you had the measles?",
  "Есть ли домашние животные?",
];
const goods: readonly string[] = [
  "Шәйнек көк / Чайник синий",
  "Скатерть льняная",
  "Oil lamp, brass",
  "Кілем 2 x 3 м",
  "Ложки деревянные",
  "Garden hose 20 m",
  "Дәптер 48 бет",
  "Полка навесная",
];

const table = (drawing: Drawing, x: number, y: number, widths: readonly number[], high: number, rows: number): void => {
  const total = widths.reduce((sum, wide) => sum + wide, 0);
  for (let row = 0; row <= rows; row += 1) drawing.line(x, y + row * high, x + total, y + row * high, line);
  let at = x;
  for (const wide of [...widths, 0]) {
    drawing.line(at, y, at, y + rows * high, line);
    at += wide;
  }
};

const tabled = (kind: "results" | "voters", seed: number, chance: Chance, drawing: Drawing): number => {
  const { titles, rows } = tableKinds[kind];
  let y =
    drawing.text(chance.one(titles), 80, 70, 1024, {
      face: chance.one(["sans-bold", "serif"]),
      size: chance.between(32, 44),
      align: "centre",
    }) + 20;
  const listed = kind === "voters" ? people(seed, 16).map(({ ru }) => ru) : chance.shuffled(rows);
  const high = 84;
  table(drawing, 80, y, [70, 720, 234], high, listed.length);
  for (const [k, text] of listed.entries()) {
    drawing.text(String(k + 1), 96, y + 24, 50, { face: "sans", size: 26 });
    drawing.text(text, 166, y + 22, 540, { face: "sans", size: 27 });
    if (chance.happens(0.7)) {
      if (kind === "voters") drawing.add(signatureAt(890, y + 60, 150, chance));
      else drawing.text(String(chance.whole(0, 1900)), 900, y + 18, 160, { face: "serif", size: 36 });
    }
    y += high;
  }
  return y + 120;
};

/** `isFilled`: ticks, signatures and figures are in it. */
export const drawAnyPaper = (kind: AnyPaperKind, seed: number, isFilled: boolean): Sheet => {
  const chance = chanceFrom(seed * 67 + anyPaperKinds.indexOf(kind));
  const drawing = aDrawing(1184);
  const head = (texts: readonly string[]): number =>
    drawing.text(chance.one(texts), 80, 70, 1024, {
      face: chance.one(["sans-bold", "serif", "sans-bold"]),
      size: chance.between(32, 50),
      align: "centre",
    }) + 24;
  const boxed = (x: number, y: number, side: number, isTicked: boolean): void => {
    drawing.rect(x, y, side, side, line);
    if (isFilled && isTicked)
      drawing.add(markIn({ x, y, width: side, height: side, row: 0 }, chance.one(markStyles), chance));
  };
  let y = 0;
  switch (kind) {
    case "results":
    case "voters":
      y = tabled(kind, seed, chance, drawing);
      break;
    case "flyer": {
      y = head(["ВЫБОРЫ В ВОСКРЕСЕНЬЕ! Приходите на участок", "САЙЛАУҒА КЕЛІҢІЗ!", "Vote on Sunday! Election day"]);
      for (const { kk, ru } of people(seed, 4)) {
        drawing.rect(80, y, 260, 300, `fill="#bcd" stroke="#345" stroke-width="3"`);
        y = drawing.text(
          `${kk}. ${ru}. Наш кандидат, біздің кандидат. Партия «Семь русел» приглашает на встречу.`,
          370,
          y + 10,
          730,
          { face: "sans", size: 30 },
        );
        y += 190;
      }
      break;
    }
    case "order":
    case "inspection": {
      y = head(
        kind === "order"
          ? ["Бланк заказа", "Тапсырыс парағы", "Order form"]
          : ["Акт осмотра помещения", "Тексеру парағы", "Inspection checklist"],
      );
      const atRight = chance.happens(0.5);
      for (let k = 0; k < chance.whole(7, 13); k += 1) {
        boxed(atRight ? 1010 : 90, y, 52, chance.happens(0.4));
        drawing.text(chance.one(goods), atRight ? 90 : 180, y + 8, 780, { face: "sans", size: 30 });
        if (chance.happens(0.6)) drawing.line(80, y + 66, 1100, y + 66, line);
        y += 84;
      }
      break;
    }
    case "health":
    case "consent": {
      y = head(
        kind === "health"
          ? ["Анкета пациента", "Науқас сауалнамасы", "Health questionnaire"]
          : ["Согласие родителей", "Ата-ананың келісімі", "Consent form"],
      );
      for (const asked of chance.shuffled(questions)) {
        drawing.text(asked, 80, y + 6, 640, { face: "sans", size: 28 });
        const yes = chance.happens(0.5);
        boxed(760, y, 44, yes);
        drawing.text("Иә / Да", 815, y + 6, 130, { face: "sans", size: 25 });
        boxed(950, y, 44, !yes);
        drawing.text("Жоқ / Нет", 1002, y + 6, 150, { face: "sans", size: 25 });
        y += 92;
      }
      break;
    }
    case "crossword":
      y = head(["Кроссворд", "Сөзжұмбақ", "Crossword"]);
      for (let r = 0; r < 11; r += 1)
        for (let c = 0; c < 13; c += 1) {
          if ((r * 5 + c * 3 + seed) % 7 < 2) drawing.rect(100 + c * 74, y + r * 74, 74, 74, `fill="#111"`);
          else drawing.rect(100 + c * 74, y + r * 74, 74, 74, line);
        }
      y += 11 * 74 + 40;
      for (let k = 1; k < 9; k += 1)
        y = drawing.text(`${k}. ${chance.one(goods)}`, 100, y, 980, { face: "serif", size: 26 });
      break;
    case "timetable": {
      y = head(["Расписание уроков", "Сабақ кестесі", "Bus timetable"]);
      table(drawing, 80, y, [180, 210, 210, 210, 210], 110, 9);
      for (let r = 0; r < 9; r += 1)
        for (let c = 0; c < 5; c += 1)
          drawing.text(
            c === 0 ? `${8 + r}:30` : chance.one(["Алгебра", "Химия", "Тарих", "Music", "Дене шынықтыру"]),
            96 + (c === 0 ? 0 : 180 + (c - 1) * 210),
            y + r * 110 + 36,
            180,
            { face: "sans", size: 28 },
          );
      y += 990;
      break;
    }
    case "rating": {
      y = head(["Оцените наше кафе", "Біздің дәмхананы бағалаңыз", "How was your stay?"]);
      for (const asked of chance.shuffled(questions)) {
        y = drawing.text(asked, 80, y, 1000, { face: "sans", size: 30 }) + 6;
        const chosen = chance.whole(0, 4);
        for (let k = 0; k < 5; k += 1) {
          drawing.add(`<circle cx="${140 + k * 190}" cy="${y + 30}" r="24" ${line}/>`);
          drawing.text(String(k + 1), 180 + k * 190, y + 12, 60, { face: "sans", size: 28 });
          if (isFilled && k === chosen)
            drawing.add(
              markIn({ x: 116 + k * 190, y: y + 6, width: 48, height: 48, row: 0 }, chance.one(markStyles), chance),
            );
        }
        y += 86;
      }
      break;
    }
    case "lottery":
      y = head(["ЛОТЕРЕЯ «ТРИ ЯБЛОКА» 5 из 36", "ЛОТО «ҮШ АЛМА»", "LUCKY NUMBERS"]);
      for (let k = 0; k < 36; k += 1) {
        const [x, at] = [130 + (k % 6) * 160, y + Math.floor(k / 6) * 130];
        boxed(x, at, 84, chance.happens(0.15));
        drawing.text(String(k + 1), x + 20, at + 22, 50, { face: "sans", size: 34 });
      }
      y += 800;
      break;
    case "cells":
      y = head(["Заявление на выдачу карты", "Карта беру туралы өтініш", "Application for a library card"]);
      for (const field of ["Фамилия", "Аты", "Адрес", "Телефон", "Date of birth", "Индекс", "E-mail"]) {
        drawing.text(field, 80, y + 14, 200, { face: "sans", size: 28 });
        for (let k = 0; k < 16; k += 1) {
          drawing.rect(290 + k * 50, y, 50, 60, line);
          if (isFilled && k < 9)
            drawing.text(chance.one([..."АБКМНОРСТ"]), 302 + k * 50, y + 12, 30, {
              face: "sans",
              size: 32,
              colour: "#223a8c",
            });
        }
        y += 110;
      }
      break;
    default: {
      const never: never = kind;
      throw new Error(String(never));
    }
  }
  return drawing.finish(Math.max(1480, y + 80), chance.one(["#ffffff", "#fbfaf4", "#f2f6fb", "#f7f2d8"]));
};
