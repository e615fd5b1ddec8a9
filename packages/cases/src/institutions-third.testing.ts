/**
 * A third labelled set, for measuring only: kinds, towns and forms that the other two do not have, written before the
 * comparison was improved on the second, and frozen by its hash (cluster.test.ts). Nothing is tuned on it.
 */
import { drawing, pick } from "./earlier-set.testing.ts";
import type { Written } from "./institutions.testing.ts";
import { typingHabits } from "./institutions-second.testing.ts";

const towns = [
  { kk: "Тасөткел", ru: "Тасоткель", adjective: "Тасоткельск", en: "Tasotkel" },
  { kk: "Қарашаған", ru: "Карашаган", adjective: "Карашаганск", en: "Karashagan" },
  { kk: "Мыңарал", ru: "Мынарал", adjective: "Мынаральск", en: "Mynaral" },
  { kk: "Сұлутөр", ru: "Сулутор", adjective: "Сулуторск", en: "Sulutor" },
  { kk: "Ырғайлы", ru: "Ыргайлы", adjective: "Ыргайлинск", en: "Yrgaily" },
] as const;
const regions = ["KZ-27", "KZ-39"] as const;
type Town = (typeof towns)[number];

const agrarian = ({ kk, ru, adjective, en }: Town) => ({
  "full, kk": `${kk} аграрлық университеті`,
  "full, ru": `${adjective}ий аграрный университет`,
  "full, en": `${en} Agrarian University`,
  "letters, kk": `${kk[0]}АУ`,
  "letters, ru": `${ru.slice(0, 3)}АУ`,
  "short, ru": `аграрка, ${ru}`,
  "case ending, ru": `из ${adjective}ого аграрного университета`,
  "with a number sign of a building, ru": `${adjective}ий аграрный университет, 2 корпус`,
});

const kindergarten = (number: number, { kk, ru, en }: Town) => ({
  "full, kk": `${kk} қаласының №${number} балабақшасы`,
  "full, ru": `Детский сад №${number} города ${ru}`,
  "full, en": `Kindergarten No. ${number}, ${en}`,
  "short, ru": `садик ${number}, ${ru}`,
  "letters, ru": `ДС ${number} ${ru}`,
  "legal form, ru": `КГКП «Ясли-сад №${number}» ${ru}`,
});

const gymnasium = (number: number, { kk, ru, en }: Town) => ({
  "full, kk": `${kk} қаласы №${number} гимназия`,
  "full, ru": `Гимназия № ${number}, г. ${ru}`,
  "full, en": `Gymnasium ${number} in ${en}`,
  "short, ru": `гимназия ${number} ${ru}`,
  "school, ru": `школа-гимназия №${number} ${ru}`,
  "school, kk": `№${number} мектеп-гимназия, ${kk}`,
});

const hospital = ({ kk, ru, adjective, en }: Town) => ({
  "full, kk": `${kk} облыстық балалар ауруханасы`,
  "full, ru": `${adjective}ая областная детская больница`,
  "full, en": `${en} Regional Children's Hospital`,
  "letters, ru": `ОДБ ${ru}`,
  "short, ru": `облдетбольница ${ru}`,
  "case ending, ru": `в областной детской больнице ${ru}`,
});

const plant = ({ kk, ru, adjective, en }: Town) => ({
  "full, kk": `${kk} механикалық зауыты`,
  "full, ru": `${adjective}ий механический завод`,
  "full, en": `${en} Mechanical Plant`,
  "legal form, ru": `ТОО «${adjective}ий механический завод»`,
  "legal form, kk": `«${kk} механикалық зауыты» ЖШС`,
  "letters, ru": `${ru[0]}МЗ`,
  "case ending, ru": `на ${adjective}ом механическом заводе`,
});

const thirdInstitutions = towns.flatMap((town, place) => {
  const region = regions[place % regions.length] ?? "KZ-27";
  return [agrarian(town), kindergarten(4 + place, town), gymnasium(9 + place, town), hospital(town), plant(town)].map(
    (variants): { readonly region: string; readonly variants: Readonly<Record<string, string>> } => ({
      region,
      variants,
    }),
  );
});

/** `count` names as people write them, with the institution each means. */
export const thirdNames = (count: number, seed = 4711): readonly Written[] => {
  const draw = drawing(seed);
  return Array.from({ length: count }, () => {
    const institution = Math.floor(draw() * thirdInstitutions.length);
    const one = thirdInstitutions[institution];
    if (one === undefined) throw new RangeError("no such institution");
    const [variant, text] = pick(draw, Object.entries(one.variants));
    if (draw() < 0.6) return { institution, region: one.region, text, variant };
    const [edit, change] = pick(draw, Object.entries(typingHabits));
    return { institution, region: one.region, text: change(text, draw), variant: `${variant}; ${edit}` };
  });
};
