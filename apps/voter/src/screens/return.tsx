import { ErrorSummary, type Mistake, MistakeAt, unremembered } from "@perde/ui/forms";
import type { Language } from "@perde/ui/say";
import { useEffect, useState } from "preact/hooks";
import { mailboxCall } from "../deliver.ts";
import { postMailboxRead, type Trouble } from "../intake.ts";
import { loadList } from "../lists.ts";
import type { Note } from "../note.ts";
import type { Page } from "../page.ts";
import { BackLink, Heading } from "../question.tsx";
import type { Session } from "../session.ts";
import type { ShownReply } from "../workers/seal.ts";
import type { Later } from "./trouble.tsx";

/** What eight words opened. */
export type Mailbox = { readonly note: Note; readonly replies: readonly ShownReply[]; readonly refused: number };

type Opening =
  | { readonly kind: "opened"; readonly mailbox: Mailbox }
  | { readonly kind: "nothing" | "memory" }
  | { readonly kind: "request"; readonly why: Trouble };

/** A mailbox has eight pages; the next is asked for only when one is full. */
const mostPages = 8;

/** Reads the mailbox whose keys the sealing worker holds. */
export const readMailbox = async (session: Session): Promise<Opening> => {
  let note: Note | undefined;
  const replies: ShownReply[] = [];
  let refused = 0;
  for (let page = 0; page < mostPages; page++) {
    const body = new TextEncoder().encode(JSON.stringify({ v: 1, page }));
    const answer = await mailboxCall(session, "/v1/mailbox/read", body, call => postMailboxRead(body, call));
    if (answer.kind !== "ok") return { kind: "request", why: answer };
    const first = page === 0;
    const read = await session.sealer().call("readPage", { page: answer.value, first, roots: session.build.roots });
    if (first) note = read.note;
    if (!note) return { kind: "nothing" };
    replies.push(...read.replies);
    refused += read.refused;
    if (!read.full) break;
  }
  return note ? { kind: "opened", mailbox: { note, replies, refused } } : { kind: "nothing" };
};

/** Words are read in whichever language they are typed; other lists than the page's come only when they are needed. */
const indexesOf = async (typed: string, language: Language) => {
  const { parseWords } = await import("@perde/seal/code-words");
  const own = parseWords(typed, 8, { [language]: await loadList(language) });
  if (own.kind !== "unknown-word") return own;
  const [kk, ru, en] = await Promise.all([loadList("kk"), loadList("ru"), loadList("en")]);
  return parseWords(typed, 8, { kk, ru, en });
};

export const Return = (props: {
  readonly page: Page;
  readonly later: Later;
  readonly onOpen: (mailbox: Mailbox) => void;
}) => {
  const { page, later, onOpen } = props;
  const { say, session } = page;
  const [typed, setTyped] = useState("");
  const [working, setWorking] = useState(false);
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);
  useEffect(() => {
    document.title = `${mistakes.length > 0 ? say("error.page_prefix") : ""}Perde`;
    return () => {
      document.title = "Perde";
    };
  }, [mistakes, say]);

  const wrong = (text: string) => setMistakes([{ field: "words", text }]);

  const open = async (): Promise<void> => {
    const parsed = await indexesOf(typed, page.language);
    if (parsed.kind === "count") return wrong(later("error.words_count", { n: parsed.got }));
    if (parsed.kind === "unknown-word") {
      const positions = parsed.positions.map(position => position + 1).join(", ");
      return wrong(later("error.words_unknown", { positions }));
    }
    const instance = await session().instance();
    await session().desks();
    if (instance.kind !== "ok") return wrong(later("error.return_offline"));
    const { instance: id } = instance.value;
    const ready = await session().sealer().call("resume", { indexes: parsed.indexes, instance: id });
    if (ready.kind !== "ready") return wrong(later("error.return_memory"));
    const opened = await readMailbox(session());
    if (opened.kind === "opened") return onOpen(opened.mailbox);
    wrong(later(opened.kind === "request" ? "error.return_offline" : "error.words"));
  };

  const submit = (event: Event) => {
    event.preventDefault();
    if (working) return;
    setWorking(true);
    setMistakes([]);
    open()
      .catch(() => wrong(later("error.return_offline")))
      .finally(() => setWorking(false));
  };

  const described = mistakes.length > 0 ? "words-hint words-mistake" : "words-hint";
  return (
    <>
      <BackLink page={page} />
      {mistakes.length > 0 && <ErrorSummary title={say("error.title")} mistakes={mistakes} />}
      <form noValidate autocomplete="off" onSubmit={submit}>
        <Heading>{later("return.title")}</Heading>
        <div class={mistakes.length > 0 ? "wrong" : undefined}>
          <label class="above" for="words">
            {later("return.label")}
          </label>
          <p class="hint" id="words-hint">
            {later("return.hint")}
          </p>
          <MistakeAt field="words" mistakes={mistakes} />
          <textarea
            id="words"
            rows={4}
            {...unremembered}
            value={typed}
            aria-describedby={described}
            aria-invalid={mistakes.length > 0 ? "true" : undefined}
            onInput={event => setTyped(event.currentTarget.value)}
          />
        </div>
        <p role="status">{working && later("return.opening")}</p>
        <div class="stack">
          <button type="submit" class="button" aria-disabled={working}>
            {later("return.open")}
          </button>
        </div>
      </form>
    </>
  );
};
