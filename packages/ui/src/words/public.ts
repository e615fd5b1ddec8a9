/** The public site: start, ledger, manifest of the voter site, logs. Review: docs/words.md. */
import type { Catalogue } from "../say.ts";

export const publicSite = {
  "public.site": { kk: "Perde: ашық бөлім", ru: "Perde: открытая часть", en: "Perde: open to everyone" },
  "public.skip": { kk: "Негізгі мәтінге өту", ru: "Перейти к основному тексту", en: "Skip to the main text" },
  "public.languages": { kk: "Тілдер", ru: "Языки", en: "Languages" },
  "public.sections": { kk: "Бөлімдер", ru: "Разделы", en: "Sections" },
  "public.nav.start": { kk: "Басты бет", ru: "Главная", en: "Start" },
  "public.nav.law": { kk: "Заң", ru: "Закон", en: "Law" },
  "public.nav.ledger": { kk: "Ашық тізілім", ru: "Открытый реестр", en: "Ledger" },
  "public.nav.manifest": { kk: "Сайт файлдары", ru: "Файлы сайта", en: "Site files" },
  "public.nav.logs": { kk: "Не жазылады", ru: "Что записывается", en: "What is recorded" },
  "public.footer": {
    kk: "Бұл сайт cookie қолданбайды, бөгде сайттардан ештеңе жүктемейді және скриптсіз оқылады.",
    ru: "Сайт не использует cookie, ничего не загружает с чужих сайтов и читается без скриптов.",
    en: "This site sets no cookies, loads nothing from other sites, and can be read without scripts.",
  },

  "public.start.title": {
    kk: "Ешкім сізден бюллетеньнің суретін талап ете алмауға тиіс",
    ru: "Никто не должен требовать у вас фото бюллетеня",
    en: "No one should be able to demand a photo of your ballot",
  },
  "public.start.what": {
    kk: "Perde — дауыс беру кабинасының пердесі. Ол бюллетеньнің суретін талап етушілер туралы аты-жөнді көрсетпей хабарлауға көмектеседі. Хабарлама телефонда шифрланады, оны тек хабарлаушы таңдаған топ аша алады.",
    ru: "Perde — занавеска кабины для голосования. Она помогает сообщить, не называя себя, о тех, кто требует фото бюллетеня. Сообщение шифруется на телефоне, открыть его может только группа, которую выбрал автор.",
    en: "Perde means curtain: the curtain of the voting booth. It lets people report, without their name, those who demand a photo of a ballot. A report is locked on the phone, and only the team its writer chose can open it.",
  },
  "public.start.here": {
    kk: "Мұнда не бар",
    ru: "Что здесь есть",
    en: "What you find here",
  },
  "public.start.ledger": {
    kk: "Қабылданған хабарлама білдірмей жоғалып кетпеуі үшін жүргізілетін тізілім және оны тексеру жолы.",
    ru: "Реестр, из-за которого принятое сообщение нельзя незаметно убрать, и способ его проверить.",
    en: "The ledger that keeps an accepted report from vanishing unseen, and how to check it.",
  },
  "public.start.manifest": {
    kk: "Хабарлау сайты файлдарының хештері: сізге берілген бет жарияланған бетпен бірдей ме, салыстыруға болады.",
    ru: "Хеши файлов сайта для сообщений: можно сравнить, ту ли страницу вам показали.",
    en: "Hashes of the files of the reporting site, to compare the page you were given with the one that was published.",
  },
  "public.start.logs": {
    kk: "Сервер жазатын оқиғалардың толық тізімі.",
    ru: "Полный список событий, которые записывает сервер.",
    en: "The complete list of events that the server records.",
  },
  "public.start.law": {
    kk: "Белгілі бір күні қай жерде қандай заң қолданылғаны.",
    ru: "Какой закон действовал в каком месте и в какой день.",
    en: "Which law applied where, and on which day.",
  },
  "public.start.not": {
    kk: "Perde неге уәде бермейді",
    ru: "Чего Perde не обещает",
    en: "What Perde does not promise",
  },
  "public.start.not.visit": {
    kk: "Сайтқа кіргеніңіз желіні бақылайтындарға көрінбейді деп уәде бермейді.",
    ru: "Что посещение сайта не увидит тот, кто следит за сетью.",
    en: "That whoever watches the network cannot see that you visited.",
  },
  "public.start.not.style": {
    kk: "Жазу мәнеріңізден немесе бір ғана адам білетін жайттан сізді танып қоймайды деп уәде бермейді.",
    ru: "Что вас не узнают по манере письма или по подробности, которую знали только вы.",
    en: "That your way of writing, or a detail only you knew, cannot give you away.",
  },
  "public.start.not.page": {
    kk: "Сервер өзгертілген бет бермейді деп уәде бермейді: оны байқау үшін файлдардың хештері жарияланады.",
    ru: "Что сервер не покажет подменённую страницу: чтобы это заметить, публикуются хеши файлов.",
    en: "That a server cannot serve an altered page: the hashes of its files are published so that it can be noticed.",
  },

  "public.ledger.title": { kk: "Ашық тізілім", ru: "Открытый реестр", en: "The public ledger" },
  "public.ledger.lead": {
    kk: "Тізілім — тек толықтырылатын хештер тізімі. Сервер әр шифрланған хабарламаның хешін осы тізімге қосады да, оған қол қояды.",
    ru: "Реестр — список хешей, который можно только дополнять. Сервер вносит в него хеш каждого зашифрованного сообщения и подписывает его.",
    en: "The ledger is a list of hashes that can only grow. The server adds the hash of every sealed report to it, and signs it.",
  },
  "public.ledger.why": { kk: "Ол не үшін керек", ru: "Зачем он нужен", en: "What it is for" },
  "public.ledger.why.text": {
    kk: "Тізілімге енген хабарламаны одан жасыру мүмкін емес: әр топ тізілімдегі әр жолдың түсіндірмесін алады, түсіндірілмеген жол — дабыл. Тізілімге енгенге дейін бұған кепілдік жоқ: оны қайта келген хабарлаушы ғана байқайды.",
    ru: "Сообщение, попавшее в реестр, нельзя утаить от группы, которой оно адресовано: каждая группа получает объяснение каждой строки, а необъяснённая строка — тревога. До попадания в реестр такой гарантии нет: пропажу заметит только автор, если вернётся.",
    en: "A report that entered the ledger cannot be withheld without its team seeing it: every team is given an explanation of every line, and a line without one is an alarm. Before it enters, only a writer who comes back will notice that it is missing.",
  },
  "public.ledger.shows": { kk: "Одан не көрінеді", ru: "Что из него видно", en: "What it shows" },
  "public.ledger.shows.text": {
    kk: "Хештен хабарламаның мазмұны да, авторы да, кімге жолданғаны да көрінбейді. Жолдар топтамамен қосылады, араларында кездейсоқ жолдар бар және олар араластырылады: сондықтан хабарлама саны да, келу реті де көрінбейді.",
    ru: "По хешу не узнать ни содержания, ни автора, ни адресата. Строки добавляются пакетами, среди них есть случайные, и все перемешаны: ни числа сообщений, ни порядка их прихода не видно.",
    en: "A hash tells nothing of the text, its writer or the team it is for. Lines are added in batches, random ones among them, all shuffled: neither the number of reports nor their order can be seen.",
  },
  "public.ledger.limit": { kk: "Шегі", ru: "Где его предел", en: "Its limit" },
  "public.ledger.limit.text": {
    kk: "Тәуелсіз куәгерлер қол қоймайынша, тізілімнің тек толықтырылатыны бақылаушылардың салыстыруына байланысты. Бақылау нүктесін сақтап қойыңыз: кейін сервер басқа тізілім көрсетсе, бұл дәлел болады.",
    ru: "Пока нет независимых свидетелей, реестр только дополняется в той мере, в какой его сравнивают наблюдатели. Сохраните контрольную точку: если позже сервер покажет другой реестр, она станет доказательством.",
    en: "Until independent witnesses sign it too, the ledger is append-only as far as observers compare. Keep a checkpoint: if the server shows another ledger later, it is evidence.",
  },
  "public.ledger.latest": {
    kk: "Соңғы бақылау нүктесі",
    ru: "Последняя контрольная точка",
    en: "The latest checkpoint",
  },
  "public.ledger.latest.text": {
    kk: "Бірінші жол — тізілімнің аты, екіншісі — жолдар саны, үшіншісі — бәрінің ортақ хеші, соңғысы — қолтаңба.",
    ru: "Первая строка — имя реестра, вторая — число строк, третья — общий хеш, последняя — подпись.",
    en: "The first line names the ledger, the second counts its lines, the third is the hash over all of them, the last is the signature.",
  },
  "public.ledger.latest.link": {
    kk: "Соңғы бақылау нүктесін ашу",
    ru: "Открыть последнюю контрольную точку",
    en: "Open the latest checkpoint",
  },
  "public.ledger.check": { kk: "Осы бетте тексеру", ru: "Проверить на этой странице", en: "Check it on this page" },
  "public.ledger.check.limit": {
    kk: "Бұл бетті де сол сервер береді. Серверге сенбесеңіз, төмендегі командамен өз компьютеріңізде тексеріңіз.",
    ru: "Эту страницу даёт тот же сервер. Если вы ему не доверяете, проверьте на своём компьютере командой ниже.",
    en: "This page comes from the same server. If you do not trust it, check on your own computer with the command below.",
  },
  "public.ledger.key": {
    kk: "Тізілімнің тексеру кілті",
    ru: "Проверочный ключ реестра",
    en: "Verifier key of the ledger",
  },
  "public.ledger.key.hint": {
    kk: "Сервер атаған кілт. Оны плакаттағы немесе топтан алған кілтпен салыстырыңыз.",
    ru: "Ключ, который назвал сервер. Сравните его с ключом с плаката или от группы.",
    en: "The key as the server names it. Compare it with the one on a poster or from a team.",
  },
  "public.ledger.earlier": {
    kk: "Бұрын сақталған бақылау нүктесі (міндетті емес)",
    ru: "Ранее сохранённая контрольная точка (необязательно)",
    en: "A checkpoint you kept earlier (optional)",
  },
  "public.ledger.run": { kk: "Тексеру", ru: "Проверить", en: "Check" },
  "public.ledger.running": { kk: "Тексерілуде…", ru: "Проверяем…", en: "Checking…" },
  "public.ledger.result.signed": {
    kk: "Қолтаңба дұрыс. Тізілімде {size} жол бар.",
    ru: "Подпись верна. Строк в реестре: {size}.",
    en: "The signature is good. Lines in the ledger: {size}.",
  },
  "public.ledger.result.batch": {
    kk: "Соңғы {batch}-топтаманың {size} жолы түгел осы тізілімде.",
    ru: "Все строки последнего пакета ({size}, номер {batch}) стоят в этом реестре.",
    en: "All {size} lines of the latest batch, number {batch}, stand in this ledger.",
  },
  "public.ledger.result.consistent": {
    kk: "Тізілім сіз сақтаған нүктені жалғастырады: ол кезде {size} жол болған.",
    ru: "Реестр продолжает сохранённую вами точку: тогда строк было {size}.",
    en: "The ledger continues the checkpoint you kept, of {size} lines.",
  },
  "public.ledger.result.rewound": {
    kk: "Дабыл: қазір көрсетілген тізілім сіз сақтағаннан қысқа. Нүктені сақтап, бақылаушыларға хабарлаңыз.",
    ru: "Тревога: показанный реестр короче сохранённого. Сберегите точку и сообщите наблюдателям.",
    en: "Alarm: the ledger shown is shorter than the one you kept. Keep your checkpoint and tell observers.",
  },
  "public.ledger.result.forked": {
    kk: "Дабыл: қазір көрсетілген тізілім сіз сақтағанды жалғастырмайды. Нүктені сақтап, бақылаушыларға хабарлаңыз.",
    ru: "Тревога: показанный реестр не продолжает сохранённый. Сберегите точку и сообщите наблюдателям.",
    en: "Alarm: the ledger shown does not continue the one you kept. Keep your checkpoint and tell observers.",
  },
  "public.ledger.result.key": {
    kk: "Бақылау нүктесіне бұл кілтпен қол қойылмаған.",
    ru: "Контрольная точка не подписана этим ключом.",
    en: "The checkpoint is not signed with this key.",
  },
  "public.ledger.result.kept": {
    kk: "Сіз қойған бақылау нүктесін оқу мүмкін емес немесе оған басқа кілтпен қол қойылған. Оны түгел көшіріңіз.",
    ru: "Вставленную контрольную точку нельзя прочитать, или она подписана другим ключом. Скопируйте её целиком.",
    en: "The checkpoint you pasted cannot be read, or another key signed it. Copy all of it.",
  },
  "public.ledger.result.leaves": {
    kk: "Дабыл: соңғы топтаманың көрсетілген жолдары қол қойылған хешке сәйкес келмейді.",
    ru: "Тревога: показанные строки последнего пакета не сходятся с подписанным хешем.",
    en: "Alarm: the lines shown for the latest batch do not lead to the signed hash.",
  },
  "public.ledger.result.none": {
    kk: "Тізілім әлі жоқ: ол бірінші топтама жабылғанда пайда болады.",
    ru: "Реестра ещё нет: он появится, когда закроется первый пакет.",
    en: "There is no ledger yet: it begins when the first batch closes.",
  },
  "public.ledger.result.unread": {
    kk: "Тізілімді оқу мүмкін болмады. Біраздан кейін қайталап көріңіз.",
    ru: "Прочитать реестр не удалось. Повторите позже.",
    en: "The ledger could not be read. Try again later.",
  },
  "public.ledger.command": {
    kk: "Өз компьютеріңізде тексеру",
    ru: "Проверить на своём компьютере",
    en: "Check it on your own computer",
  },
  "public.ledger.command.text": {
    kk: "Команда бақылау нүктесін файлда сақтайды және әр жолы соның жалғасқанын тексереді. Кілтті серверден емес, плакаттан немесе топтан алыңыз.",
    ru: "Команда хранит контрольную точку в файле и каждый раз проверяет, что реестр её продолжает. Ключ возьмите не с сервера, а с плаката или у группы.",
    en: "The command keeps the checkpoint in a file and checks each time that the ledger continues it. Take the key from a poster or a team, not from the server.",
  },

  "public.manifest.title": {
    kk: "Хабарлау сайтының файлдары",
    ru: "Файлы сайта для сообщений",
    en: "Files of the reporting site",
  },
  "public.manifest.lead": {
    kk: "Хабарлау сайты осы файлдардан тұрады. Бір бастапқы кодтан әркім дәл осы файлдарды өзі құрастыра алады.",
    ru: "Сайт для сообщений состоит из этих файлов. Из того же исходного кода каждый может собрать точно такие же.",
    en: "The reporting site consists of these files. From the same source anyone can build exactly the same ones.",
  },
  "public.manifest.trial": {
    kk: "Сынақ нұсқасында бетке топтардың кілттері берілген сәтте жазылады, сондықтан бастапқы беттің хеші сәйкес келмейді.",
    ru: "На пробной установке ключи групп вписываются в страницу при выдаче, поэтому хеш самой страницы не совпадёт.",
    en: "A trial instance writes the keys of its teams into the page as it serves it, so the hash of the page itself will differ.",
  },
  "public.manifest.day": { kk: "Құрастырылған күні: {day}", ru: "Дата сборки: {day}", en: "Day of the build: {day}" },
  "public.manifest.file": { kk: "Файл", ru: "Файл", en: "File" },
  "public.manifest.bytes": { kk: "Байт", ru: "Байт", en: "Bytes" },
  "public.manifest.hash": { kk: "SHA-384", ru: "SHA-384", en: "SHA-384" },
  "public.manifest.none": {
    kk: "Бұл нұсқада хабарлау сайтының тізімі берілмеген.",
    ru: "К этой сборке список файлов не приложен.",
    en: "This build was given no list of files.",
  },
  "public.manifest.how": { kk: "Қалай салыстыруға болады", ru: "Как сравнить", en: "How to compare" },
  "public.manifest.how.text": {
    kk: "Файлды жүктеп алып, хешін өзіңіз есептеңіз. Бұл тізімді де сервер береді: оны ашық тізілімге енген хешпен немесе бақылаушылардағы көшірмемен салыстырыңыз.",
    ru: "Скачайте файл и вычислите хеш сами. Этот список тоже даёт сервер: сравните его с хешем в открытом реестре или с копией у наблюдателей.",
    en: "Download a file and compute its hash yourself. This list comes from the server too: compare it with the hash in the ledger, or with a copy that observers keep.",
  },
  "public.manifest.list": {
    kk: "Тізімді файл түрінде ашу (JSON)",
    ru: "Открыть список файлом (JSON)",
    en: "Open the list as a file (JSON)",
  },

  "public.logs.title": { kk: "Сервер не жазады", ru: "Что записывает сервер", en: "What the server records" },
  "public.logs.lead": {
    kk: "Сервер мына оқиғаларды ғана, күн бойынша санап отырады. Басқа журнал жоқ.",
    ru: "Сервер считает по дням только эти события. Другого журнала нет.",
    en: "The server counts these events by day, and nothing else. There is no other log.",
  },
  "public.logs.never": {
    kk: "Бұлардың ешқайсысында мекенжай, құрылғы, парақ, дәл уақыт немесе мазмұн жоқ. Санақ {days} күн сақталады.",
    ru: "Ни в одном из них нет ни адреса, ни устройства, ни страницы, ни точного времени, ни содержания. Счётчики хранятся {days} дней.",
    en: "None of them holds an address, a device, a page, an exact time or any content. Counters are kept for {days} days.",
  },
  "public.logs.limit": {
    kk: "Сервердің алдындағы жабдық (провайдер, прокси) өз журналын жүргізуі мүмкін: ол бізге тәуелді емес.",
    ru: "Оборудование перед сервером (провайдер, прокси) может вести свой журнал: это от программы не зависит.",
    en: "Machines in front of the server (a provider, a proxy) may keep logs of their own: the program has no say in that.",
  },
  "public.logs.event": { kk: "Оқиға", ru: "Событие", en: "Event" },
  "public.logs.what": { kk: "Не саналады және не үшін", ru: "Что считается и зачем", en: "What is counted, and why" },
  "log.started": {
    kk: "Сервер неше рет іске қосылды: операторға апаттар туралы айтады.",
    ru: "Сколько раз запускался сервер: говорит оператору о сбоях.",
    en: "How often the server was started: tells the operator of crashes.",
  },
  "log.envelope-accepted": {
    kk: "Неше жаңа шифрланған хабарлама сақталды: тасқын басталғанын көрсетеді.",
    ru: "Сколько новых зашифрованных сообщений сохранено: показывает начало наплыва.",
    en: "How many new sealed reports were stored: tells when a flood begins.",
  },
  "log.envelope-known": {
    kk: "Неше хабарлама екінші рет келді: нашар байланысты көрсетеді.",
    ru: "Сколько сообщений пришло повторно: говорит о плохой связи.",
    en: "How many sealed reports came a second time: tells of bad networks.",
  },
  "log.envelope-refused": {
    kk: "Нешеуі пішіні немесе есебі дұрыс болмағандықтан қабылданбады: бұзылған беттерді немесе шабуылды көрсетеді.",
    ru: "Сколько отклонено из-за формы или задачи: говорит о неисправных страницах или попытках взлома.",
    en: "How many were refused for their shape or their puzzle: tells of broken pages or attempts.",
  },
  "log.busy": {
    kk: "Жүктемеден немесе диск толғандықтан неше сұрау кейінге қалдырылды.",
    ru: "Сколько запросов отклонено из-за нагрузки или нехватки диска.",
    en: "How many requests were turned away for load or for want of disk.",
  },
  "log.envelope-deleted": {
    kk: "Хабарлаушылар неше хабарламаны жойды.",
    ru: "Сколько сообщений удалили их авторы.",
    en: "How many sealed reports their writers deleted.",
  },
  "log.envelope-expired": {
    kk: "Сақтау мерзімі өткендіктен нешеуі жойылды.",
    ru: "Сколько сообщений стёрто по истечении срока хранения.",
    en: "How many were erased because their time was over.",
  },
  "log.call-refused": {
    kk: "Неше қолтаңбалы сұрау қабылданбады: қайталанған сұрауларды немесе қате сағатты көрсетеді.",
    ru: "Сколько подписанных запросов отклонено: говорит о повторах или неверных часах.",
    en: "How many signed calls were refused: tells of replays or wrong clocks.",
  },
  "log.reply-stored": {
    kk: "Топтар неше жауап қалдырды.",
    ru: "Сколько ответов оставили группы.",
    en: "How many replies teams left.",
  },
  "log.desk-added": { kk: "Неше топ құрылды.", ru: "Сколько создано групп.", en: "How many teams were created." },
  "log.batch-closed": {
    kk: "Неше топтама жабылды: тізілімнің жүріп жатқанын көрсетеді.",
    ru: "Сколько пакетов закрыто: показывает, что реестр ведётся.",
    en: "How many batches were closed: shows that the ledger moves.",
  },
  "log.clock-doubted": {
    kk: "Машинаның күні неше рет секіріп, жою тоқтатылды.",
    ru: "Сколько раз дата на машине скакала и удаление по сроку откладывалось.",
    en: "How often the machine's day jumped and erasing by age waited.",
  },
  "log.fault": {
    kk: "Біздің қатемізден неше сұрау орындалмады: сұраудың ештеңесі сақталмайды.",
    ru: "Сколько запросов не удалось по нашей ошибке: от запроса ничего не хранится.",
    en: "How often a request failed by our mistake: nothing of the request is kept.",
  },
} as const satisfies Catalogue;
