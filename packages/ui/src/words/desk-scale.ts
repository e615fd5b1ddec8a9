import type { Catalogue } from "../say.ts";

/** Words of a desk with many reports: opening them, stopping, what is kept in the browser. */
export const deskScale = {
  "scale.opening": {
    kk: "Ашылуда: {of} жазбадан {looked} тексерілді, {opened} хабарлама ашылды",
    ru: "Открываем: проверено {looked} из {of} записей, открыто сообщений {opened}",
    en: "Opening: {looked} of {of} entries checked, {opened} reports opened",
  },
  "scale.usable": {
    kk: "Тізіммен жұмыс істей беруге болады. Бет жабылса, ашу келесі жолы осы жерден жалғасады.",
    ru: "Со списком уже можно работать. Если закрыть страницу, открытие продолжится с этого места.",
    en: "The list can be used already. If the page is closed, opening goes on from here next time.",
  },
  "scale.stop": { kk: "Тоқтату", ru: "Остановить", en: "Stop" },
  "scale.stopped": {
    kk: "Тоқтатылды. «Жаңасын алу» түймесі осы жерден жалғастырады.",
    ru: "Остановлено. Кнопка «Получить новые» продолжит с этого места.",
    en: "Stopped. The button “Fetch new ones” goes on from here.",
  },
  "scale.not-kept": {
    kk: "Жазылмады: браузерде орын жоқ, байланыс та жоқ. Орын босатыңыз немесе желіге қосылып, қайталаңыз.",
    ru: "Не записано: в браузере нет места, и связи тоже нет. Освободите место или подключитесь к сети и повторите.",
    en: "Not recorded: the browser has no room, and there is no connection. Free some room or go online, then try again.",
  },
} as const satisfies Catalogue;
