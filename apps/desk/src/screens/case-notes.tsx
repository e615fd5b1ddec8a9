import type { Decided } from "@perde/cases/case-fold";
import { dayText } from "@perde/ui/dates";
import type { Language } from "@perde/ui/say";
import { visibleText } from "../visible-text.ts";
import type { DeskSay } from "../words.ts";

/** What members wrote for each other; the reporter never sees it. */
export const CaseNotes = ({
  say,
  language,
  notes,
  nameOf,
}: {
  readonly say: DeskSay;
  readonly language: Language;
  readonly notes: readonly Decided<string>[];
  readonly nameOf: (key: string) => string;
}) =>
  notes.length === 0 ? null : (
    <section data-part="notes">
      <h2>{say("desk.notes")}</h2>
      <ol class="stack">
        {notes.map(({ value, by, on, event }) => (
          <li key={event} class="box">
            <p class="said" dir="auto">
              {visibleText(value)}
            </p>
            <small>{`${nameOf(by)}, ${dayText(language, on)}`}</small>
          </li>
        ))}
      </ol>
    </section>
  );
