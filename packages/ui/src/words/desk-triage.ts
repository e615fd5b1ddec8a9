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

  "desk.step.kept-apart": { kk: "топтан шығарылды", ru: "убрано из группы", en: "taken out of a group" },
  "triage.clusters.count": {
    kk: { one: "{n} топ", other: "{n} топ" },
    ru: { one: "{n} группа", few: "{n} группы", many: "{n} групп", other: "{n} группы" },
    en: { one: "{n} group", other: "{n} groups" },
  },
  "triage.cluster.look": { kk: "Топты қарау", ru: "Посмотреть группу", en: "Look at the group" },
  "triage.cluster.back": { kk: "Барлық топ", ru: "Все группы", en: "All groups" },
  "triage.cluster.reasons": { kk: "Неге бірге", ru: "Почему вместе", en: "Why together" },
  "triage.cluster.weeks": {
    kk: { one: "{n} апта", other: "{n} апта" },
    ru: { one: "{n} неделя", few: "{n} недели", many: "{n} недель", other: "{n} недели" },
    en: { one: "{n} week", other: "{n} weeks" },
  },
  "triage.cluster.same-role": { kk: "рөлі бірдей", ru: "одна роль", en: "same role" },
  "triage.cluster.same-channel": { kk: "арнасы бірдей", ru: "один канал", en: "same channel" },
  "triage.cluster.tick": {
    kk: "Бұл топқа жатпайтынының белгісін алыңыз. Шығарылғаны мұнда қайта ұсынылмайды; мұны қайтаруға болады.",
    ru: "Снимите отметку с того, что сюда не относится. Убранное больше не предлагается в этой группе; это можно отменить.",
    en: "Untick what does not belong here. What is taken out is not suggested in this group again; this can be undone.",
  },
  "triage.cluster.merge": {
    kk: { one: "{n} хабарламаны бір іске біріктіру", other: "{n} хабарламаны бір іске біріктіру" },
    ru: {
      one: "Объединить {n} сообщение в одно дело",
      few: "Объединить {n} сообщения в одно дело",
      many: "Объединить {n} сообщений в одно дело",
      other: "Объединить {n} сообщения в одно дело",
    },
    en: { one: "Merge {n} report into one case", other: "Merge {n} reports into one case" },
  },
  "triage.cluster.take-out": {
    kk: { one: "Белгісі алынғанды топтан шығару ({n})", other: "Белгісі алынғандарды топтан шығару ({n})" },
    ru: { one: "Убрать неотмеченное из группы ({n})", other: "Убрать неотмеченные из группы ({n})" },
    en: { one: "Take the unticked out of the group ({n})", other: "Take the unticked out of the group ({n})" },
  },
  "triage.cluster.taken-out": {
    kk: { one: "Топтан шықты: {n}", other: "Топтан шықты: {n}" },
    ru: { one: "Убрано из группы: {n}", other: "Убрано из группы: {n}" },
    en: { one: "Taken out of the group: {n}", other: "Taken out of the group: {n}" },
  },
  "triage.timeline.count": { kk: "Саны", ru: "Сколько", en: "Reports" },

  "triage.radar.sweeping": {
    kk: "Мәтіндер салыстырылып жатыр…",
    ru: "Тексты сравниваются…",
    en: "Comparing the texts…",
  },
  "triage.radar.more": {
    kk: { other: "Барлығы {n}, мұнда алғашқы {shown}" },
    ru: { other: "Всего {n}, здесь первые {shown}" },
    en: { other: "{n} in all, the first {shown} stand here" },
  },
  "triage.radar.too-large": {
    kk: "Файл 20 МБ-тан үлкен. Бөліп жүктеңіз.",
    ru: "Файл больше 20 МБ. Загрузите его частями.",
    en: "The file is larger than 20 MB. Load it in parts.",
  },
  "triage.radar.empty": {
    kk: "Файлда мәтін жоқ. Мәтіндер арасында бос жол болуы керек.",
    ru: "В файле нет текстов. Между текстами нужна пустая строка.",
    en: "There are no texts in the file. Leave an empty line between two texts.",
  },

  "reply.consent": {
    kk: "Автор келісті: «{words}» сөзін келтіруге болады деп жазу",
    ru: "Автор согласен: записать, что «{words}» можно цитировать",
    en: "The reporter agreed: record that “{words}” may be quoted",
  },
  "reply.consent.done": { kk: "Келісім жазылды", ru: "Согласие записано", en: "The agreement is recorded" },

  "reply.text": { kk: "Жауап мәтіні", ru: "Текст ответа", en: "Text of the reply" },
  "reply.language": { kk: "Жауап тілі", ru: "Язык ответа", en: "Language of the reply" },
  "reply.language.theirs": {
    kk: "Автор {language} жазды.",
    ru: "Автор писал {language}.",
    en: "The reporter wrote in {language}.",
  },
  "reply.in.kk": { kk: "қазақша", ru: "по-казахски", en: "Kazakh" },
  "reply.in.ru": { kk: "орысша", ru: "по-русски", en: "Russian" },
  "reply.in.en": { kk: "ағылшынша", ru: "по-английски", en: "English" },
  "reply.begin": { kk: "Үлгіден бастау", ru: "Начать с шаблона", en: "Begin with a template" },
  "reply.begin.none": { kk: "Үлгісіз", ru: "Без шаблона", en: "Without a template" },
  "reply.begin.hint": {
    kk: "Үлгі мәтін соңына қосылады; төрт бұрышты жақшадағыны толтырып, қалағаныңызша өзгертіңіз.",
    ru: "Шаблон добавляется в конец текста; заполните скобки и правьте как угодно.",
    en: "The template is added at the end of the text; fill in the brackets and change it as you like.",
  },
  "reply.begin.ours": { kk: "Дайын үлгілер", ru: "Готовые", en: "Ready ones" },
  "reply.begin.own": { kk: "Менің үлгілерім", ru: "Мои", en: "My own" },
  "reply.blank.next": {
    kk: { one: "Келесі бос орын ({n} қалды)", other: "Келесі бос орын ({n} қалды)" },
    ru: { one: "Следующий пропуск (остался {n})", other: "Следующий пропуск (осталось {n})" },
    en: { one: "Next blank ({n} left)", other: "Next blank ({n} left)" },
  },
  "reply.error.blanks": {
    kk: "Жақшадағыны толтырыңыз не өшіріңіз: {blanks}",
    ru: "Заполните или уберите скобки: {blanks}",
    en: "Fill in or remove the brackets: {blanks}",
  },
  "reply.keep": { kk: "Мәтінді үлгі етіп сақтау", ru: "Сохранить текст как шаблон", en: "Keep the text as a template" },
  "reply.keep.name": { kk: "Үлгінің аты", ru: "Название шаблона", en: "Name of the template" },
  "reply.keep.done": {
    kk: "Үлгі сақталды. Ол мүше файлыңызда, шифрланған.",
    ru: "Шаблон сохранён. Он лежит в вашем файле участника, зашифрованный.",
    en: "The template is kept. It lies in your member file, encrypted.",
  },
  "reply.drop": { kk: "Үлгіні өшіру: {name}", ru: "Удалить шаблон: {name}", en: "Remove the template: {name}" },
  "reply.reading.easy": { kk: "Оқуға жеңіл.", ru: "Читается легко.", en: "Easy to read." },
  "reply.reading.sentences": {
    kk: "Сөйлемдер ұзын: ең ұзынында {n} сөз. Бөліңіз.",
    ru: "Длинные предложения: в самом длинном {n} слов. Разделите их.",
    en: "Long sentences: the longest has {n} words. Divide them.",
  },
  "reply.reading.words": {
    kk: "Ұзын сөз көп: {words}. Қысқарағын іздеңіз.",
    ru: "Много длинных слов: {words}. Поищите короче.",
    en: "Many long words: {words}. Look for shorter ones.",
  },
} as const satisfies Catalogue;
