/** What the guard says to the sender of a picture. Review: docs/words.md. */
import type { Catalogue } from "../say.ts";

export const guard = {
  "guard.blocked": {
    kk: "Жіберілмеді: толтырылған бюллетеньнің суретіне ұқсайды. Сурет ешкімге жеткізілген жоқ, көшірмесі сақталмады.",
    ru: "Не отправлено: похоже на фото заполненного бюллетеня. Снимок никому не доставлен, копия не сохранена.",
    en: "Not sent: this looks like a photo of a marked ballot. It was not delivered and no copy was kept.",
  },
  "guard.removed": {
    kk: "{seconds} секунд өткен соң жойылды: толтырылған бюллетеньнің суретіне ұқсады. Топ мүшелері көріп үлгеруі мүмкін.",
    ru: "Удалено через {seconds} с: было похоже на фото заполненного бюллетеня. Участники группы могли его увидеть.",
    en: "Removed after {seconds} s: it looked like a photo of a marked ballot. Group members could have seen it.",
  },
  "guard.mistake": {
    kk: "Бұл бюллетень болмаса, қайта тексеруді сұраңыз: тексеруші суретті көрмейді.",
    ru: "Если это не бюллетень, запросите повторную проверку: снимок при ней не показывают.",
    en: "Not a ballot? Ask for a review: the reviewer does not see the picture.",
  },
} as const satisfies Catalogue;
