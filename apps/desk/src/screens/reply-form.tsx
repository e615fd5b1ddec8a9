import { REPLY_TEXT_BYTES } from "@perde/seal/reply";
import { ErrorSummary, Field, type Mistake } from "@perde/ui/forms";
import { useState } from "preact/hooks";
import type { OpenedReport, View } from "../vault/view.ts";
import { type DeskSay, troubleOf } from "../words.ts";
import type { VaultRemote } from "../workers.ts";

type Props = {
  readonly say: DeskSay;
  readonly vault: VaultRemote;
  readonly report: OpenedReport;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onReport: (report: OpenedReport) => void;
};

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Writes to the reporter. "Sent" stands there only when the intake took the reply. */
export const ReplyForm = ({ say, vault, report, view, onView, onReport }: Props) => {
  const [text, setText] = useState("");
  const [working, setWorking] = useState(false);
  const [sent, setSent] = useState(false);
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  if (view.role === "reader") return null;
  const left = REPLY_TEXT_BYTES - bytesOf(text);

  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    setSent(false);
    const wrong = text.trim() === "" ? "desk.error.reply" : left < 0 ? "desk.error.too-long" : undefined;
    setMistakes(wrong === undefined ? [] : [{ field: "reply", text: say(wrong) }]);
    if (wrong !== undefined) return;
    setWorking(true);
    const { replied, view: after } = await vault.call("reply", { leaf: report.leaf, text: text.trim() });
    onView(after);
    if (replied.kind === "sent") {
      setText("");
      setSent(true);
      const { report: again } = await vault.call("open", { leaf: report.leaf });
      if (!("kind" in again)) onReport(again);
    } else setMistakes([{ field: "reply", text: troubleOf(say, replied) }]);
    setWorking(false);
  };

  return (
    <form class="stack noprint" onSubmit={send} noValidate>
      {mistakes.length > 0 && <ErrorSummary title={say("desk.error")} mistakes={mistakes} />}
      <Field
        id="reply"
        label={say("desk.reply")}
        hint={say("desk.reply.hint")}
        rows={5}
        value={text}
        onType={setText}
        mistakes={mistakes}
      />
      <p class="hint">{say("desk.reply.left", { n: Math.floor(left / 2) })}</p>
      <button class="button" type="submit" disabled={working}>
        {say("desk.reply.send")}
      </button>
      <p role="status">{working ? say("desk.wait") : sent ? say("desk.reply.sent") : ""}</p>
    </form>
  );
};
