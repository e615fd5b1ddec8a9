import { readingOf } from "@perde/cases/reading-level";
import type { Language } from "@perde/ui/say";
import { visibleText } from "../visible-text.ts";
import type { DeskSay } from "../words.ts";

const WORDS_SHOWN = 4;

/** How easily the reply reads. A hint: it keeps nobody from sending. */
export const ReadingHint = ({
  say,
  language,
  text,
}: {
  readonly say: DeskSay;
  readonly language: Language;
  readonly text: string;
}) => {
  const { words, longest, longWords, hard } = readingOf(text, language);
  if (words === 0) return null;
  return (
    <ul class="hint" data-hard={hard.join(" ")}>
      {hard.length === 0 && <li>{say("reply.reading.easy")}</li>}
      {hard.includes("sentences") && <li>{say("reply.reading.sentences", { n: longest })}</li>}
      {hard.includes("words") && (
        <li>{say("reply.reading.words", { words: longWords.slice(0, WORDS_SHOWN).map(visibleText).join(", ") })}</li>
      )}
    </ul>
  );
};
