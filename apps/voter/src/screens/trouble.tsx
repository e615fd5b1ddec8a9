import type { Say } from "@perde/ui/say";
import type { afterwards } from "@perde/ui/words/afterwards";
import { useEffect, useState } from "preact/hooks";
import type { Trouble } from "../intake.ts";
import type { Page } from "../page.ts";

export type Later = Say<typeof afterwards>;

/** Why nothing was sent, or nothing believed. `desk-missing`: a team that could read the report is no longer offered. */
export type Stopped = Trouble | { readonly kind: "false-promise" | "desk-missing" };

/** Seconds until a busy server is asked again by itself. */
const useCountdown = (seconds: number | undefined, done: () => void): number => {
  const [left, setLeft] = useState(seconds ?? 0);
  useEffect(() => {
    if (seconds === undefined) return;
    setLeft(seconds);
    const timer = setInterval(() => setLeft(before => before - 1), 1000);
    const ring = setTimeout(done, seconds * 1000);
    return () => {
      clearInterval(timer);
      clearTimeout(ring);
    };
  }, [seconds]);
  return Math.max(0, left);
};

/** What stopped a request, and the way on: nothing is lost, everything can be repeated. */
export const TroubleNotice = (props: {
  readonly page: Page;
  readonly later: Later;
  readonly why: Stopped;
  readonly retry: () => void;
}) => {
  const { page, later, why, retry } = props;
  const left = useCountdown(why.kind === "busy" ? why.seconds : undefined, retry);
  const sentence = () => {
    switch (why.kind) {
      case "offline":
        return later("error.offline");
      case "busy":
        return later("error.busy", { seconds: left });
      case "refused":
        return later("error.refused");
      case "false-promise":
        return later("error.promise");
      case "desk-missing":
        return later("error.desk_missing");
    }
  };
  return (
    <div class="notice" role={why.kind === "busy" ? undefined : "alert"}>
      <p>{sentence()}</p>
      <div class="stack">
        <button type="button" class="button" onClick={retry}>
          {page.say("nav.retry")}
        </button>
      </div>
    </div>
  );
};
