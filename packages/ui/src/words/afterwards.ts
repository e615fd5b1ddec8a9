/** Sealing, the eight words, and what she sees when she comes back. Loaded at the sealing step. Review: docs/words.md. */
import type { Catalogue } from "../say.ts";

export const afterwards = {
  "seal.title": { kk: "Шифрланып, жіберілуде", ru: "Шифруем и отправляем", en: "Encrypting and sending" },
  "seal.stay": { kk: "Бетті жаппаңыз.", ru: "Не закрывайте страницу.", en: "Keep this page open." },
  "seal.step.words": { kk: "8 сөзіңіз дайындалуда", ru: "Готовим ваши 8 слов", en: "Making your 8 words" },
  "seal.step.lock": { kk: "Осы телефонда шифрлануда", ru: "Шифруем на этом телефоне", en: "Encrypting on this phone" },
  "seal.step.puzzle": {
    kk: "Спамнан қорғайтын есеп шығарылуда",
    ru: "Решаем задачу, которая защищает от спама",
    en: "Solving a puzzle that keeps out floods",
  },
  "seal.step.send": { kk: "Жіберілуде", ru: "Отправляем", en: "Sending" },
  "seal.step.note": {
    kk: "Қабылданғаны тексерілуде",
    ru: "Проверяем, что сообщение принято",
    en: "Checking that it was accepted",
  },
  "error.offline": {
    kk: "Байланыс жоқ. Хабарламаның қабылданғаны расталмады. Бетті жаппаңыз: байланыс шыққанда қайталап көріңіз, хабарлама екі рет тіркелмейді.",
    ru: "Нет связи. Получение сообщения не подтверждено. Не закрывайте страницу и повторите, когда связь появится: дважды сообщение не запишется.",
    en: "No connection. Your report is not confirmed as received. Keep this page open and try again when you are connected: it will not be recorded twice.",
  },
  "error.busy": {
    kk: "Сервер бос емес. Хабарлама осы бетте сақтаулы, {seconds} секундтан кейін өздігінен қайта жіберіледі.",
    ru: "Сервер занят. Сообщение осталось на этой странице, через {seconds} с оно отправится снова само.",
    en: "The server is busy. Your report is still on this page and will be sent again by itself in {seconds} s.",
  },
  "error.refused": {
    kk: "Сервер хабарламаны қабылдамады. Ол осы бетте сақтаулы. Қайталап көріңіз.",
    ru: "Сервер не принял сообщение. Оно осталось на этой странице. Повторите попытку.",
    en: "The server did not accept the report. It is still on this page. Try again.",
  },
  "error.promise": {
    kk: "Сервердің растауы жарамсыз: қолтаңбасы сәйкес келмейді. Хабарлама қабылданды деп санамаңыз.",
    ru: "Подтверждение сервера недействительно: подпись не сходится. Не считайте сообщение принятым.",
    en: "The server’s confirmation is not valid: its signature does not match. Do not take the report as received.",
  },
  "error.desk_missing": {
    kk: "Хабарламаңызды оқи алатын топтардың бірі қазір тізімде жоқ. Толықтыру жіберілген жоқ. Кейінірек қайталаңыз.",
    ru: "Одной из групп, которые могут прочитать сообщение, сейчас нет в списке. Дополнение не отправлено. Повторите позже.",
    en: "One of the teams that can read your report is not offered now. Nothing was sent. Try again later.",
  },
  "error.memory": {
    kk: "Телефонның жады 8 сөзді дайындауға жетпейді. Басқа қолданбаларды жауып, қайталап көріңіз немесе сөздерсіз жіберіңіз: онда жауапты оқи алмайсыз.",
    ru: "Телефону не хватает памяти, чтобы подготовить 8 слов. Закройте другие приложения и повторите или отправьте без слов: тогда прочитать ответ не получится.",
    en: "This phone lacks the memory to make your 8 words. Close other apps and try again, or send without words: then you cannot read a reply.",
  },
  "seal.without_words": { kk: "Сөздерсіз жіберу", ru: "Отправить без слов", en: "Send without words" },
  "error.broken": {
    kk: "Бұл телефонда шифрлау мүмкін болмады. Ештеңе жіберілген жоқ. Жауаптарыңыз осы бетте сақтаулы.",
    ru: "На этом телефоне не удалось зашифровать сообщение. Ничего не отправлено. Ответы остались на странице.",
    en: "Encrypting did not work on this phone. Nothing was sent. Your answers are still on this page.",
  },
  "error.too_large": {
    kk: "Сурет тым үлкен. Артқа қайтып, сапасын төмендетіңіз немесе алып тастаңыз.",
    ru: "Снимок слишком большой. Вернитесь и уменьшите его или уберите.",
    en: "The picture is too large. Go back and make it smaller or remove it.",
  },
  "sent.title": {
    kk: "Жіберілді. Оны тек сіз таңдаған топ оқи алады.",
    ru: "Отправлено. Прочитать сообщение может только выбранная вами группа.",
    en: "Sent. Only the team you chose can read it.",
  },
  "receipt.words": {
    kk: "Бұл — сіздің 8 сөзіңіз. Олар арқылы жауапты оқып, хабарламаны толықтыра аласыз. Біз оларды қалпына келтіре алмаймыз.",
    ru: "Это ваши 8 слов. С ними вы прочтёте ответ и дополните сообщение. Восстановить их мы не сможем.",
    en: "These are your 8 words. With them you can read the reply and add facts. We cannot restore them.",
  },
  "receipt.warning": {
    kk: "Бұл сөздерді білген адам жауаптарды оқи алады, хабарламаны толықтыра немесе жоя алады. Телефоныңызды тексеретін болса, скриншот жасамаңыз.",
    ru: "Кто знает эти слова, тот может прочитать ответы, дополнить сообщение или удалить его. Не делайте скриншот, если ваш телефон проверяют.",
    en: "Anyone who has these words can read the replies, add to your report or delete it. Do not take a screenshot if others check your phone.",
  },
  "receipt.paper": {
    kk: "Сөздерді ретімен қағазға жазып алыңыз.",
    ru: "Запишите слова по порядку на бумаге.",
    en: "Write the words on paper, in this order.",
  },
  "receipt.language": {
    kk: "Сөздерді басқа тілде көрсету: код өзгермейді",
    ru: "Показать слова на другом языке: код тот же",
    en: "Show the words in another language: the code is the same",
  },
  "receipt.saved": { kk: "Сөздерді жазып алдым", ru: "Слова записаны", en: "I have written the words down" },
  "receipt.hidden": {
    kk: "Сөздер жасырылды. Қайта көру үшін белгіні алып тастаңыз.",
    ru: "Слова скрыты. Чтобы увидеть их снова, снимите отметку.",
    en: "The words are hidden. To see them again, remove the tick.",
  },
  "receipt.later": {
    kk: "Жауапты көру үшін осы бетті ашып, «Менде 8 сөз бар» дегенді таңдаңыз. Біз сізге ештеңе жібермейміз.",
    ru: "Чтобы увидеть ответ, откройте эту страницу и выберите «У меня есть 8 слов». Сами мы вам ничего не пришлём.",
    en: "To see a reply, open this page and choose “I have 8 words”. We will never send you anything.",
  },
  "receipt.leave": {
    kk: "Сөздер әлі белгіленген жоқ. Оларсыз жауапты оқи алмайсыз. Шыға беру үшін қайта басыңыз.",
    ru: "Вы не отметили, что слова записаны. Без них ответ не прочитать. Чтобы всё же уйти, нажмите ещё раз.",
    en: "You have not ticked that the words are written down. Without them no reply can be read. Press again to leave all the same.",
  },
  "receipt.finish": {
    kk: "Аяқтау және бетті тазалау",
    ru: "Закончить и очистить страницу",
    en: "Finish and clear the page",
  },
  "receipt.finished": {
    kk: "Дайын. Бет тазаланды.",
    ru: "Готово. Страница очищена.",
    en: "Done. The page is cleared.",
  },
  "receipt.none": {
    kk: "Бұл хабарламаның қайту сөздері жоқ: жауапты оқу, толықтыру немесе жою мүмкін емес.",
    ru: "У этого сообщения нет слов для возврата: прочитать ответ, дополнить или удалить его нельзя.",
    en: "This report has no return words: you cannot read a reply, add to it or delete it.",
  },
  "receipt.note": {
    kk: "Өзіңізге қалдыратын жазба сақталмады, онсыз 8 сөз әзірге ештеңе ашпайды. Қайталап көріңіз.",
    ru: "Заметка для вас не сохранилась, без неё 8 слов пока ничего не откроют. Повторите попытку.",
    en: "The note to yourself was not stored, and without it the 8 words open nothing yet. Try again.",
  },
  "return.title": { kk: "8 сөзіңізді енгізіңіз", ru: "Введите ваши 8 слов", en: "Enter your 8 words" },
  "return.label": { kk: "8 сөз, ретімен", ru: "8 слов по порядку", en: "The 8 words, in order" },
  "return.hint": {
    kk: "Қазақша, орысша немесе ағылшынша. Бас әріп пен бос орын маңызды емес, қазақ әріптерінің орнына орыс әріптерін теруге болады.",
    ru: "На казахском, русском или английском. Регистр и пробелы не важны, казахские буквы можно заменить русскими.",
    en: "In Kazakh, Russian or English. Capital letters and spaces do not matter, and Kazakh letters may be typed as Russian ones.",
  },
  "return.open": { kk: "Ашу", ru: "Открыть", en: "Open" },
  "return.opening": { kk: "Ашылуда…", ru: "Открываем…", en: "Opening…" },
  "error.words": {
    kk: "Бұл сөздер бойынша ештеңе табылмады. Жазылуы мен ретін тексеріңіз.",
    ru: "По этим словам ничего не найдено. Проверьте написание и порядок.",
    en: "These words open nothing. Check the spelling and the order.",
  },
  "error.words_count": {
    kk: { one: "8 сөз керек, ал терілгені — {n}", other: "8 сөз керек, ал терілгені — {n}" },
    ru: {
      one: "Нужно 8 слов, а введено {n}",
      few: "Нужно 8 слов, а введено {n}",
      many: "Нужно 8 слов, а введено {n}",
      other: "Нужно 8 слов, а введено {n}",
    },
    en: { one: "8 words are needed; you typed {n}", other: "8 words are needed; you typed {n}" },
  },
  "error.words_unknown": {
    kk: "Тізімде жоқ сөздің реті: {positions}. Жазылуын тексеріңіз.",
    ru: "Нет в списке слова под номером: {positions}. Проверьте написание.",
    en: "Not in the lists: word number {positions}. Check the spelling.",
  },
  "error.return_offline": {
    kk: "Байланыс жоқ. Қайталап көріңіз.",
    ru: "Нет связи. Повторите попытку.",
    en: "No connection. Try again.",
  },
  "error.return_memory": {
    kk: "Телефонның жады жетпейді. Басқа қолданбаларды жауып, қайталап көріңіз.",
    ru: "Телефону не хватает памяти. Закройте другие приложения и повторите.",
    en: "This phone lacks memory. Close other apps and try again.",
  },
  "reply.title": { kk: "Сіздің хабарламаңыз", ru: "Ваше сообщение", en: "Your report" },
  "reply.none": {
    kk: "Әзірге жауап жоқ. Кейінірек осы сөздермен қайта кіріңіз.",
    ru: "Ответа пока нет. Зайдите позже с теми же словами.",
    en: "No reply yet. Come back later with the same words.",
  },
  "reply.heading": { kk: "Жауаптар", ru: "Ответы", en: "Replies" },
  "reply.from": {
    kk: "{desk} жауабы, №{number}",
    ru: "Ответ группы «{desk}», № {number}",
    en: "Reply {number} from {desk}",
  },
  "reply.unknown_desk": { kk: "Белгісіз топ", ru: "Неизвестная группа", en: "An unknown team" },
  "reply.gap": {
    kk: "{desk} тобының жауаптары толық емес: №{numbers} жетіспейді немесе қайталанған.",
    ru: "Ответы группы «{desk}» неполны: № {numbers} отсутствует или повторяется.",
    en: "The replies from {desk} are not complete: number {numbers} is missing or repeated.",
  },
  "reply.refused": {
    kk: { one: "Қолтаңбасы жарамсыз {n} жауап көрсетілмеді.", other: "Қолтаңбасы жарамсыз {n} жауап көрсетілмеді." },
    ru: {
      one: "Не показан {n} ответ: подпись недействительна.",
      few: "Не показаны {n} ответа: подпись недействительна.",
      many: "Не показано {n} ответов: подпись недействительна.",
      other: "Не показано {n} ответа: подпись недействительна.",
    },
    en: {
      one: "{n} reply without a valid signature is not shown.",
      other: "{n} replies without a valid signature are not shown.",
    },
  },
  "ledger.heading": { kk: "Ашық тізілім", ru: "Открытый реестр", en: "Public ledger" },
  "ledger.in": {
    kk: "Хабарламаңыз ашық тізілімге енгізілген: оны енді байқатпай алып тастау мүмкін емес.",
    ru: "Сообщение внесено в открытый реестр: незаметно убрать его оттуда уже нельзя.",
    en: "Your report is in the public ledger: it can no longer be removed from it unnoticed.",
  },
  "ledger.waiting": {
    kk: "Хабарлама қабылданған және тізілімнің келесі бөлігін күтуде.",
    ru: "Сообщение принято и ждёт следующей записи реестра.",
    en: "Your report is accepted and waits for the next entry of the ledger.",
  },
  "ledger.missing": {
    kk: "Хабарлама уәде етілген мерзімде тізілімге енбеген. Топқа басқа жолмен айтыңыз.",
    ru: "Сообщения нет в реестре, хотя срок вышел. Сообщите группе другим путём.",
    en: "Your report is not in the ledger although it should be. Tell the team by another way.",
  },
  "ledger.unchecked": {
    kk: "Тізілімді қазір тексеру мүмкін болмады.",
    ru: "Проверить реестр сейчас не удалось.",
    en: "The ledger could not be checked now.",
  },
  "add.title": { kk: "Толықтыру", ru: "Дополнить", en: "Add facts" },
  "add.label": { kk: "Не қосқыңыз келеді?", ru: "Что вы хотите добавить?", en: "What do you want to add?" },
  "add.hint": {
    kk: "Тек өзіңіз көрген немесе естіген нәрсе. Аты-жөніңізді жазбаңыз.",
    ru: "Только то, что вы видели или слышали сами. Не пишите своё имя.",
    en: "Only what you saw or heard yourself. Do not write your name.",
  },
  "add.send": { kk: "Шифрлап, қосу", ru: "Зашифровать и добавить", en: "Encrypt and add" },
  "add.sent": { kk: "Толықтыру жіберілді.", ru: "Дополнение отправлено.", en: "Your addition was sent." },
  "add.full": {
    kk: "Бұл хабарламаға бұдан артық толықтыру қосылмайды.",
    ru: "К этому сообщению больше нельзя ничего добавить.",
    en: "No more can be added to this report.",
  },
  "error.add": {
    kk: "Не қосқыңыз келетінін жазыңыз",
    ru: "Напишите, что вы хотите добавить",
    en: "Write what you want to add",
  },
  "reply.delete": { kk: "Хабарламамды жою", ru: "Удалить моё сообщение", en: "Delete my report" },
  "delete.title": { kk: "Хабарламаны жою керек пе?", ru: "Удалить сообщение?", en: "Delete the report?" },
  "delete.reach": {
    kk: "Хабарлама серверден бірден, резервтік көшірмелерден 30 күн ішінде жойылады, ал топ келесі қосылғанда өзіндегі мазмұнын өшіреді. Берілген құжатқа еніп кеткенін және біреу көшіріп алғанын жоюмен қайтару мүмкін емес.",
    ru: "Сообщение стирается с сервера сразу, из резервных копий — за 30 дней, а группа сотрёт его содержание при следующем подключении. То, что уже вошло в поданный документ или кем-то переписано, удаление вернуть не может.",
    en: "It is erased from the server at once, from backups within 30 days, and the team drops its content when it next connects. What already stands in a filed paper, or was copied by someone, deletion cannot reach.",
  },
  "delete.confirm": { kk: "Иә, жою", ru: "Да, удалить", en: "Yes, delete it" },
  "delete.keep": { kk: "Қалдыру", ru: "Оставить", en: "Keep it" },
  "delete.done": { kk: "Хабарлама жойылды.", ru: "Сообщение удалено.", en: "Your report was deleted." },
  "delete.done.text": {
    kk: "8 сөз енді ештеңе ашпайды. Тізілімде тек мағынасыз таңба қалады.",
    ru: "8 слов больше ничего не открывают. В реестре остаётся только отметка, которая ни о чём не говорит.",
    en: "The 8 words no longer open anything. Only a mark that says nothing stays in the ledger.",
  },
} as const satisfies Catalogue;
