/** The whole page: bar with Exit and languages, one screen at a time. Its address never changes. */
import { type Language, languages, speak } from "@perde/ui/say";
import type { afterwards } from "@perde/ui/words/afterwards";
import type { voter } from "@perde/ui/words/voter";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Answers, noAnswers } from "./answers.ts";
import { armBack, onBack } from "./back.ts";
import { forgetOnExit, leave, leaveOnShift } from "./exit.ts";
import { useLoaded } from "./loaded.ts";
import type { Page } from "./page.ts";
import { Heading } from "./question.tsx";
import { Answer } from "./screens/answer.tsx";
import { Check } from "./screens/check.tsx";
import { Evidence } from "./screens/evidence.tsx";
import { How } from "./screens/how.tsx";
import { loadPlaces, PartFailed, Place } from "./screens/place.tsx";
import { Receipt } from "./screens/receipt.tsx";
import { Returned } from "./screens/replies.tsx";
import { type Mailbox, Return } from "./screens/return.tsx";
import { Safety } from "./screens/safety.tsx";
import { type Code, Sealing } from "./screens/sealing.tsx";
import { Start } from "./screens/start.tsx";
import { Threat } from "./screens/threat.tsx";
import type { Later } from "./screens/trouble.tsx";
import { What } from "./screens/what.tsx";
import { When } from "./screens/when.tsx";
import { Who } from "./screens/who.tsx";
import { type Build, openSession, prepare, type Session } from "./session.ts";
import { before, type Screen } from "./steps.ts";
import { shortTongues, tongues } from "./tongues.ts";
import { loadAfterwardsWords, loadVoterWords, type VoterWords } from "./words.ts";

export type AppProps = {
  readonly language: Language;
  readonly words: VoterWords;
  readonly build: Build;
  readonly banner?: "trial" | "demo" | undefined;
  /** Where the page opens: the start, or the words for an address that ends in #words. */
  readonly opens?: "start" | "return";
};

const questions: readonly Screen[] = ["what", "place", "who", "how", "threat", "when", "evidence"];
const needsLater: readonly Screen[] = ["sealing", "receipt", "finished", "return", "replies", "deleted"];

const Bar = (props: {
  readonly say: Page["say"];
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
}) => {
  const { say, language, onLanguage } = props;
  const [missing, setMissing] = useState<number>();
  useEffect(() => leaveOnShift(setMissing), []);
  const exit = (event: Event) => {
    event.preventDefault();
    leave();
  };
  const change = (chosen: Language) => (event: Event) => {
    event.preventDefault();
    onLanguage(chosen);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to main; the script only keeps "#main" out of the address */}
      <a class="hidden" href="#main" onClick={focusMain}>
        {say("page.skip")}
      </a>
      <a class="hidden" href="/exit" rel="nofollow noreferrer" onClick={exit}>
        {say("exit.hidden")}
      </a>
      <header class="bar">
        <nav aria-label={say("page.language")}>
          {languages.map(one => (
            <a
              key={one}
              class="plain tongue"
              href={`/index.${one}.html`}
              lang={one}
              hreflang={one}
              aria-label={tongues[one]}
              aria-current={one === language ? "true" : undefined}
              onClick={change(one)}
            >
              {shortTongues[one]}
            </a>
          ))}
        </nav>
        <a class="button exit" href="/exit" rel="nofollow noreferrer" onClick={exit}>
          {say("exit.button")}
        </a>
      </header>
      <p class="hidden" role="status">
        {missing ? say("exit.shift", { n: missing }) : ""}
      </p>
    </>
  );
};

const focusMain = (event: Event) => {
  event.preventDefault();
  document.getElementById("main")?.focus();
};

const Finished = ({
  title,
  detail,
  page,
}: {
  readonly title: string;
  readonly detail?: string;
  readonly page: Page;
}) => (
  <>
    <Heading>{title}</Heading>
    {detail && <p>{detail}</p>}
    <div class="stack">
      <button type="button" class="quiet" onClick={() => page.go("start")}>
        {page.say("nav.start")}
      </button>
    </div>
  </>
);

export const App = ({ language: first, words: firstWords, build, banner, opens = "start" }: AppProps) => {
  const [language, setLanguage] = useState(first);
  const [words, setWords] = useState(firstWords);
  const [screen, setScreen] = useState<Screen>(opens);
  const [moved, setMoved] = useState(false);
  const [answers, setAnswers] = useState<Answers>(noAnswers);
  const [editing, setEditing] = useState(false);
  const [code, setCode] = useState<Code>();
  const [saved, setSaved] = useState(false);
  const [warned, setWarned] = useState(false);
  const [mailbox, setMailbox] = useState<Mailbox>();
  const visit = useRef<Session>(undefined);
  const held = useRef(false);
  const say = useMemo(() => speak<typeof voter>(language, words), [language, words]);
  const wantsLater = needsLater.includes(screen);
  const later = useLoaded(async () => {
    if (!wantsLater) return undefined;
    return { words: await loadAfterwardsWords(language), language };
  }, `${language}${wantsLater}`);

  const session = (): Session => {
    visit.current ??= openSession(build);
    return visit.current;
  };
  const forget = () => {
    answers.picture?.bytes.fill(0);
    visit.current?.end();
    visit.current = undefined;
    setAnswers(noAnswers);
    setCode(undefined);
    setMailbox(undefined);
    setSaved(false);
    setWarned(false);
    setEditing(false);
  };
  useEffect(() => forgetOnExit(() => answers.picture?.bytes.fill(0)), [answers.picture]);

  const show = (next: Screen) => {
    setMoved(true);
    setScreen(next);
  };
  const go = (next: Screen) => {
    if (next === "safety") prepare(session()).catch(() => undefined);
    if (next === "what") loadPlaces(language).catch(() => undefined);
    if (next !== "start") armBack();
    if (screen === "check") setEditing(questions.includes(next));
    if (editing && questions.includes(screen) && questions.includes(next)) {
      setEditing(false);
      return show("check");
    }
    if (next === "check") setEditing(false);
    show(next);
  };
  /** One question back; false where the next Back leaves the page. */
  const goBack = (): boolean => {
    if (screen === "sealing" && held.current) return true;
    if (screen === "receipt" && code && !saved && !warned) {
      setWarned(true);
      return true;
    }
    if (editing && questions.includes(screen)) {
      setEditing(false);
      show("check");
      return true;
    }
    if (screen === "receipt" || screen === "replies") forget();
    const target = screen === "receipt" || screen === "replies" ? "start" : before(screen);
    if (!target) return false;
    show(target);
    return target !== "start";
  };
  const latestBack = useRef(goBack);
  latestBack.current = goBack;
  useEffect(() => onBack(() => latestBack.current()), []);

  const switchTo = (next: Language) => {
    loadVoterWords(next).then(
      loaded => {
        setWords(loaded);
        setLanguage(next);
        document.documentElement.lang = next;
      },
      () => undefined, // without network the page stays in its language
    );
  };

  const page: Page = {
    language,
    say,
    answers,
    change: part => setAnswers(known => ({ ...known, ...part })),
    go,
    back: () => history.back(),
    session,
  };

  const finish = () => {
    if (code && !saved && !warned) return setWarned(true);
    forget();
    show("finished");
  };
  const afterwardsScreen = (speakLater: Later) => {
    switch (screen) {
      case "sealing":
        return (
          <Sealing
            page={page}
            later={speakLater}
            onHold={value => {
              held.current = value;
            }}
            onSent={sentCode => {
              held.current = false;
              setCode(sentCode);
              setSaved(false);
              setWarned(false);
              answers.picture?.bytes.fill(0);
              setAnswers(noAnswers);
              show("receipt");
            }}
          />
        );
      case "receipt":
        return (
          <Receipt
            page={page}
            later={speakLater}
            code={code}
            saved={saved}
            onSave={setSaved}
            warned={warned}
            onFinish={finish}
          />
        );
      case "return":
        return (
          <Return
            page={page}
            later={speakLater}
            onOpen={opened => {
              setMailbox(opened);
              show("replies");
            }}
          />
        );
      case "replies":
        return mailbox ? (
          <Returned
            page={page}
            later={speakLater}
            mailbox={mailbox}
            onChange={setMailbox}
            onFinish={finish}
            onDeleted={() => {
              forget();
              show("deleted");
            }}
          />
        ) : null;
      case "deleted":
        return <Finished page={page} title={speakLater("delete.done")} detail={speakLater("delete.done.text")} />;
      default:
        return <Finished page={page} title={speakLater("receipt.finished")} detail={speakLater("receipt.later")} />;
    }
  };
  const current = () => {
    switch (screen) {
      case "start":
        return <Start page={page} first={!moved} />;
      case "answer":
        return <Answer page={page} />;
      case "safety":
        return <Safety page={page} />;
      case "what":
        return <What page={page} />;
      case "place":
        return <Place page={page} />;
      case "who":
        return <Who page={page} />;
      case "how":
        return <How page={page} />;
      case "threat":
        return <Threat page={page} />;
      case "when":
        return <When page={page} />;
      case "evidence":
        return <Evidence page={page} />;
      case "check":
        return <Check page={page} />;
      default:
        if (later.kind === "failed") return <PartFailed page={page} retry={later.retry} />;
        if (later.kind !== "loaded" || !later.value) return <p role="status">{say("nav.loading")}</p>;
        return afterwardsScreen(speak<typeof afterwards>(later.value.language, later.value.words));
    }
  };
  return (
    <>
      <Bar say={say} language={language} onLanguage={switchTo} />
      {banner && <p class="banner">{say(`banner.${banner}`)}</p>}
      <main id="main" class="wide" tabIndex={-1} data-screen={screen}>
        {current()}
      </main>
    </>
  );
};
