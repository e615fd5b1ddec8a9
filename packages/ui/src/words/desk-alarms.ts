import type { Catalogue } from "../say.ts";

/** What is wrong with the journal that a server delivered, and who is at fault. Awaiting native review in kk and ru. */
export const deskAlarms = {
  "alarm.bad-signature": {
    kk: "Журналда қолы сәйкес келмейтін жазба бар: оны біреу өзгерткен. Ол есепке алынбады.",
    ru: "В журнале есть запись с неверной подписью: её изменили. Она не засчитана.",
    en: "The journal holds an entry whose signature does not fit: somebody changed it. It does not count.",
  },
  "alarm.malformed": {
    kk: "Журналда түсініксіз жазба бар. Ол есепке алынбады.",
    ru: "В журнале есть непонятная запись. Она не засчитана.",
    en: "The journal holds an entry that makes no sense. It does not count.",
  },
  "alarm.foreign-desk": {
    kk: "Сервер басқа үстелдің журналынан жазба берді. Ол есепке алынбады.",
    ru: "Сервер подставил запись из журнала другого стола. Она не засчитана.",
    en: "The server slipped in an entry of another desk's journal. It does not count.",
  },
  "alarm.gap": {
    kk: "{who}: {number}-жазба жоқ. Сервер оны жасырып тұр немесе әлі берген жоқ.",
    ru: "{who}: нет записи {number}. Сервер её скрывает или ещё не отдал.",
    en: "{who}: entry {number} is missing. The server hides it or has not given it yet.",
  },
  "alarm.fork": {
    kk: "{who}: бір {number} нөмірімен екі түрлі жазбаға қол қойылған. Екеуі де айғақ ретінде сақталды.",
    ru: "{who}: под одним номером {number} подписаны две разные записи. Обе сохранены как улика.",
    en: "{who} signed two different entries with one number, {number}. Both are kept as evidence.",
  },
  "alarm.missing-head": {
    kk: "Бір жазба сервер бермеген жазбаға сілтейді: арасы жетіспейді. Сонсыз одан кейінгілер есепке алынбайды.",
    ru: "Одна из записей ссылается на ту, которой сервер не отдал. Пока её нет, следующие не засчитываются.",
    en: "An entry refers to one that the server did not give. Without it, what follows does not count.",
  },
  "alarm.rewound": {
    kk: "Сервер журналдың ескі түрін берді: осы браузер көрген соңғы жазбалар онда жоқ.",
    ru: "Сервер отдал старый журнал: в нём нет последних записей, которые этот браузер уже видел.",
    en: "The server gave an old journal: the last entries that this browser had seen are not in it.",
  },
  "alarm.journal-withheld": {
    kk: "Ашық тізілім журналдың бір бөлігі болғанын көрсетеді, бірақ сервер оны бермейді.",
    ru: "Открытый реестр показывает, что часть журнала была, но сервер её не отдаёт.",
    en: "The public ledger shows that a part of the journal exists, and the server does not give it.",
  },
  "alarm.journal-damaged": {
    kk: "Журналдың бір жазбасы ашылмайды: орнынан жылжытылған немесе бүлінген.",
    ru: "Одна из записей журнала не открывается: её переставили или повредили.",
    en: "An entry of the journal does not open: it was moved to another place or damaged.",
  },
  "alarm.ghost": {
    kk: "{who}: мүше емес адам журналға жазды. Оны ешбір жетекші куәландырмаған, жазбасы есепке алынбады.",
    ru: "{who}: в журнал писал не участник. Ни один руководитель его не удостоверял, запись не засчитана.",
    en: "{who}: somebody who is no member wrote into the journal. No lead certified that key; the entry does not count.",
  },
  "alarm.removed": {
    kk: "{who}: шығарылғаннан кейін журналға жазды. Жазба есепке алынбады.",
    ru: "{who}: запись сделана после исключения. Она не засчитана.",
    en: "{who} wrote after being removed. The entry does not count.",
  },
  "alarm.not-allowed": {
    kk: "{who}: рөлі рұқсат бермейтін жазба жасады. Ол есепке алынбады.",
    ru: "{who}: запись, на которую роль не даёт права. Она не засчитана.",
    en: "{who} wrote what the role does not allow. The entry does not count.",
  },
  "alarm.not-first": {
    kk: "{who}: үстелді екінші рет құрмақ болды. Жазба есепке алынбады.",
    ru: "{who}: попытка основать стол второй раз. Запись не засчитана.",
    en: "{who} tried to found the desk a second time. The entry does not count.",
  },
  "alarm.nothing-to-undo": {
    kk: "{who}: болмаған шешімді қайтармақ болды. Жазба ештеңе өзгертпеді.",
    ru: "{who}: отмена того, чего не было. Запись ничего не изменила.",
    en: "{who} took back what was not there. The entry changed nothing.",
  },
  "alarm.not-yours": {
    kk: "{who}: басқаның шешімін қайтармақ болды. Жазба ештеңе өзгертпеді.",
    ru: "{who}: отмена чужого решения. Запись ничего не изменила.",
    en: "{who} took back another's decision. The entry changed nothing.",
  },
  "alarm.same-sequence": {
    kk: "Екі мүше бір адамға бір {number} нөмірмен жауап берді. Екеуі де сақталды, хабарлаушы екеуін де көреді.",
    ru: "Два участника ответили одному человеку под одним номером {number}. Сохранены оба ответа, человек видит оба.",
    en: "Two members answered one person with one number, {number}. Both answers are kept, and the person sees both.",
  },
  "alarm.same-epoch": {
    kk: "Екі жетекші бір мезгілде {number}-кезеңді ашты. Бірі есепке алынды: кілттерді қайта жаңартыңыз.",
    ru: "Два руководителя одновременно открыли период {number}. Засчитан один: обновите ключи ещё раз.",
    en: "Two leads opened epoch {number} at the same time. One of them counts: make new keys once more.",
  },
  "alarm.stranger": { kk: "белгісіз кілт {key}", ru: "неизвестный ключ {key}", en: "unknown key {key}" },
} as const satisfies Catalogue;
