/**
 * Ballots for judging. The designs of this file are used nowhere else: no template, threshold or weight was made
 * with them before. All names are invented.
 */
import { type Luck, luckOf } from "./luck.ts";
import { bar, blankPrint, box, fill, frame, type Print, type Rgb, ring, round, set } from "./press.ts";

/** A place for a mark, in print pixels. */
export type Field = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
export type Page = { readonly print: Print; readonly fields: readonly Field[] };

export const designs = [
  "steppe-list",
  "steppe-names",
  "steppe-question",
  "steppe-long",
  "harbour-left",
  "harbour-rings",
  "harbour-strip",
  "harbour-grid",
] as const;
export type Design = (typeof designs)[number];

const black: Rgb = [24, 24, 26];
const white: Rgb = [252, 252, 250];
const kk = [
  "Қоңыр аңыз",
  "Ақ бұлт",
  "Жібек жіп",
  "Көне қобыз",
  "Мыс шәугім",
  "Тас дуал",
  "Сексеуіл",
  "Қара торғай",
  "Күміс ер",
  "Шыны моншақ",
  "Ұзын көлеңке",
  "Жел диірмен",
  "Терең құдық",
  "Биік сөре",
  "Сары парақ",
  "Кең дастарқан",
  "Ескі сандық",
  "Жаңа қалам",
] as const;
const ru = [
  "Бурая сказка",
  "Белое облако",
  "Шёлковая нить",
  "Старый кобыз",
  "Медный чайник",
  "Каменная ограда",
  "Саксаул",
  "Чёрный скворец",
  "Серебряное седло",
  "Стеклянная бусина",
  "Длинная тень",
  "Ветряная мельница",
  "Глубокий колодец",
  "Высокая полка",
  "Жёлтый лист",
  "Широкая скатерть",
  "Старый сундук",
  "Новое перо",
] as const;
const folk = [
  "Тостағанов Еркебұлан",
  "Жапырақова Мөлдір",
  "Шелекбаев Санат",
  "Кірпішев Олжас",
  "Ілгекова Ботагөз",
  "Бояубаев Рүстем",
  "Тарақшин Қуат",
  "Үстелбекова Арай",
  "Сабынтаев Мирас",
  "Көзілдірікова Ләйла",
] as const;
const tin = [
  "Basil Hatstand",
  "Cora Doormat",
  "Emil Lanternby",
  "Flora Wheelbarrow",
  "Gus Inkblot",
  "Hetty Sundial",
  "Ivo Bookend",
  "Juno Teacosy",
  "Klaus Pencilcase",
  "Lotte Rainhat",
  "Milo Footstool",
  "Nell Candlestick",
] as const;

const dots = (print: Print, colour: Rgb, step: number): void => {
  for (let y = step / 2; y < print.height; y += step)
    for (let x = (Math.floor(y / step) % 2) * (step / 2); x < print.width; x += step)
      fill(print, [round(x, y, step * 0.14, step * 0.14)], colour);
};

const slanted = (print: Print, colour: Rgb, step: number): void => {
  for (let x = -print.height; x < print.width; x += step)
    fill(print, [bar(x, print.height, x + print.height, 0, 1.2)], colour);
};

type Kazakh = {
  readonly paper: Rgb;
  readonly tint: Rgb;
  readonly title: readonly [string, string];
  readonly rows: number;
  readonly side: number;
  readonly named: boolean;
};

const kazakh = (luck: Luck, { paper, tint, title, rows, side, named }: Kazakh): Page => {
  const width = 1000;
  const height = Math.max(1416, 420 + rows * 74);
  const print = blankPrint(width, height, paper);
  if (named) slanted(print, tint, 13);
  else dots(print, tint, 11);
  let y = set(print, title[0], 70, 40, 860, "heavy", 30, black, true);
  y = set(print, title[1], 70, y + 4, 860, "heavy", 30, black, true) + 8;
  y =
    set(
      print,
      "Қалаған жолыңыздың оң жағындағы шаршыға белгі салыңыз. Поставьте любой знак в квадрате справа от выбранной строки.",
      70,
      y,
      860,
      "plain",
      21,
      black,
    ) + 20;
  const row = Math.min(150, (height - y - 90) / rows);
  const first = luck.count(0, kk.length - 1);
  const fields: Field[] = [];
  for (let at = 0; at < rows; at += 1) {
    const top = y + at * row;
    frame(print, 60, top, 880, row, 2, black);
    fill(print, [box(118, top, 2, row), box(824, top, 2, row)], black);
    set(print, String(at + 1), 60, top + row / 2 - 16, 58, "plain", 26, black, true);
    const last = at === rows - 1 && rows > 2;
    const word = (list: readonly string[]): string => list[(first + at) % list.length]!;
    const size = row > 90 ? 27 : 22;
    const line =
      rows === 2
        ? [
            ["Иә, қолдаймын", "Да, поддерживаю"],
            ["Жоқ, қолдамаймын", "Нет, не поддерживаю"],
          ][at]!
        : last
          ? ["Барлығына қарсымын", "Против всех"]
          : [
              named ? word(folk) : `«${word(kk)}» партиясы`,
              named ? "жұмысшы, өзін-өзі ұсынған, самовыдвижение" : `партия «${word(ru)}»`,
            ];
    set(print, line[0]!, 136, top + row / 2 - size * 1.35, 670, "heavy", size, black);
    set(print, line[1]!, 136, top + row / 2, 670, "plain", size - 2, black);
    const field = { x: 882 - side / 2, y: top + (row - side) / 2, w: side, h: side };
    fill(print, [box(field.x, field.y, side, side)], white);
    frame(print, field.x, field.y, side, side, 3, black);
    fields.push(field);
  }
  return { print, fields };
};

const harbourLeft = (luck: Luck): Page => {
  const print = blankPrint(1050, 1480, [250, 247, 238]);
  const fields: Field[] = [];
  set(print, "BALLOT — Harbour Council", 60, 50, 900, "heavy", 46);
  set(print, "Mark up to three squares. Fold the paper twice and put it into the box.", 60, 130, 900, "plain", 27);
  const first = luck.count(0, 11);
  for (let at = 0; at < 10; at += 1) {
    const y = 240 + at * 116;
    fill(print, [box(60, y - 18, 930, 3)], black);
    const field = { x: 74, y: y + 4, w: 70, h: 70 };
    frame(print, field.x, field.y, 70, 70, 4, black);
    set(print, tin[(first + at) % tin.length]!, 190, y - 2, 700, "heavy", 31);
    set(
      print,
      `List ${at + 1}, ${luck.pick(["Pier Street", "Gull Lane", "Rope Walk", "Buoy Square"])} ${luck.count(1, 80)}`,
      190,
      y + 42,
      700,
      "plain",
      24,
    );
    fields.push(field);
  }
  return { print, fields };
};

const harbourRings = (luck: Luck): Page => {
  const print = blankPrint(1250, 1600, [253, 253, 251]);
  const fields: Field[] = [];
  set(print, "Sample Ballot — County of Harbour", 60, 40, 1100, "heavy", 42, black, true);
  set(print, "Darken the oval at the right of the name you choose.", 60, 110, 1100, "plain", 26, black, true);
  const first = luck.count(0, 11);
  for (let column = 0; column < 2; column += 1) {
    for (let race = 0; race < 4; race += 1) {
      const x = 60 + column * 580;
      const y = 190 + race * 340;
      fill(print, [box(x, y, 540, 44)], [60, 60, 66]);
      set(
        print,
        ["Harbour Master", "Pilot", "Lightkeeper", "Clerk of Nets", "Bridge Reeve", "Auditor", "Marshal", "Gardener"][
          column * 4 + race
        ]!,
        x + 14,
        y + 2,
        500,
        "heavy",
        27,
        white,
      );
      for (let at = 0; at < 4; at += 1) {
        const top = y + 62 + at * 64;
        set(
          print,
          at === 3 ? "____________________" : tin[(first + column * 5 + race * 3 + at) % tin.length]!,
          x + 14,
          top,
          420,
          "plain",
          28,
        );
        const field = { x: x + 462, y: top + 4, w: 62, h: 36 };
        ring(print, field.x + 31, field.y + 18, 31, 18, 3, black, [253, 253, 251]);
        fields.push(field);
      }
    }
  }
  return { print, fields };
};

const harbourStrip = (luck: Luck): Page => {
  const print = blankPrint(1500, 760, [244, 238, 226]);
  const fields: Field[] = [];
  set(print, "VOTING PAPER — Should the old lighthouse be painted red?", 60, 50, 1380, "heavy", 44, black, true);
  set(print, `Harbour district ${luck.count(1, 40)}. One mark only.`, 60, 190, 1380, "plain", 30, black, true);
  for (const [at, answer] of ["YES", "NO", "BLANK VOTE"].entries()) {
    const x = 90 + at * 460;
    frame(print, x, 300, 400, 360, 4, black);
    set(print, answer, x, 330, 400, "heavy", 50, black, true);
    const field = { x: x + 130, y: 460, w: 140, h: 140 };
    ring(print, x + 200, 530, 70, 70, 5, black, white);
    fields.push(field);
  }
  return { print, fields };
};

const harbourGrid = (luck: Luck): Page => {
  const print = blankPrint(1200, 1500, [238, 245, 240]);
  const fields: Field[] = [];
  set(print, "Election of the Harbour Assembly — ballot paper", 60, 50, 1080, "heavy", 38, black, true);
  set(print, "Make a cross in one square below a portrait frame.", 60, 160, 1080, "plain", 27, black, true);
  const first = luck.count(0, 11);
  for (let at = 0; at < 12; at += 1) {
    const x = 70 + (at % 4) * 270;
    const y = 240 + Math.floor(at / 4) * 410;
    frame(print, x, y, 250, 390, 3, black);
    fill(print, [round(x + 125, y + 80, 46, 58), box(x + 60, y + 130, 130, 40)], [150, 160, 158]);
    set(print, tin[(first + at) % tin.length]!, x + 8, y + 186, 234, "heavy", 24, black, true);
    const field = { x: x + 80, y: y + 280, w: 90, h: 90 };
    fill(print, [box(field.x, field.y, 90, 90)], white);
    frame(print, field.x, field.y, 90, 90, 4, black);
    fields.push(field);
  }
  return { print, fields };
};

/** Prints a blank ballot; `seed` chooses its names. */
export const printBallot = (design: Design, seed: number): Page => {
  const luck = luckOf(seed * 131 + designs.indexOf(design));
  switch (design) {
    case "steppe-list":
      return kazakh(luck, {
        paper: [222, 236, 246],
        tint: [180, 208, 228],
        title: ["САЙЛАУ БЮЛЛЕТЕНІ: партиялық тізім", "ИЗБИРАТЕЛЬНЫЙ БЮЛЛЕТЕНЬ: партийный список"],
        rows: 8,
        side: 64,
        named: false,
      });
    case "steppe-names":
      return kazakh(luck, {
        paper: [226, 241, 225],
        tint: [186, 217, 186],
        title: ["САЙЛАУ БЮЛЛЕТЕНІ: № 4 округ", "ИЗБИРАТЕЛЬНЫЙ БЮЛЛЕТЕНЬ: округ № 4"],
        rows: 6,
        side: 70,
        named: true,
      });
    case "steppe-question":
      return kazakh(luck, {
        paper: [240, 236, 224],
        tint: [218, 208, 180],
        title: ["РЕФЕРЕНДУМ БЮЛЛЕТЕНІ: қала паркі қажет пе?", "БЮЛЛЕТЕНЬ РЕФЕРЕНДУМА: нужен ли городской парк?"],
        rows: 2,
        side: 90,
        named: false,
      });
    case "steppe-long":
      return kazakh(luck, {
        paper: [238, 230, 243],
        tint: [210, 194, 222],
        title: ["МӘСЛИХАТ САЙЛАУЫНЫҢ БЮЛЛЕТЕНІ", "БЮЛЛЕТЕНЬ ПО ВЫБОРАМ В МАСЛИХАТ"],
        rows: 14,
        side: 56,
        named: true,
      });
    case "harbour-left":
      return harbourLeft(luck);
    case "harbour-rings":
      return harbourRings(luck);
    case "harbour-strip":
      return harbourStrip(luck);
    case "harbour-grid":
      return harbourGrid(luck);
    default: {
      const never: never = design;
      throw new Error(String(never));
    }
  }
};

export const inkings = ["tick", "cross", "fill", "scribble", "dot", "circle", "dash"] as const;
export type Inking = (typeof inkings)[number];

/** Puts ink into a field by hand; the print is changed. */
export const ink = ({ print, fields }: Page, row: number, inking: Inking, luck: Luck): void => {
  const field = fields[row];
  if (field === undefined) throw new RangeError("no such field");
  const colour = luck.pick<Rgb>([
    [30, 40, 120],
    [28, 28, 34],
    [60, 62, 70],
    [20, 60, 110],
  ]);
  const side = Math.min(field.w, field.h);
  const thick = side * luck.from(0.05, 0.1);
  const cx = field.x + field.w / 2 + luck.from(-0.1, 0.1) * side;
  const cy = field.y + field.h / 2 + luck.from(-0.1, 0.1) * side;
  const reach = side * luck.from(0.3, 0.5);
  const line = (points: readonly (readonly [number, number])[]): void => {
    for (let k = 1; k < points.length; k += 1) {
      const [ax, ay] = points[k - 1]!;
      const [bx, by] = points[k]!;
      const wet = thick * luck.from(0.8, 1.2);
      fill(print, [bar(cx + ax * reach, cy + ay * reach, cx + bx * reach, cy + by * reach, wet)], colour, 0.92);
      fill(print, [round(cx + bx * reach, cy + by * reach, wet / 2, wet / 2)], colour, 0.92);
    }
  };
  const turn = (k: number, n: number): readonly [number, number] => [
    Math.cos((k / n) * 6.5) * luck.from(0.85, 1.1),
    Math.sin((k / n) * 6.5) * luck.from(0.85, 1.1),
  ];
  switch (inking) {
    case "tick":
      line([
        [-0.9, luck.from(-0.2, 0.2)],
        [-0.3, 0.8],
        [1, luck.from(-1.2, -0.7)],
      ]);
      return;
    case "cross":
      line([
        [-0.9, -0.85],
        [0.9, luck.from(0.7, 1)],
      ]);
      line([
        [0.85, -0.9],
        [-0.9, luck.from(0.7, 1)],
      ]);
      return;
    case "fill":
      line(Array.from({ length: 26 }, (_, k) => [-1 + (k / 25) * 2, k % 2 === 0 ? -0.95 : 0.95] as const));
      return;
    case "scribble":
      line(Array.from({ length: 11 }, () => [luck.from(-1, 1), luck.from(-1, 1)] as const));
      return;
    case "dot":
      fill(print, [round(cx, cy, side * luck.from(0.1, 0.18), side * luck.from(0.1, 0.18))], colour);
      return;
    case "circle":
      line(Array.from({ length: 19 }, (_, k) => turn(k, 18)));
      return;
    case "dash":
      line([
        [-0.9, luck.from(-0.3, 0.3)],
        [0.9, luck.from(-0.3, 0.3)],
      ]);
      return;
    default: {
      const never: never = inking;
      throw new Error(String(never));
    }
  }
};
