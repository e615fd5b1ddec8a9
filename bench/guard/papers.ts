/** Papers that must stay clear, printed for judging alone. */
import { luckOf } from "./luck.ts";
import { bar, blankPrint, box, fill, frame, type Print, type Rgb, ring, round, set } from "./press.ts";

export const papers = [
  "application",
  "quiz",
  "ledger",
  "shopping",
  "till",
  "essay",
  "timetable",
  "tally",
  "bill",
  "crossword",
  "menu",
] as const;
export type Paper = (typeof papers)[number];

const black: Rgb = [26, 26, 28];
const pen: Rgb = [30, 42, 125];
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
const words =
  "кеше таңертең базарға барып алма мен шырын алдық потом долго шли вдоль реки и считали лодки the gardener counted nine blue flower pots beside the shed кітапты жапты да терезеге қарады снег шёл до самого вечера".split(
    " ",
  );

/** Prints one paper; about half are filled in by hand. Ledgers name the people of the judged ballots. */
export const printPaper = (paper: Paper, seed: number): Print => {
  const luck = luckOf(seed * 977 + papers.indexOf(paper));
  const isFilled = luck.unit() < 0.6;
  const tick = (print: Print, x: number, y: number, side: number): void => {
    fill(
      print,
      [
        bar(x, y + side * 0.5, x + side * 0.4, y + side * 0.9, 4),
        bar(x + side * 0.4, y + side * 0.9, x + side * 1.05, y - side * 0.1, 4),
      ],
      pen,
    );
  };
  const scrawl = (print: Print, x: number, y: number): void => {
    let [px, py] = [x, y];
    for (let k = 0; k < 9; k += 1) {
      const [nx, ny] = [px + luck.from(4, 22), y + luck.from(-20, 16)];
      fill(print, [bar(px, py, nx, ny, 3)], pen);
      [px, py] = [nx, ny];
    }
  };
  const prose = (count: number): string => Array.from({ length: count }, () => luck.pick(words)).join(" ");
  const page = (w = 1000, h = 1414): Print =>
    blankPrint(
      w,
      h,
      luck.pick<Rgb>([
        [252, 252, 250],
        [247, 244, 236],
        [240, 244, 248],
      ]),
    );
  switch (paper) {
    case "application": {
      const print = page();
      let y = set(print, "Өтініш / Заявление на абонемент", 60, 50, 880, "heavy", 34, black, true) + 20;
      const atRight = luck.unit() < 0.5;
      for (let q = 0; q < 5; q += 1) {
        y = set(print, `${q + 1}. ${prose(6)}?`, 60, y, 880, "heavy", 24) + 8;
        for (let a = 0; a < 4; a += 1) {
          const x = atRight ? 860 : 80;
          frame(print, x, y, 36, 36, 3, black);
          set(print, prose(3), 150, y, 640, "plain", 24);
          if (isFilled && a === q % 3) tick(print, x, y, 36);
          y += 48;
        }
        y += 8;
      }
      return print;
    }
    case "quiz": {
      const print = page();
      set(print, "Тест: физика, 8-сынып. Жауаптар", 60, 40, 880, "heavy", 32, black, true);
      for (let row = 0; row < 24; row += 1) {
        for (let column = 0; column < 2; column += 1) {
          set(print, `${row + 1 + column * 24}`, 80 + column * 460, 130 + row * 52, 60, "plain", 24);
          for (let c = 0; c < 5; c += 1) {
            const [x, y] = [160 + column * 460 + c * 62, 146 + row * 52];
            ring(print, x, y, 19, 19, 2.5, black, [250, 250, 250]);
            if (isFilled && c === (row * 7 + column + seed) % 5) fill(print, [round(x, y, 16, 16)], [50, 50, 60]);
          }
        }
      }
      return print;
    }
    case "ledger": {
      const print = page();
      let y =
        set(print, "Кітапхана оқырмандарының журналы / Журнал читателей", 60, 50, 880, "heavy", 30, black, true) + 20;
      const first = luck.count(0, 9);
      for (let row = 0; row < 13; row += 1) {
        frame(print, 60, y, 880, 84, 2, black);
        fill(print, [box(118, y, 2, 84), box(700, y, 2, 84)], black);
        set(print, String(row + 1), 60, y + 24, 58, "plain", 26, black, true);
        set(print, folk[(first + row) % folk.length]!, 136, y + 8, 540, "heavy", 27);
        set(print, "жұмысшы, көше Қайыңды", 136, y + 44, 540, "plain", 22);
        if (isFilled) scrawl(print, 730, y + 48);
        y += 84;
      }
      return print;
    }
    case "shopping": {
      const print = page(800, 1200);
      set(print, "Не алу керек / Купить", 60, 50, 700, "heavy", 40);
      for (let row = 0; row < 11; row += 1) {
        frame(print, 70, 150 + row * 86, 48, 48, 3, black);
        set(print, prose(2), 150, 154 + row * 86, 560, "plain", 34);
        if (isFilled && row % 3 !== 1) tick(print, 70, 150 + row * 86, 48);
      }
      return print;
    }
    case "till": {
      const print = page(520, luck.count(900, 1500));
      let y = set(print, "ДҮКЕН «ҮШ АЛМА»", 20, 40, 480, "heavy", 30, black, true) + 20;
      while (y < print.height - 180) {
        set(print, prose(2), 24, y, 330, "plain", 23);
        y = set(print, `${luck.count(100, 9000)}.00`, 380, y, 130, "plain", 23);
      }
      set(print, `ЖИЫНЫ ${luck.count(9000, 90000)}.00`, 24, y + 20, 480, "heavy", 34);
      return print;
    }
    case "essay": {
      const print = page();
      set(print, prose(4), 90, 80, 820, "heavy", 34, black, true);
      let y = 180;
      while (y < 1280) y = set(print, prose(luck.count(20, 50)), 90, y, 820, "plain", 25) + 22;
      return print;
    }
    case "timetable": {
      const print = page(1414, 1000);
      set(print, "Сабақ кестесі / Расписание", 60, 30, 1294, "heavy", 36, black, true);
      for (let row = 0; row < 8; row += 1) {
        for (let column = 0; column < 6; column += 1) {
          frame(print, 60 + column * 215, 110 + row * 104, 215, 104, 2, black);
          set(
            print,
            row === 0 ? ["Дс", "Сс", "Ср", "Бс", "Жм", "Сб"][column]! : prose(2),
            70 + column * 215,
            124 + row * 104,
            195,
            row === 0 ? "heavy" : "plain",
            23,
          );
        }
      }
      return print;
    }
    case "tally": {
      const print = page();
      let y = set(print, "Санау парағы: нәтижелер / Итоги подсчёта", 60, 60, 880, "heavy", 32, black, true) + 30;
      for (let row = 0; row < 11; row += 1) {
        frame(print, 60, y, 880, 92, 2, black);
        fill(print, [box(760, y, 2, 92)], black);
        set(print, folk[(row + seed) % folk.length]!, 80, y + 26, 640, "plain", 28);
        set(print, String(luck.count(0, 1900)), 790, y + 22, 140, "heavy", 32, pen);
        y += 92;
      }
      scrawl(print, 200, y + 60);
      scrawl(print, 600, y + 70);
      return print;
    }
    case "bill": {
      const print = page();
      set(print, `Төлем құжаты № ${luck.count(100, 9999)}`, 60, 60, 880, "heavy", 34);
      for (let row = 0; row < 9; row += 1) {
        frame(print, 60, 200 + row * 62, 880, 62, 2, black);
        for (const [column, x] of [60, 420, 620, 780].entries()) {
          fill(print, [box(x, 200 + row * 62, 2, 62)], black);
          set(print, column === 0 ? prose(2) : String(luck.count(10, 9000)), x + 14, 212 + row * 62, 330, "plain", 24);
        }
      }
      return print;
    }
    case "crossword": {
      const print = page(1000, 1000);
      set(print, "Сөзжұмбақ", 60, 40, 880, "heavy", 40, black, true);
      for (let row = 0; row < 12; row += 1)
        for (let column = 0; column < 12; column += 1) {
          const [x, y] = [80 + column * 70, 130 + row * 70];
          if (luck.unit() < 0.25) fill(print, [box(x, y, 70, 70)], black);
          else frame(print, x, y, 70, 70, 2, black);
          if (isFilled && luck.unit() < 0.2)
            set(print, luck.pick(["А", "Қ", "Е", "Р", "Ұ"]), x, y + 10, 70, "plain", 40, pen, true);
        }
      return print;
    }
    case "menu": {
      const print = blankPrint(
        1000,
        1414,
        luck.pick<Rgb>([
          [52, 44, 40],
          [246, 238, 220],
          [214, 228, 214],
        ]),
      );
      const colour: Rgb = print.data[0]! < 100 ? [240, 232, 210] : black;
      let y = set(print, "Ас мәзірі", 60, 80, 880, "heavy", 64, colour, true) + 60;
      for (let row = 0; row < 10; row += 1) {
        set(print, prose(2), 120, y, 560, "plain", 34, colour);
        y = set(print, `${luck.count(5, 60)}00`, 740, y, 200, "plain", 34, colour) + 40;
      }
      return print;
    }
    default: {
      const never: never = paper;
      throw new Error(String(never));
    }
  }
};

/** A made-up card of identity, with a head in outline; of no country. */
export const printCard = (seed: number): Print => {
  const luck = luckOf(seed * 389 + 5);
  const print = blankPrint(
    634,
    400,
    luck.pick<Rgb>([
      [214, 232, 236],
      [232, 226, 240],
      [228, 236, 216],
    ]),
  );
  fill(
    print,
    [box(0, 0, 634, 62)],
    luck.pick<Rgb>([
      [60, 110, 150],
      [110, 80, 130],
      [70, 120, 90],
    ]),
  );
  set(print, "ҮЛГІ — SPECIMEN — ОБРАЗЕЦ", 20, 10, 600, "heavy", 28, [250, 250, 250]);
  fill(print, [box(30, 96, 160, 208)], [236, 238, 240]);
  fill(
    print,
    [round(110, 178, 46, 60)],
    luck.pick<Rgb>([
      [222, 180, 146],
      [190, 142, 108],
      [236, 204, 178],
    ]),
  );
  fill(print, [round(110, 140, 50, 34)], [44, 34, 28]);
  fill(print, [round(110, 320, 78, 76)], [70, 80, 100]);
  fill(print, [round(92, 176, 6, 4), round(128, 176, 6, 4), bar(96, 212, 124, 212, 4)], [60, 30, 26]);
  let y = 96;
  for (const line of [
    luck.pick(folk),
    `${luck.count(10, 28)}.05.${luck.count(1950, 2003)}`,
    `№ ${luck.count(1000000, 9999999)}`,
    "жарамды мерзімі 2039",
  ])
    y = set(print, line, 220, y, 390, "heavy", 25) + 18;
  return print;
};
