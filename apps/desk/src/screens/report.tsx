import { REPLY_TEXT_BYTES } from "@perde/seal/reply";
import { dayText, weekText } from "@perde/ui/dates";
import { ErrorSummary, Field, type Mistake } from "@perde/ui/forms";
import type { Language } from "@perde/ui/say";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { placeText } from "../place-text.ts";
import type { OpenedReport, View } from "../vault/view.ts";
import { visibleText } from "../visible-text.ts";
import { type DeskSay, nameOf, troubleOf } from "../words.ts";
import { showPicture, type VaultRemote } from "../workers.ts";
import { CasePart } from "./case-part.tsx";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly vault: VaultRemote;
  readonly report: OpenedReport;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onReport: (report: OpenedReport) => void;
  readonly onOpen: (leaf: string) => void;
  readonly onBack: () => void;
};

/** One report: everything in it is text or pixels drawn anew; nothing of it is read as markup or link. */
export const Report = ({ say, language, report, onBack, onOpen, ...rest }: Props) => {
  const { vault, view, onView, onReport } = rest;
  const { content, additions, pictures, replies } = report;
  const listed = (area: "role" | "threat" | "how", ids: readonly string[], text: string | undefined): string =>
    [...ids.map(id => nameOf(language, area, id)), ...(text === undefined ? [] : [visibleText(text)])].join("; ") ||
    say("desk.unsaid");
  return (
    <main class="wide" data-screen="report">
      <button class="quiet noprint" type="button" onClick={onBack}>
        {say("desk.back")}
      </button>
      <h1>{say("desk.report")}</h1>
      <p class="hint">{say("desk.hostile")}</p>
      <dl class="answers">
        <Line name={say("desk.field.what")}>{say(`desk.what.${content.what}`)}</Line>
        <Line name={say("desk.field.place")}>{placeText(say, language, content.place)}</Line>
        <Line name={say("desk.field.who")}>{listed("role", content.who.roles, content.who.text)}</Line>
        <Line name={say("desk.field.how")}>{listed("how", content.how.channels, content.how.text)}</Line>
        <Line name={say("desk.field.threat")}>{listed("threat", content.threat.kinds, content.threat.text)}</Line>
        <Line name={say("desk.field.when")}>
          {content.when === undefined ? say("desk.unsaid") : weekText(language, content.when)}
        </Line>
        <Line name={say("desk.field.grade")}>{say(`desk.grade.${content.grade}`)}</Line>
        {content.more !== undefined && <Line name={say("desk.field.more")}>{visibleText(content.more)}</Line>}
        {additions.map(({ seq, content: { text } }) => (
          <Line key={seq} name={say("desk.added", { number: seq })}>
            {visibleText(text)}
          </Line>
        ))}
      </dl>
      {pictures.map((bytes, place) => (
        <Picture
          key={`${report.leaf}-${place}`}
          bytes={bytes}
          name={say("desk.picture", { number: place + 1 })}
          refused={say("desk.picture.refused")}
        />
      ))}
      <CasePart
        say={say}
        language={language}
        view={view}
        report={report}
        onOpen={onOpen}
        onDecide={async decision => {
          const { view: after } = await vault.call("decide", { decision });
          onView(after);
          const { report: again } = await vault.call("open", { leaf: report.leaf });
          if (!("kind" in again)) onReport(again);
        }}
      />
      <h2>{say("desk.replies")}</h2>
      {replies.length === 0 && <p>{say("desk.replies.none")}</p>}
      <ol class="stack">
        {replies.map(({ sequence, text, on }) => (
          <li key={`${sequence}-${on}-${text}`} class="box">
            <p class="said">{visibleText(text)}</p>
            <small>{dayText(language, on)}</small>
          </li>
        ))}
      </ol>
      <ReplyForm say={say} report={report} {...rest} />
    </main>
  );
};

const Line = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd class="said" dir="auto">
      {children}
    </dd>
  </div>
);

const Picture = ({
  bytes,
  name,
  refused,
}: {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly refused: string;
}) => {
  const [address, setAddress] = useState<string | "refused">();
  useEffect(() => {
    let made: string | undefined;
    let gone = false;
    void showPicture(bytes).then(shown => {
      if (gone) return;
      if (shown.kind === "shown") made = URL.createObjectURL(shown.png);
      setAddress(made ?? "refused");
    });
    return () => {
      gone = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [bytes]);
  if (address === undefined) return null;
  return address === "refused" ? (
    <p class="notice">{`${name}: ${refused}`}</p>
  ) : (
    <img class="picture" src={address} alt={name} />
  );
};

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

const ReplyForm = ({
  say,
  vault,
  report,
  view,
  onView,
  onReport,
}: Pick<Props, "say" | "vault" | "report" | "view" | "onView" | "onReport">) => {
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
