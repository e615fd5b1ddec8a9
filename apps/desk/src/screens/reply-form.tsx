import { REPLY_TEXT_BYTES } from "@perde/seal/reply";
import { ErrorSummary, Field, type Mistake } from "@perde/ui/forms";
import type { Language } from "@perde/ui/say";
import { useState } from "preact/hooks";
import { blanksIn, nextBlank } from "../blanks.ts";
import { keepFile } from "../kept-file.ts";
import type { OpenedReport, SavedTemplate, View } from "../vault/view.ts";
import { type DeskSay, troubleOf } from "../words.ts";
import type { VaultRemote } from "../workers.ts";
import { ReadingHint } from "./reading-hint.tsx";
import { ReplyTemplates } from "./reply-templates.tsx";

type Props = {
  readonly say: DeskSay;
  readonly vault: VaultRemote;
  readonly report: OpenedReport;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onReport: (report: OpenedReport) => void;
};

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Selects a blank of the reply once the field holds the text, so that typing fills it. */
const selectBlank = (text: string, at: number): void => {
  const blank = nextBlank(text, at);
  setTimeout(() => {
    const field = document.getElementById("reply");
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.focus();
    if (blank !== undefined) field.setSelectionRange(blank.from, blank.to);
  });
};

/** Writes to the reporter. "Sent" stands there only when the intake took the reply. */
export const ReplyForm = ({ say, vault, report, view, onView, onReport }: Props) => {
  const theirs = report.additions.at(-1)?.content.language ?? report.content.language;
  const [language, setLanguage] = useState<Language>(theirs);
  const [text, setText] = useState("");
  const [working, setWorking] = useState(false);
  const [told, setTold] = useState("");
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  if (view.role === "reader") return null;
  const left = REPLY_TEXT_BYTES - bytesOf(text);
  const blanks = blanksIn(text);

  const mistake = (): string | undefined => {
    if (text.trim() === "") return say("desk.error.reply");
    if (left < 0) return say("desk.error.too-long");
    if (blanks.length > 0) return say("reply.error.blanks", { blanks: blanks.map(one => one.text).join(", ") });
    return undefined;
  };
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTold("");
    const wrong = mistake();
    setMistakes(wrong === undefined ? [] : [{ field: "reply", text: wrong }]);
    if (wrong !== undefined) return;
    setWorking(true);
    const { replied, view: after } = await vault.call("reply", { leaf: report.leaf, text: text.trim() });
    onView(after);
    if (replied.kind === "sent") {
      setText("");
      setTold(say("desk.reply.sent"));
      const { report: again } = await vault.call("open", { leaf: report.leaf });
      if (!("kind" in again)) onReport(again);
    } else setMistakes([{ field: "reply", text: troubleOf(say, replied) }]);
    setWorking(false);
  };
  const keep = async (templates: readonly SavedTemplate[]): Promise<void> => {
    const kept = await vault.call("keepTemplates", { templates });
    await keepFile(kept.file);
    onView(kept.view);
    if (templates.length > view.templates.length) setTold(say("reply.keep.done"));
  };

  return (
    <form class="stack noprint" data-part="reply" onSubmit={send} noValidate>
      {mistakes.length > 0 && <ErrorSummary title={say("desk.error")} mistakes={mistakes} />}
      <h3>{say("desk.reply")}</h3>
      <ReplyTemplates
        say={say}
        theirs={theirs}
        language={language}
        own={view.templates}
        text={text}
        onLanguage={setLanguage}
        onText={filled => {
          setText(filled);
          selectBlank(filled, text.trim() === "" ? 0 : text.length);
        }}
        onKeep={keep}
      />
      <Field
        id="reply"
        label={say("reply.text")}
        hint={say("desk.reply.hint")}
        rows={7}
        value={text}
        onType={setText}
        mistakes={mistakes}
      />
      {blanks.length > 0 && (
        <div class="tools">
          <button
            class="plain"
            type="button"
            data-do="blank"
            onClick={() => {
              const field = document.getElementById("reply");
              selectBlank(text, field instanceof HTMLTextAreaElement ? field.selectionEnd : 0);
            }}
          >
            {say("reply.blank.next", { n: blanks.length })}
          </button>
        </div>
      )}
      <p class="hint">{say("desk.reply.left", { n: Math.floor(left / 2) })}</p>
      <ReadingHint say={say} language={language} text={text} />
      <button class="button" type="submit" disabled={working}>
        {say("desk.reply.send")}
      </button>
      <p role="status" data-sent={told === say("desk.reply.sent")}>
        {working ? say("desk.wait") : told}
      </p>
    </form>
  );
};
