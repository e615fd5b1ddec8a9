/**
 * Citations in the language of the paper. The base writes them in English; numbers and articles are taken from there
 * and never from here. What the phrases below do not cover is printed as the base has it, marked as English.
 */
import type { Rule } from "@perde/law/rule";
import type { Language, Span } from "./block.ts";

type Phrase = readonly [english: RegExp, kk: string, ru: string];

/** In the order in which they are tried: longer phrases first. */
const phrases: readonly Phrase[] = [
  [
    /^Constitutional Law on Elections/,
    "«Қазақстан Республикасындағы сайлау туралы» Конституциялық заң",
    "Конституционный закон «О выборах в Республике Казахстан»",
  ],
  [
    /^Code of Administrative Offences (\d{4}) \(([^)]+)\)/,
    "Әкімшілік құқық бұзушылық туралы кодекс ($1 ж., № $2)",
    "Кодекс об административных правонарушениях ($1 г., № $2)",
  ],
  [
    /^Administrative Procedural and Process Code \(([^,)]+), 29 June 2020\)/,
    "Әкімшілік рәсімдік-процестік кодекс (2020 жылғы 29 маусым, № $1)",
    "Административный процедурно-процессуальный кодекс (29 июня 2020 г., № $1)",
  ],
  [/^Criminal Code (\d{4}) \(([^)]+)\)/, "Қылмыстық кодекс ($1 ж., № $2)", "Уголовный кодекс ($1 г., № $2)"],
  [/^arts?\. (\d+(?:-\d+)?(?:\([^ ),;]+\))*)/, "$1-бап", "статья $1"],
  [/^(\(\d+\))/, "$1", "$1"],
  [/^ and /, " және ", " и "],
  [/^, /, ", ", ", "],
  [/^; /, "; ", "; "],
  [/^: /, ": ", ": "],
  [/^ /, " ", " "],
  [
    /^\(no one may force participation or non-participation or restrict the will\)/,
    "(ешкім сайлауға қатысуға немесе қатыспауға мәжбүрлей, ерік білдіруді шектей алмайды)",
    "(никто не вправе принуждать к участию или неучастию и ограничивать волеизъявление)",
  ],
  [
    /^\(obstruction of the right by violence, deceit, threats or bribery\)/,
    "(құқықты жүзеге асыруға күш қолдану, алдау, қорқыту немесе параға сатып алу арқылы кедергі жасау)",
    "(воспрепятствование праву путём насилия, обмана, угроз или подкупа)",
  ],
  [
    /^\(obstruction of the exercise of electoral rights or of the work of election commissions\)/,
    "(сайлау құқықтарын жүзеге асыруға немесе сайлау комиссияларының жұмысына кедергі жасау)",
    "(воспрепятствование осуществлению избирательных прав или работе избирательных комиссий)",
  ],
  [
    /^\(control over the will of voters excluded\)/,
    "(сайлаушылардың еркін бақылауға жол берілмейді)",
    "(контроль за волеизъявлением избирателей исключён)",
  ],
  [
    /^\(criminal liability for breach of secrecy\)/,
    "(дауыс беру құпиялығын бұзғаны үшін қылмыстық жауаптылық)",
    "(уголовная ответственность за нарушение тайны голосования)",
  ],
  [
    /^\(unlawful decisions and acts of enterprises, organisations and their officials are challenged in court\)/,
    "(кәсіпорындардың, ұйымдардың және олардың лауазымды адамдарының заңсыз шешімдері мен әрекеттеріне сотқа шағым беріледі)",
    "(незаконные решения и действия предприятий, организаций и их должностных лиц обжалуются в суд)",
  ],
  [
    /^\(campaigning while it is prohibited\)/,
    "(тыйым салынған кезеңде үгіт жүргізу)",
    "(агитация в период, когда она запрещена)",
  ],
];

const translated = (citation: string, language: "kk" | "ru"): string | undefined => {
  let rest = citation;
  let found = "";
  while (rest !== "") {
    const phrase = phrases.find(([english]) => english.test(rest));
    const match = phrase?.[0].exec(rest);
    if (phrase === undefined || match === null || match === undefined) return undefined;
    found += match[0].replace(phrase[0], language === "kk" ? phrase[1] : phrase[2]);
    rest = rest.slice(match[0].length);
  }
  return found;
};

/** A citation of the base as a span of the paper's language, or in English where no phrase covers it. */
export const citedIn = (citation: string, language: Language): Span => {
  if (language === "en") return { kind: "words", text: citation };
  const text = translated(citation, language);
  return text === undefined ? { kind: "words", text: citation, language: "en" } : { kind: "words", text };
};

/** The citation of a rule; nothing where the base has none. */
export const citationSpan = ({ citation }: Rule, language: Language): Span | undefined =>
  citation === null ? undefined : citedIn(citation, language);
