import type { Catalogue } from "../say.ts";

/** What leaves the desk as a file. Awaiting native review in kk and ru. */
export const deskExport = {
  "export.title": { kk: "Файлға шығару", ru: "Выгрузить в файл", en: "Export to a file" },
  "export.what": { kk: "Не шығарылады", ru: "Что выгрузить", en: "What to export" },
  "export.form.report": { kk: "Тек осы хабарлама", ru: "Только это сообщение", en: "This report only" },
  "export.form.case": {
    kk: "Бүкіл іс: барлық хабарлама, белгі, жазба",
    ru: "Всё дело: все сообщения, решения, заметки",
    en: "The whole case: every report, decision and note",
  },
  "export.form.cluster": {
    kk: "Топтың барлық ісі",
    ru: "Все дела группы",
    en: "All cases of the group",
  },
  "export.to": { kk: "Кімге: алушының кілті", ru: "Кому: ключ получателя", en: "For whom: the recipient's key" },
  "export.to.hint": {
    kk: "age1pq1 деп басталады; алушы оны age-keygen -pq бағдарламасымен жасайды. Файлды тек сол ашады.",
    ru: "Начинается с age1pq1; получатель создаёт его программой age-keygen -pq. Файл откроет только он.",
    en: "It begins with age1pq1; the recipient makes it with age-keygen -pq. Only the recipient opens the file.",
  },
  "export.plain": {
    kk: "Жабусыз, ашық файл",
    ru: "Без шифрования, открытым файлом",
    en: "Not sealed, as an open file",
  },
  "export.plain.warning": {
    kk: "Бұл файлды қолына алған кез келген адам оқиды. Ол осы компьютерде де қалады.",
    ru: "Этот файл прочтёт любой, к кому он попадёт. Он останется и на этом компьютере.",
    en: "Anybody who gets this file can read it. It also stays on this computer.",
  },
  "export.do.sealed": { kk: "Жауып, сақтау", ru: "Зашифровать и сохранить", en: "Seal and save" },
  "export.do.plain": { kk: "Ашық сақтау", ru: "Сохранить открытым", en: "Save it open" },
  "export.done.sealed": {
    kk: "{file} сақталды, журналға жазылды.",
    ru: "Файл {file} сохранён, в журнале отмечено.",
    en: "{file} is saved and noted in the journal.",
  },
  "export.done.plain": {
    kk: "{file} ашық күйде сақталды, журналға жазылды.",
    ru: "Файл {file} сохранён открытым, в журнале отмечено.",
    en: "{file} is saved open and noted in the journal.",
  },
  "export.left": { kk: "Үстелден шыққандар", ru: "Что ушло со стола", en: "What left the desk" },
  "export.left.none": { kk: "Әзірге ештеңе шыққан жоқ.", ru: "Пока ничего.", en: "Nothing so far." },
  "export.left.line": {
    kk: "{date}, {who}: {what}, хабарлама саны {n}",
    ru: "{date}, {who}: {what}, сообщений: {n}",
    en: "{date}, {who}: {what}, reports: {n}",
  },
  "export.left.report": { kk: "хабарлама", ru: "сообщение", en: "report" },
  "export.left.case": { kk: "іс", ru: "дело", en: "case" },
  "export.left.cluster": { kk: "топ", ru: "группа", en: "group" },
  "export.left.csv": { kk: "кесте", ru: "таблица", en: "table" },
  "export.left.document": { kk: "құжат", ru: "документ", en: "paper" },
  "export.left.calendar": { kk: "күнтізбе", ru: "календарь", en: "calendar" },
  "approval.needed": {
    kk: "Бірден {n} хабарлама: жиырмадан көбін шығару үшін екінші мүшенің рұқсаты керек. Рұқсат бүгін және дәл осы жинаққа жарайды.",
    ru: "Сразу {n} сообщений: больше двадцати можно выгрузить только с согласия второго участника. Согласие действует сегодня и для этого набора.",
    en: "{n} reports at once: more than twenty leave only with a second member's approval. It holds today and for this very set.",
  },
  "approval.reason": { kk: "Не үшін керек?", ru: "Для чего это нужно?", en: "What is it for?" },
  "approval.error.reason": { kk: "Себебін жазыңыз", ru: "Напишите, для чего", en: "Write what it is for" },
  "approval.ask": { kk: "Рұқсат сұрау", ru: "Запросить согласие", en: "Ask for approval" },
  "approval.asked": {
    kk: "Сұралды. Рұқсат берілсе, осында көрінеді; сонда осы жинақты қайта шығарыңыз.",
    ru: "Запрос записан. Согласие появится здесь; тогда выгрузите этот же набор ещё раз.",
    en: "Asked. The approval will show here; then export the same set once more.",
  },
  "approval.mine": {
    kk: "Сіз {n} хабарламаны шығаруға рұқсат сұрадыңыз.",
    ru: "Вы просили выгрузить сообщений: {n}.",
    en: "You asked to export {n} reports.",
  },
  "approval.theirs": {
    kk: "{who} {n} хабарламаны шығарғысы келеді.",
    ru: "{who} хочет выгрузить сообщений: {n}.",
    en: "{who} wants to export {n} reports.",
  },
  "approval.state.waiting": { kk: "Жауап күтілуде.", ru: "Ждёт ответа.", en: "Waiting for an answer." },
  "approval.state.approved": { kk: "Рұқсат берілді.", ru: "Согласие дано.", en: "Approved." },
  "approval.state.refused": { kk: "Бас тартылды.", ru: "Отказано.", en: "Refused." },
  "approval.honest": {
    kk: "Рұқсат қатеден сақтайды, арам ниетті мүшеден емес: ол экранындағыны онсыз да көшіре алады.",
    ru: "Согласие спасает от ошибки, но не от нечестного участника: он может переписать и с экрана.",
    en: "An approval stops mistakes, not a disloyal member, who can copy from the screen.",
  },
  "approval.answer.reason": { kk: "Түсіндірме", ru: "Пояснение", en: "Reason" },
  "approval.yes": { kk: "Рұқсат беру", ru: "Согласиться", en: "Approve" },
  "approval.no": { kk: "Бас тарту", ru: "Отказать", en: "Refuse" },
  "desk.step.export-asked": {
    kk: "шығаруға рұқсат сұралды",
    ru: "запрошено согласие на выгрузку",
    en: "approval of an export asked",
  },
  "desk.step.export-answered": { kk: "шығару туралы жауап", ru: "ответ о выгрузке", en: "answer about an export" },
  "export.error.bad-recipient": {
    kk: "Бұл age1pq1 кілті емес немесе қате терілген. Ескі age1 кілттері жарамайды.",
    ru: "Это не ключ age1pq1, или в нём опечатка. Старые ключи age1 не годятся.",
    en: "This is no age1pq1 key, or it is mistyped. Old age1 keys are not accepted.",
  },
  "export.error.not-allowed": {
    kk: "Рөліңіз файлға шығаруға рұқсат бермейді.",
    ru: "Ваша роль не позволяет выгружать.",
    en: "Your role does not allow exports.",
  },
  "export.error.nothing": {
    kk: "Шығаратын ештеңе жоқ: хабарламалар бүлінген немесе жойылған.",
    ru: "Выгружать нечего: сообщения повреждены или удалены.",
    en: "There is nothing to export: the reports are damaged or deleted.",
  },
} as const satisfies Catalogue;
