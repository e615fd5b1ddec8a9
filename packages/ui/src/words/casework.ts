/** Sentences of case work, published figures and dated tips, settled before their screens. Review: docs/words.md. */
import type { Catalogue } from "../say.ts";

export const casework = {
  "tip.newballot": {
    kk: "Бюллетеньді бүлдіріп алдыңыз ба? Жәшікке салғанға дейін жаңасын сұрай аласыз: бір рет.",
    ru: "Испортили бюллетень? Пока он не опущен в урну, можно попросить новый: один раз.",
    en: "Spoiled your ballot? Before it goes into the box, you may ask for a new one: once.",
  },
  "desk.similar": {
    kk: {
      one: "Ұқсас хабарламалар: {n}. Мәтіні көшірілмегенін тексеріңіз.",
      other: "Ұқсас хабарламалар: {n}. Мәтіні көшірілмегенін тексеріңіз.",
    },
    ru: {
      one: "Похожих сообщений: {n}. Проверьте, не скопирован ли текст.",
      other: "Похожих сообщений: {n}. Проверьте, не скопирован ли текст.",
    },
    en: {
      one: "Similar to {n} other report. Check for copied text.",
      other: "Similar to {n} other reports. Check for copied text.",
    },
  },
  "desk.deadline": {
    kk: "Тапсыру мерзімі: {date} · {law}",
    ru: "Срок подачи: {date} · {law}",
    en: "Filing deadline: {date} · {law}",
  },
  "desk.signer": {
    kk: "Анонимді шағым қаралмай қалуы мүмкін. Кім қол қояды?",
    ru: "Анонимную жалобу могут не рассмотреть. Кто подпишет?",
    en: "An anonymous complaint may be left without consideration. Who signs?",
  },
  "desk.complaint": {
    kk: "Шағымды дайындау (DOCX, PDF)",
    ru: "Составить жалобу (DOCX, PDF)",
    en: "Create the complaint (DOCX, PDF)",
  },
  "stats.suppressed": {
    kk: "Адамдарды қорғау үшін көрсетілмейді: осында немесе байланысты ұяшықта {k} хабарламадан аз",
    ru: "Не показываем, чтобы защитить людей: меньше {k} сообщений здесь или в связанной ячейке",
    en: "Not shown, to protect people: fewer than {k} reports here or in a related cell",
  },
  "stats.caveat": {
    kk: "Бұл — дәлелденген фактілер емес, хабарламалар. Тексерілгені: {n}.",
    ru: "Это сообщения, а не доказанные факты. Проверено: {n}.",
    en: "These are reports, not proven facts. Verified: {n}.",
  },
  "dossier.inquiry": {
    kk: "Депутаттық сауал дайындау",
    ru: "Подготовить депутатский запрос",
    en: "Draft the deputy inquiry",
  },
} as const satisfies Catalogue;
