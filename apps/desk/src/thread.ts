/** Replies of the desk and additions of the reporter as one conversation. */
import type { SentReply } from "@perde/cases/journal-fold";
import type { OpenedReport } from "./vault/view.ts";

export type Turn =
  | { readonly from: "reporter"; readonly addition: OpenedReport["additions"][number] }
  | { readonly from: "desk"; readonly reply: SentReply };

/** The words in « » of the last reply before the turn at `place`: what the reporter was asked to see quoted. */
export const askedToQuote = (turns: readonly Turn[], place: number): string | undefined => {
  const reply = turns.slice(0, place).findLast(turn => turn.from === "desk");
  return reply?.from === "desk"
    ? /«([^«»[\]]{3,1500})»/u.exec(reply.reply.text)?.[1]?.trim().replaceAll(/\s+/gu, " ")
    : undefined;
};

/**
 * In order: an addition stands before the replies whose author had read its batch. Replies that do not say what their
 * author had read stand first.
 */
export const threadOf = (additions: OpenedReport["additions"], replies: readonly SentReply[]): readonly Turn[] => {
  const waiting = [...additions];
  const turns: Turn[] = [];
  for (const reply of replies.toSorted((one, other) => one.sequence - other.sequence)) {
    while (waiting[0] !== undefined && waiting[0].batch <= (reply.batch ?? -1)) {
      const addition = waiting.shift();
      if (addition !== undefined) turns.push({ from: "reporter", addition });
    }
    turns.push({ from: "desk", reply });
  }
  return [...turns, ...waiting.map((addition): Turn => ({ from: "reporter", addition }))];
};
