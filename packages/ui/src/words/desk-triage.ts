import type { Catalogue } from "../say.ts";

/** Triage on the case desk: list, page of a case, groups, radar. Awaiting native review in kk and ru. */
export const deskTriage = {
  "desk.do.grade": { kk: "Дәлелді бағалау", ru: "Оценить подтверждение", en: "Grade the evidence" },
  "desk.do.quarantine": { kk: "Оқшаулау", ru: "В карантин", en: "Quarantine" },
  "desk.do.release": { kk: "Оқшаулаудан шығару", ru: "Вернуть из карантина", en: "Release from quarantine" },
  "desk.do.print": { kk: "Басып шығару", ru: "Напечатать", en: "Print" },

  "triage.working": {
    kk: { one: "{n} іс жазылып жатыр…", other: "{n} іс жазылып жатыр…" },
    ru: {
      one: "Записывается {n} дело…",
      few: "Записываются {n} дела…",
      many: "Записываются {n} дел…",
      other: "Записываются {n} дела…",
    },
    en: { one: "Writing {n} case…", other: "Writing {n} cases…" },
  },

  "triage.grade.why": {
    kk: "Бұл үстелдің бағасы. Ақшаның не плакаттың суреті адаммен байланысты дәлелдемейді.",
    ru: "Это оценка стола. Снимок денег или плаката не доказывает связь с человеком.",
    en: "This is the desk's grade. A picture of money or a poster is not a link to a person.",
  },
  "triage.grade.ours": { kk: "Дәлел", ru: "Подтверждение", en: "Evidence" },
  "triage.grade.none": { kk: "бағаланбаған", ru: "не оценено", en: "not graded" },
  "triage.grade.theirs": { kk: "автор: {grade}", ru: "автор: {grade}", en: "reporter: {grade}" },
  "triage.grade.heard": { kk: "Естіген", ru: "Слышали", en: "Heard" },
  "triage.grade.told": { kk: "Өзіне айтылған", ru: "Сказали лично", en: "Told to the person" },
  "triage.grade.screenshot": { kk: "Скриншот бар", ru: "Есть скриншот", en: "Screenshot" },
  "triage.grade.document": { kk: "Құжат бар", ru: "Есть документ", en: "Document" },
  "triage.grade.two-independent": {
    kk: "Екі тәуелсіз хабарлама",
    ru: "Два независимых сообщения",
    en: "Two independent reports",
  },
  "triage.done.grade": { kk: "Дәлел бағаланды: {grade}", ru: "Подтверждение: {grade}", en: "Evidence: {grade}" },

  "triage.quarantine.why": {
    kk: "Оқшауланған іс санақтарға кірмейді, бірақ жойылмайды: кез келген уақытта шығаруға болады.",
    ru: "Дело в карантине не входит в подсчёты, но не удаляется: его можно вернуть в любое время.",
    en: "A case in quarantine enters no figure, but it is not deleted: it can be released at any time.",
  },
  "triage.quarantine.text": {
    kk: "Неге (басқалар көреді)",
    ru: "Почему (увидят коллеги)",
    en: "Why (colleagues see it)",
  },
  "triage.quarantine.no-text": { kk: "Түсіндірмесіз", ru: "Без пояснения", en: "Without explanation" },

  "triage.assigned": { kk: "Жауапты", ru: "Ведёт", en: "Assigned to" },
  "triage.labels": { kk: "Белгілер", ru: "Метки", en: "Labels" },
  "triage.off": { kk: "жоқ", ru: "нет", en: "off" },
  "triage.turnout.apart": {
    kk: "Бөлек санат: дауыс таңдауын бақылауға қосылмайды.",
    ru: "Отдельная категория: не смешивается с контролем выбора.",
    en: "A category of its own: never counted as control of the choice.",
  },

  "triage.conflict.why": {
    kk: "Мүшелер бірін-бірі білмей шешкен. Екеуі де сақталды; қайсысы дұрыс екенін таңдаңыз.",
    ru: "Участники решили, не зная друг о друге. Сохранены оба решения; выберите верное.",
    en: "Members decided without knowing of each other. Both decisions are kept; choose the one that holds.",
  },
  "triage.conflict.keep": { kk: "Осы дұрыс", ru: "Верно это", en: "This one holds" },
  "triage.conflict.settled": { kk: "Қайшылық шешілді", ru: "Расхождение устранено", en: "The conflict is settled" },
  "triage.conflict.status": { kk: "Күйі", ru: "Состояние", en: "Status" },
  "triage.conflict.assigned": { kk: "Жауапты", ru: "Ведёт", en: "Assigned to" },
  "triage.conflict.grade": { kk: "Дәлел", ru: "Подтверждение", en: "Evidence" },
  "triage.conflict.quarantine": { kk: "Оқшаулау", ru: "Карантин", en: "Quarantine" },
  "triage.conflict.label": { kk: "Белгі", ru: "Метка", en: "Label" },
  "triage.conflict.checked": { kk: "Тексерілгені", ru: "Проверка", en: "Checked" },
  "triage.conflict.day": { kk: "Талап күні", ru: "День требования", en: "Day of the demand" },
  "triage.conflict.grouping": { kk: "Біріктіру", ru: "Объединение", en: "Grouping" },

  "triage.together.why": {
    kk: "Бөлектейтін хабарламаларды белгілеңіз. Бөлінгендер бірге бір іс болады; мұны қайтаруға болады.",
    ru: "Отметьте сообщения, которые уйдут. Выделенные вместе станут одним делом; это можно отменить.",
    en: "Tick the reports that leave. Those split off together become one case; this can be undone.",
  },
  "triage.split": {
    kk: { one: "Белгіленгенін бөлектеу ({n})", other: "Белгіленгендерін бөлектеу ({n})" },
    ru: { one: "Выделить отмеченное ({n})", other: "Выделить отмеченные ({n})" },
    en: { one: "Split off the ticked ({n})", other: "Split off the ticked ({n})" },
  },
  "triage.beside": { kk: "Қатар көрсету", ru: "Показать рядом", en: "Show side by side" },
  "triage.beside.close": { kk: "Қатарды жабу", ru: "Убрать сравнение", en: "Close the comparison" },
  "triage.beside.differs": { kk: "өзгеше", ru: "различается", en: "differs" },

  "triage.place": { kk: "{n} істің {at}-ісі", ru: "Дело {at} из {n}", en: "Case {at} of {n}" },
  "triage.first": {
    kk: "Бұл тізімдегі бірінші іс",
    ru: "Это первое дело списка",
    en: "This is the first case of the list",
  },
  "triage.last": {
    kk: "Бұл тізімдегі соңғы іс",
    ru: "Это последнее дело списка",
    en: "This is the last case of the list",
  },
  "triage.thread.batch": { kk: "{batch}-пакет", ru: "Пакет {batch}", en: "Batch {batch}" },
  "triage.thread.desk": { kk: "Үстелдің жауабы", ru: "Ответ стола", en: "The desk's reply" },
} as const satisfies Catalogue;
