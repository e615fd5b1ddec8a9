import type { Catalogue } from "../say.ts";

/**
 * Replies to reporters, as a member begins them: what stands in square brackets is filled in. The language is the
 * reporter's, whatever the desk speaks. Awaiting native review in kk and ru.
 */
export const replyTemplates = {
  "reply.received": { kk: "Алдық, оқыдық", ru: "Получили и прочитали", en: "Received and read" },
  "reply.received.text": {
    kk: "Хабарламаңызды алдық, оқыдық. Айтқаныңызға рақмет. Атыңызды сұрамаймыз, оны жазбаңыз. Келесі жауапты осы жерден [күн] қараңыз.",
    ru: "Мы получили ваше сообщение и прочитали его. Спасибо, что рассказали. Имя нам не нужно, не пишите его. Загляните сюда за ответом [день].",
    en: "We have your report and have read it. Thank you for telling us. We do not need your name; do not write it. Look here for an answer on [day].",
  },
  "reply.when": { kk: "Қай күні болғанын сұрау", ru: "Спросить, в какой день", en: "Ask on which day" },
  "reply.when.text": {
    kk: "Бір нақты нәрсе керек: бұл талап қай күні айтылды? Білсеңіз, күнін жазыңыз. Білмесеңіз, «білмеймін» деңіз: бұл да көмек. Шағымның мерзімі осы күнге байланысты.",
    ru: "Нам важно одно: в какой день это потребовали? Если помните, напишите день. Если нет, так и напишите: это тоже помогает. От этого дня считается срок жалобы.",
    en: "We need one thing: on which day was this demanded? If you remember, write the day. If not, say so: that helps too. The time limit for a complaint runs from that day.",
  },
  "reply.proof": { kk: "Не сақталғанын сұрау", ru: "Спросить, что сохранилось", en: "Ask what was kept" },
  "reply.proof.text": {
    kk: "Осы талап туралы сізде бірдеңе сақталды ма: хат, хабарлама, хабарландыру? Тек қауіпсіз болса ғана толықтырыңыз. Бюллетеньнің не жеке куәліктің суретін жібермеңіз. Ештеңе жоқ болса да іс жүре береді.",
    ru: "Осталось ли у вас что-нибудь об этом требовании: письмо, сообщение в чате, объявление? Добавьте, только если это безопасно. Не присылайте снимок бюллетеня или удостоверения. Если ничего нет, дело идёт и без этого.",
    en: "Did anything of this demand stay with you: a letter, a chat message, a notice? Add it only if it is safe. Do not send a picture of a ballot or an identity card. If there is nothing, the case goes on without it.",
  },
  "reply.quote": {
    kk: "Сөзін келтіруге рұқсат сұрау",
    ru: "Попросить разрешения процитировать",
    en: "Ask to quote the words",
  },
  "reply.quote.text": {
    kk: "Шағымда мына сөзіңізді дәл келтіргіміз келеді, атыңызсыз: «[сөздер]». Осы сөзден сізді танып қоюы мүмкін бе, ойланыңыз. Толықтыруға «иә» не «жоқ» деп жазыңыз. «Жоқ» десеңіз, өз сөзімізбен айтамыз.",
    ru: "Мы хотим привести в жалобе ваши слова дословно, без имени: «[слова]». Подумайте, не узнают ли вас по ним. Напишите в дополнении «да» или «нет». Если «нет», мы скажем своими словами.",
    en: "We would like to quote these words in a complaint, without your name: «[words]». Think whether somebody could know you by them. Write yes or no in an addition. If no, we say it in our own words.",
  },
  "reply.filed": { kk: "Шағым берілді", ru: "Жалоба подана", en: "The complaint is filed" },
  "reply.filed.text": {
    kk: "Шағымды [кімге] бердік. Онда сіздің атыңыз да, сізді танытатын сөз де жоқ. Жауапты [күн] күтеміз. Жауап келсе, осында жазамыз.",
    ru: "Мы подали жалобу: [куда]. В ней нет вашего имени и ничего, по чему вас узнают. Ответ ждём [день]. Когда он придёт, напишем здесь.",
    en: "We filed a complaint with [body]. It has no name of yours and nothing by which you could be known. We expect an answer by [day]. When it comes, we write here.",
  },
  "reply.answered": { kk: "Жауап келді", ru: "Пришёл ответ", en: "An answer came" },
  "reply.answered.text": {
    kk: "Шағымға жауап келді: [не деді]. Енді біз [келесі қадам]. Сізге ештеңе істеудің қажеті жоқ.",
    ru: "На жалобу ответили: [что сказали]. Теперь мы [следующий шаг]. От вас ничего не нужно.",
    en: "The complaint was answered: [what they said]. Now we [next step]. You need not do anything.",
  },
  "reply.pressure": { kk: "Қысым көрсе", ru: "Если давят", en: "If there is pressure" },
  "reply.pressure.text": {
    kk: "Сізге қысым жасалса, таласпаңыз және бізге жазғаныңызды айтпаңыз. Бұл бетті жабыңыз. Қауіп болса, 102 нөміріне қоңырау шалыңыз. Заң көмегі керек болса, мына жерге барыңыз: [қайда].",
    ru: "Если на вас давят, не спорьте и не говорите, что писали нам. Закройте эту страницу. Если есть опасность, звоните 102. За помощью юриста обратитесь сюда: [куда].",
    en: "If you are put under pressure, do not argue and do not say that you wrote to us. Close this page. In danger, call 102. For a lawyer's help, go to [where].",
  },
  "reply.not-ours": { kk: "Бізге қатысты емес", ru: "Не к нам", en: "Not for us" },
  "reply.not-ours.text": {
    kk: "Хабарламаңызды оқыдық. Бұл мәселемен біз айналыспаймыз, бірақ мұнда көмектесе алады: [қайда]. Біз ешкімге ештеңе жібермедік. Хабарламаны осы беттен өзіңіз жоя аласыз.",
    ru: "Мы прочитали ваше сообщение. С этим мы помочь не можем, но помогут здесь: [куда]. Мы никому ничего не передали. Удалить сообщение вы можете сами на этой странице.",
    en: "We have read your report. We cannot help with this, but here they can: [where]. We passed nothing on to anybody. You can delete the report yourself on this page.",
  },
} as const satisfies Catalogue;
