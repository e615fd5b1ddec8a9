/** Papers that are no ballots, though several look like one: what must stay clear. All names and firms are invented. */
import { chanceFrom } from "./chance.ts";
import { aDrawing, type Drawing, type Sheet, type Zone } from "./drawing.ts";
import { emblem, mesh } from "./kazakhstan.ts";
import { type MarkStyle, markIn, markStyles, signatureAt } from "./mark.ts";
import { people, person } from "./slate.ts";

export const documentKinds = [
  "questionnaire",
  "exam",
  "register",
  "checklist",
  "receipt",
  "letter",
  "invoice",
  "protocol",
  "poster",
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** `filled` puts ticks, answers and signatures in. A register of `seed` names the people of a ballot of the same seed. */
export type DocumentWish = { readonly kind: DocumentKind; readonly seed: number; readonly filled?: boolean };

const line = `stroke="#333" stroke-width="2"`;
const sentences = [
  "Осы хат арқылы кітапхананың жұмыс кестесі туралы хабарлаймыз.",
  "Просим подтвердить получение до конца текущего месяца.",
  "Жөндеу жұмыстары жаз айларында жүргізіледі.",
  "The key of the reading room hangs beside the second door on the left.",
  "К письму прилагается план сада с отмеченными деревьями.",
  "We ask all members to return borrowed umbrellas before the autumn fair.",
  "Ыдыс-аяқ пен орындықтар тізімі екінші бетте берілген.",
  "Расписание автобусов изменится после завершения работ на мосту.",
] as const;
const asked = [
  "Асхананың тамағына көңіліңіз тола ма? / Довольны ли Вы столовой?",
  "Сколько раз в неделю Вы бываете в бассейне?",
  "Автобус уақытында келе ме? / Вовремя ли приходит автобус?",
  "Which floor of the library is the quietest?",
  "Вы бы посоветовали наш курс вязания друзьям?",
  "Жиналыс уақыты сізге ыңғайлы ма?",
] as const;
const answers = ["Иә / Да", "Жоқ / Нет", "Білмеймін / Не знаю", "Кейде / Иногда"] as const;
const goods = [
  "Нан / Хлеб",
  "Сүт / Молоко",
  "Шәй / Чай",
  "Алма / Яблоки",
  "Күріш / Рис",
  "Дәптер",
  "Карандаш HB",
  "Қант / Сахар",
  "Май 200 г",
  "Lamp oil",
] as const;
const tasks = [
  "Терезелерді жабу",
  "Проверить огнетушитель",
  "Полить цветы",
  "Кілтті тапсыру",
  "Выключить насос",
  "Sweep the stairs",
  "Журналға жазу",
  "Сосчитать стулья",
  "Take out the paper",
  "Есікті майлау",
] as const;

type Part = { readonly drawing: Drawing; readonly wish: DocumentWish; readonly chance: ReturnType<typeof chanceFrom> };

const tickIn = ({ drawing, wish, chance }: Part, zone: Zone, style?: MarkStyle): void => {
  if (wish.filled === true) drawing.add(markIn(zone, style ?? chance.one(markStyles), chance));
};

const questionnaire = (part: Part): Sheet => {
  const { drawing, chance } = part;
  const zones: Zone[] = [];
  let y = drawing.text("Сауалнама / Анкета", 90, 80, 1020, { face: "sans-bold", size: 48, align: "centre" }) + 20;
  y =
    drawing.text("Жауаптың жанындағы шаршыны белгілеңіз. Отметьте квадрат рядом с ответом.", 90, y, 1020, {
      face: "sans",
      size: 26,
    }) + 20;
  const right = chance.happens(0.5);
  for (const [number, question] of chance.shuffled(asked).entries()) {
    y = drawing.text(`${number + 1}. ${question}`, 90, y, 1020, { face: "sans-bold", size: 29 }) + 6;
    const count = chance.whole(2, 4);
    const chosen = chance.whole(0, count - 1);
    for (const [at, answer] of answers.slice(0, count).entries()) {
      const zone = { x: right ? 980 : 110, y, width: 42, height: 42, row: zones.length };
      drawing.rect(zone.x, zone.y, 42, 42, `fill="#fff" stroke="#222" stroke-width="3"`);
      drawing.text(answer, 180, y + 4, 700, { face: "sans", size: 28 });
      if (at === chosen) tickIn(part, zone);
      zones.push(zone);
      y += 58;
    }
    y += 18;
  }
  return drawing.finish(Math.max(1754, y + 60), "#fdfdfb", zones);
};

const exam = (part: Part): Sheet => {
  const { drawing, chance } = part;
  const zones: Zone[] = [];
  drawing.text("Жауап парағы / Лист ответов", 90, 70, 1020, { face: "sans-bold", size: 44, align: "centre" });
  drawing.text("Аты-жөні / Фамилия, имя: ____________________   Вариант: ______", 90, 150, 1020, {
    face: "sans",
    size: 28,
  });
  for (let column = 0; column < 3; column += 1) {
    for (let row = 0; row < 20; row += 1) {
      const x = 90 + column * 350;
      const y = 250 + row * 70;
      drawing.text(String(column * 20 + row + 1), x, y + 6, 60, { face: "sans-bold", size: 26, align: "right" });
      const chosen = chance.whole(0, 3);
      for (let choice = 0; choice < 4; choice += 1) {
        const zone = { x: x + 76 + choice * 62, y, width: 44, height: 44, row: zones.length };
        drawing.add(
          `<circle cx="${zone.x + 22}" cy="${zone.y + 22}" r="20" fill="none" stroke="#222" stroke-width="2.4"/>`,
        );
        drawing.text("ABCD"[choice]!, zone.x, y + 9, 44, { face: "sans", size: 20, align: "centre", colour: "#555" });
        if (choice === chosen) tickIn(part, zone, "fill");
        zones.push(zone);
      }
    }
  }
  return drawing.finish(1754, "#ffffff", zones);
};

const register = (part: Part): Sheet => {
  const { drawing, wish, chance } = part;
  let y =
    drawing.text("Қатысушылар тізімі / Список участников собрания", 70, 70, 1060, {
      face: "sans-bold",
      size: 38,
      align: "centre",
    }) + 20;
  const listed = [...people(wish.seed, 5), ...Array.from({ length: chance.whole(8, 14) }, () => person(chance))];
  const heads = [
    [70, "№"],
    [140, "Аты-жөні / Фамилия, имя"],
    [780, "Қолы / Подпись"],
  ] as const;
  for (const [x, head] of heads) drawing.text(head, x + 10, y + 10, 600, { face: "sans-bold", size: 26 });
  const top = y;
  y += 56;
  for (const [at, { kk, ru }] of listed.entries()) {
    drawing.line(70, y, 1130, y, line);
    drawing.text(String(at + 1), 80, y + 20, 50, { face: "sans", size: 28 });
    drawing.text(kk, 150, y + 8, 620, { face: "sans-bold", size: 29 });
    drawing.text(ru, 150, y + 44, 620, { face: "sans", size: 25 });
    if (wish.filled === true && chance.happens(0.8)) drawing.add(signatureAt(820, y + 56, 180, chance));
    y += 84;
  }
  for (const x of [70, 140, 780, 1130]) drawing.line(x, top, x, y, line);
  drawing.rect(70, top, 1060, y - top, `fill="none" ${line}`);
  return drawing.finish(Math.max(1754, y + 80), "#fefefe");
};

const checklist = (part: Part): Sheet => {
  const { drawing, chance } = part;
  const zones: Zone[] = [];
  let y = drawing.text("Кезекші тізімі / Чек-лист дежурного", 90, 90, 1020, { face: "sans-bold", size: 44 }) + 30;
  for (const task of [...chance.shuffled(tasks), ...chance.shuffled(tasks)].slice(0, chance.whole(8, 16))) {
    const zone = { x: 100, y, width: 54, height: 54, row: zones.length };
    drawing.rect(zone.x, zone.y, 54, 54, `fill="#fff" stroke="#222" stroke-width="3"`);
    drawing.text(task, 190, y + 8, 860, { face: "sans", size: 34 });
    if (chance.happens(0.6)) tickIn(part, zone, "tick");
    zones.push(zone);
    y += 88;
  }
  return drawing.finish(Math.max(1500, y + 60), "#fffef8", zones);
};

const receipt = ({ drawing, chance }: Part): Sheet => {
  let y = drawing.text("«Ай дүкені» дүкені", 30, 50, 580, { face: "sans-bold", size: 34, align: "centre" });
  y = drawing.text("Ақбұлақ қ., Диірмен к., 3", 30, y, 580, { face: "sans", size: 24, align: "centre" }) + 20;
  let sum = 0;
  for (let item = 0; item < chance.whole(6, 18); item += 1) {
    const price = chance.whole(90, 4800);
    sum += price;
    drawing.text(chance.one(goods), 30, y, 400, { face: "sans", size: 26 });
    y = drawing.text(`${price},00`, 380, y, 220, { face: "sans", size: 26, align: "right" });
    y = drawing.text(`${chance.whole(1, 4)} × ${price}`, 60, y, 300, { face: "sans", size: 20 });
  }
  y = drawing.text(`БАРЛЫҒЫ  ${sum},00 тг`, 30, y + 20, 570, { face: "sans-bold", size: 38, align: "right" }) + 20;
  for (let bar = 30; bar < 600; bar += 8) drawing.rect(bar, y, chance.whole(1, 6), 90, `fill="#222"`);
  return drawing.finish(y + 140, "#fbfbf9");
};

const letter = ({ drawing, wish, chance }: Part): Sheet => {
  const face = chance.one(["serif", "sans"] as const);
  drawing.text("«Түйме» кітап үйі", 120, 110, 960, { face, size: 34 });
  let y = drawing.text(`№ ${chance.whole(10, 900)}`, 120, 170, 960, { face, size: 28 }) + 90;
  for (let paragraph = 0; paragraph < chance.whole(3, 6); paragraph += 1) {
    const words = chance.shuffled(sentences).slice(0, chance.whole(2, 5)).join(" ");
    y = drawing.text(words, 120, y, 960, { face, size: 30, leading: 1.45 }) + 30;
  }
  if (wish.filled === true) drawing.add(signatureAt(700, y + 90, 260, chance));
  return drawing.finish(1754, "#fefefc");
};

const invoice = ({ drawing, chance }: Part): Sheet => {
  let y =
    drawing.text(`Шот-фактура / Счёт № ${chance.whole(100, 9999)}`, 80, 90, 1040, { face: "sans-bold", size: 42 }) + 60;
  const columns = [80, 150, 640, 780, 940, 1120];
  const top = y;
  for (let row = 0; row < chance.whole(6, 15); row += 1) {
    drawing.line(80, y, 1120, y, line);
    const cells = [
      String(row + 1),
      chance.one(goods),
      String(chance.whole(1, 40)),
      String(chance.whole(100, 900)),
      String(chance.whole(1000, 90000)),
    ];
    for (const [at, cell] of cells.entries())
      drawing.text(cell, columns[at]! + 10, y + 14, 470, { face: "sans", size: 26 });
    y += 64;
  }
  for (const x of columns) drawing.line(x, top, x, y, line);
  drawing.line(80, y, 1120, y, line);
  drawing.text("Төлеуге / К оплате:", 640, y + 30, 480, { face: "sans-bold", size: 32 });
  return drawing.finish(1754, "#ffffff");
};

const protocol = ({ drawing, wish, chance }: Part): Sheet => {
  let y = drawing.text("Дауыс санау нәтижелері туралы ХАТТАМА", 80, 80, 1040, {
    face: "serif",
    size: 38,
    align: "centre",
  });
  y = drawing.text("ПРОТОКОЛ об итогах голосования", 80, y, 1040, { face: "serif", size: 38, align: "centre" }) + 30;
  const top = y;
  const rows = ["Тізімдегі сайлаушылар саны", "Берілген бюллетеньдер саны", "Жарамсыз бюллетеньдер саны"];
  for (const label of [
    ...rows,
    ...people(wish.seed, 6).map(({ kk, ru }) => `${kk} / ${ru}`),
    "Барлығына қарсы / Против всех",
  ]) {
    drawing.line(80, y, 1120, y, line);
    drawing.text(label, 100, y + 22, 760, { face: "sans", size: 26 });
    drawing.text(String(chance.whole(0, 2400)), 900, y + 20, 200, { face: "serif", size: 34, align: "right" });
    y += 86;
  }
  drawing.rect(80, top, 1040, y - top, `fill="none" ${line}`);
  drawing.line(890, top, 890, y, line);
  if (wish.filled === true)
    for (let member = 0; member < 4; member += 1) drawing.add(signatureAt(150 + member * 240, y + 130, 170, chance));
  return drawing.finish(1754, "#fdfdf8");
};

const poster = ({ drawing, wish, chance }: Part): Sheet => {
  if (chance.happens(0.4)) mesh(drawing, 1754, "#d4e4c8", chance);
  emblem(drawing, 600, 380, chance.between(140, 260), chance.one(["#a33b2b", "#1f5d8a", "#2b7a3d"]));
  const named = people(wish.seed, 1)[0]!;
  let y = drawing.text(named.kk, 80, 760, 1040, { face: "sans-bold", size: 90, align: "centre" });
  y = drawing.text(chance.one(["Кездесуге келіңіз!", "Приходите на встречу!", "Концерт в саду"]), 80, y + 40, 1040, {
    face: "sans-bold",
    size: 70,
    align: "centre",
  });
  drawing.text("Сәрсенбі, сағат 18:30, кітапхана залы", 80, y + 60, 1040, { face: "sans", size: 44, align: "centre" });
  return drawing.finish(1754, chance.one(["#f4efe0", "#e4eef7", "#fffdf4"]));
};

const drawers: Readonly<Record<DocumentKind, (part: Part) => Sheet>> = {
  questionnaire,
  exam,
  register,
  checklist,
  receipt,
  letter,
  invoice,
  protocol,
  poster,
};

/** Draws a paper that is no ballot. `zones` are the boxes and bubbles of questionnaires, answer sheets and checklists. */
export const drawDocument = (wish: DocumentWish): Sheet => {
  const chance = chanceFrom(wish.seed * 61 + documentKinds.indexOf(wish.kind));
  return drawers[wish.kind]({ drawing: aDrawing(wish.kind === "receipt" ? 640 : 1200), wish, chance });
};
