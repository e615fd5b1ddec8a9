import { dayText } from "@perde/ui/dates";
import { type Language, languages } from "@perde/ui/say";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { alarmText } from "./alarm-text.ts";
import { keepFile } from "./kept-file.ts";
import { save } from "./save.ts";
import { Clusters } from "./screens/clusters.tsx";
import { Deadlines } from "./screens/deadlines.tsx";
import { DeskNav, type DeskPage } from "./screens/desk-nav.tsx";
import { ExportRequests } from "./screens/export-requests.tsx";
import { Found, type Kept } from "./screens/found.tsx";
import { Join } from "./screens/join.tsx";
import { Keep } from "./screens/keep.tsx";
import { Keys } from "./screens/keys.tsx";
import { Law } from "./screens/law.tsx";
import { freshMemory, List, type ListMemory } from "./screens/list.tsx";
import { Members } from "./screens/members.tsx";
import { Papers } from "./screens/papers.tsx";
import { RadarPage } from "./screens/radar.tsx";
import { Recover } from "./screens/recover.tsx";
import { Report } from "./screens/report.tsx";
import { Unlock } from "./screens/unlock.tsx";
import type { OpenedReport, View } from "./vault/view.ts";
import { sayIn, troubleOf } from "./words.ts";
import { type PapersRemote, startPapers, startVault, type Told, type VaultRemote } from "./workers.ts";

/** `served`: this page came from an intake, not from the user's own machine. */
export type AppProps = {
  readonly language: Language;
  readonly origin: string;
  readonly served: boolean;
  readonly demo: boolean;
  readonly invitation: string | undefined;
  /** The root of the desk that invites a member. */
  readonly joining: string | undefined;
};

type Screen =
  | { readonly at: "unlock"; readonly notice?: string }
  | { readonly at: "found"; readonly invitation: string }
  | { readonly at: "keep"; readonly kept: Kept }
  | { readonly at: Exclude<DeskPage, "papers"> }
  | { readonly at: "papers"; readonly leaves: readonly string[] }
  | { readonly at: "recover" }
  | { readonly at: "join"; readonly root: string | undefined }
  | { readonly at: "report"; readonly report: OpenedReport };

const names: Readonly<Record<Language, string>> = { kk: "Қазақша", ru: "Русский", en: "English" };
const shortNames: Readonly<Record<Language, string>> = { kk: "Қаз", ru: "Рус", en: "Eng" };
/** Ten minutes without a key or a touch lock the desk. */
const idleMilliseconds = 10 * 60_000;
/** How often the desk asks for new batches while it is open. */
const syncMilliseconds = 30_000;
/** How often the list grows while reports are being opened. */
const listMilliseconds = 2_000;
/** So many entries take more than a moment: how far it is, and a way to stop, are shown. */
const manyLeaves = 200;

export const App = (props: AppProps) => {
  const [language, setLanguage] = useState(props.language);
  const [screen, setScreen] = useState<Screen>(
    props.invitation !== undefined
      ? { at: "found", invitation: props.invitation }
      : props.joining !== undefined
        ? { at: "join", root: props.joining }
        : { at: "unlock" },
  );
  const [view, setView] = useState<View>();
  const [memory, setMemory] = useState<ListMemory>(freshMemory);
  const [earlier, setEarlier] = useState<readonly string[]>([]);
  const cameFrom = useRef<Exclude<DeskPage, "papers">>("list");
  const [cluster, setCluster] = useState<string>();
  const [order, setOrder] = useState<readonly string[]>([]);
  const say = useMemo(() => sayIn(language), [language]);
  const vault = useRef<VaultRemote>(undefined);
  vault.current ??= startVault();
  const [papers, setPapers] = useState<PapersRemote>();
  const lastFile = useRef<Uint8Array>(undefined);

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = say("desk.title");
  }, [language]);
  useEffect(() => {
    document.querySelector<HTMLElement>("main h1")?.setAttribute("tabindex", "-1");
    if (screen.at !== "unlock") document.querySelector<HTMLElement>("main h1")?.focus();
    scrollTo(0, 0);
  }, [screen.at]);

  const lock = useCallback(() => {
    // Ending the worker frees everything it held, also what a garbage collector would have kept a while.
    void vault.current?.call("lock", undefined as never).catch(() => undefined);
    vault.current?.end();
    vault.current = startVault();
    setPapers(before => {
      before?.end();
      return undefined;
    });
    setView(undefined);
    setMemory(freshMemory());
    setEarlier([]);
    setOrder([]);
    setCluster(undefined);
    setScreen({ at: "unlock", notice: sayIn(language)("desk.locked") });
  }, [language]);

  const unlocked = view !== undefined;
  useEffect(() => {
    if (!unlocked) return;
    let timer = setTimeout(lock, idleMilliseconds);
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(lock, idleMilliseconds);
    };
    for (const name of ["keydown", "pointerdown"]) addEventListener(name, again);
    const byKey = (event: KeyboardEvent) => {
      if (event.code !== "KeyL" || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      lock();
    };
    addEventListener("keydown", byKey);
    // A page that is left may be kept whole by the browser, to be shown again by "back"; one that is frozen, to be discarded.
    addEventListener("pagehide", lock);
    document.addEventListener("freeze", lock);
    return () => {
      clearTimeout(timer);
      removeEventListener("keydown", byKey);
      removeEventListener("pagehide", lock);
      document.removeEventListener("freeze", lock);
      for (const name of ["keydown", "pointerdown"]) removeEventListener(name, again);
    };
  }, [unlocked, lock]);

  const restartPapers = useCallback(
    () =>
      setPapers(before => {
        before?.end();
        return startPapers();
      }),
    [],
  );
  const onUnlocked = (opened: View): void => {
    restartPapers();
    setView(opened);
    vault.current?.startOpeners();
    setScreen({ at: "list" });
  };

  const remote = vault.current;
  const unlockWith = async (file: Uint8Array, passphrase: string): Promise<void> => {
    const opened = await remote.call("unlock", { file, by: { kind: "passphrase", passphrase } });
    if (opened.kind === "unlocked") onUnlocked(opened.view);
    else setScreen({ at: "unlock" });
  };
  const holdFile = (file: Uint8Array): void => {
    lastFile.current = file;
  };
  /** Fetches, and keeps the member file with what came of it. */
  const fetchAndKeep = async (): Promise<void> => {
    const synced = await remote.call("sync", { goOn: false });
    setView(synced.view);
    holdFile(synced.file);
    await keepFile(synced.file);
  };
  const open = async (leaf: string, along: readonly string[] = order): Promise<void> => {
    const { report, view: after } = await remote.call("open", { leaf });
    setView(after);
    if ("kind" in report) return;
    if (screen.at === "list" || screen.at === "clusters" || screen.at === "radar" || screen.at === "deadlines")
      cameFrom.current = screen.at;
    setOrder(along);
    setMemory(before => (before.at !== undefined && along.includes(leaf) ? { ...before, at: leaf } : before));
    setScreen({ at: "report", report });
  };
  const onPage = (page: DeskPage): void => setScreen(page === "papers" ? { at: page, leaves: [] } : { at: page });
  const onPaper = (leaves: readonly string[]): void => setScreen({ at: "papers", leaves });
  return (
    <>
      <header class="bar noprint">
        <nav aria-label={say("desk.language")}>
          {languages.map(one => (
            <button
              key={one}
              type="button"
              class="plain tongue"
              lang={one}
              aria-label={names[one]}
              aria-current={one === language ? "true" : undefined}
              onClick={() => setLanguage(one)}
            >
              {shortNames[one]}
            </button>
          ))}
        </nav>
        {unlocked && (
          <button type="button" class="button exit" onClick={lock}>
            {say("desk.lock")}
          </button>
        )}
      </header>
      {props.served && <p class="banner">{say("desk.trial")}</p>}
      {props.demo && <p class="banner">{say("desk.demo")}</p>}
      {unlocked && <DeskNav say={say} at={screen.at} onPage={onPage} />}
      {screen.at === "unlock" && (
        <Unlock
          key={screen.notice}
          say={say}
          vault={remote}
          notice={screen.notice}
          onUnlocked={onUnlocked}
          onRecover={() => setScreen({ at: "recover" })}
          onJoin={() => setScreen({ at: "join", root: undefined })}
        />
      )}
      {screen.at === "recover" && (
        <Recover
          say={say}
          language={language}
          vault={remote}
          origin={props.origin}
          onRecovered={kept => setScreen({ at: "keep", kept })}
          onBack={() => setScreen({ at: "unlock" })}
        />
      )}
      {screen.at === "join" && (
        <Join
          say={say}
          language={language}
          vault={remote}
          root={screen.root}
          onJoined={unlockWith}
          onBack={() => setScreen({ at: "unlock" })}
        />
      )}
      {screen.at === "found" && (
        <Found
          say={say}
          language={language}
          vault={remote}
          origin={props.origin}
          invitation={screen.invitation}
          onFounded={kept => setScreen({ at: "keep", kept })}
        />
      )}
      {screen.at === "keep" && (
        <Keep
          say={say}
          language={language}
          vault={remote}
          kept={screen.kept}
          onKept={async () => {
            await keepFile(screen.kept.file);
            await unlockWith(screen.kept.file, screen.kept.passphrase);
          }}
        />
      )}
      {screen.at === "list" && view !== undefined && (
        <Inbox
          say={say}
          language={language}
          vault={remote}
          view={view}
          onView={setView}
          onFile={holdFile}
          onSave={() => lastFile.current !== undefined && save("perde-member.json", lastFile.current)}
          memory={memory}
          onMemory={setMemory}
          onPage={onPage}
          onPaper={onPaper}
          onOpen={open}
        />
      )}
      {screen.at === "clusters" && view !== undefined && (
        <Clusters
          say={say}
          language={language}
          vault={remote}
          view={view}
          at={cluster}
          onAt={setCluster}
          onView={setView}
          onOpen={open}
          onPaper={onPaper}
          onBack={() => setScreen({ at: "list" })}
        />
      )}
      {screen.at === "radar" && view !== undefined && (
        <RadarPage
          say={say}
          vault={remote}
          view={view}
          earlier={earlier}
          onEarlier={setEarlier}
          onView={setView}
          onOpen={leaf => open(leaf, [])}
          onBack={() => setScreen({ at: "list" })}
        />
      )}
      {screen.at === "members" && view !== undefined && (
        <Members say={say} language={language} vault={remote} view={view} onView={setView} onChanged={fetchAndKeep} />
      )}
      {screen.at === "keys" && view !== undefined && (
        <Keys
          say={say}
          language={language}
          vault={remote}
          view={view}
          onView={setView}
          onFile={holdFile}
          onChanged={fetchAndKeep}
        />
      )}
      {screen.at === "deadlines" && view !== undefined && papers !== undefined && (
        <Deadlines
          say={say}
          language={language}
          vault={remote}
          papers={papers}
          view={view}
          onView={setView}
          onOpen={open}
          onPaper={onPaper}
        />
      )}
      {screen.at === "papers" && view !== undefined && papers !== undefined && (
        <Papers
          key={screen.leaves.join(" ")}
          say={say}
          language={language}
          vault={remote}
          papers={papers}
          view={view}
          leaves={screen.leaves}
          onView={setView}
          onCancel={restartPapers}
        />
      )}
      {screen.at === "law" && view !== undefined && papers !== undefined && (
        <Law say={say} language={language} vault={remote} papers={papers} view={view} onView={setView} />
      )}
      {screen.at === "report" && view !== undefined && papers !== undefined && (
        <Report
          say={say}
          language={language}
          vault={remote}
          papers={papers}
          onPaper={onPaper}
          report={screen.report}
          view={view}
          keys={memory.keys}
          order={order}
          onView={setView}
          onReport={report => setScreen({ at: "report", report })}
          onOpen={open}
          onBack={() => setScreen({ at: cameFrom.current })}
        />
      )}
    </>
  );
};

type InboxProps = {
  readonly say: ReturnType<typeof sayIn>;
  readonly language: Language;
  readonly vault: VaultRemote;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onFile: (file: Uint8Array) => void;
  readonly onSave: () => void;
  readonly memory: ListMemory;
  readonly onMemory: (change: (before: ListMemory) => ListMemory) => void;
  readonly onPage: (page: "clusters" | "radar") => void;
  readonly onPaper: (leaves: readonly string[]) => void;
  readonly onOpen: (leaf: string, order: readonly string[]) => void;
};

/** The desk's name, its alarms, fetching, and the list. */
const Inbox = ({ say, language, vault, view, onView, onFile, onSave, ...list }: InboxProps) => {
  const [working, setWorking] = useState(false);
  const [progress, setProgress] = useState<Told>();
  const [trouble, setTrouble] = useState<string>();
  const busy = useRef(false);

  const sync = useCallback(
    async (goOn: boolean) => {
      if (busy.current) return;
      busy.current = true;
      setWorking(true);
      try {
        const synced = await vault.call("sync", { goOn });
        onView(synced.view);
        onFile(synced.file);
        await keepFile(synced.file);
        setTrouble(synced.kind === "synced" ? undefined : troubleOf(say, synced));
      } finally {
        busy.current = false;
        setWorking(false);
        setProgress(undefined);
      }
    },
    [vault, say],
  );
  const latest = useRef({ view, onView, shownAt: 0 });
  latest.current = { ...latest.current, view, onView };
  useEffect(
    () =>
      vault.onProgress(told => {
        setProgress(told);
        const { view: before, onView: show, shownAt } = latest.current;
        // The list grows while reports are being opened, but not under the hand of whoever works in it.
        if (told.revision === before.revision || performance.now() - shownAt < listMilliseconds) return;
        latest.current.shownAt = performance.now();
        show({ ...before, revision: told.revision });
      }),
    [vault],
  );
  useEffect(() => {
    void sync(false);
    const timer = setInterval(() => void sync(false), syncMilliseconds);
    return () => clearInterval(timer);
  }, [sync]);

  const renew = async () => {
    setWorking(true);
    const { renewed, view: after } = await vault.call("renewEpochs", undefined as never);
    onView(after);
    setTrouble(renewed.kind === "renewed" ? say("desk.renewed") : troubleOf(say, renewed));
    setWorking(false);
    // The file with the new keys is kept by the next fetching.
    if (renewed.kind === "renewed") void sync(false);
  };

  const long = working && progress !== undefined && progress.of >= manyLeaves;
  const status = working
    ? progress === undefined
      ? say("desk.wait")
      : long
        ? say("scale.opening", { looked: progress.looked, of: progress.of, opened: progress.opened })
        : say("desk.syncing", { looked: progress.looked, opened: progress.opened })
    : view.latestBatch < 0
      ? ""
      : say("desk.synced", { batch: view.latestBatch });
  return (
    <main class="desk" data-screen="list" data-batch={view.latestBatch}>
      <h1>{view.name[language]}</h1>
      {view.alarms.length > 0 && (
        <section class="summary" role="alert">
          <h2>{say("desk.alarm")}</h2>
          <ul>
            {[...new Set(view.alarms.map(alarm => alarmText(say, alarm, view.members)))].map(text => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          <p>{say("desk.alarm.do")}</p>
          <button class="plain" type="button" onClick={onSave}>
            {say("desk.kept.file")}
          </button>
        </section>
      )}
      {trouble !== undefined && (
        <p class="notice" role="alert">
          {trouble}
        </p>
      )}
      {view.unposted > 0 && <p class="notice">{say("desk.unposted", { n: view.unposted })}</p>}
      {endsSoon(view.epochsUntil) && (
        <div class="notice">
          <p>{say("desk.warn.epochs", { date: dayText(language, view.epochsUntil) })}</p>
          {view.role === "lead" && (
            <button class="plain" type="button" disabled={working} onClick={renew}>
              {say("desk.renew")}
            </button>
          )}
        </div>
      )}
      <div class="tools noprint">
        <button class="plain" type="button" onClick={() => sync(true)} disabled={working}>
          {say("desk.sync")}
        </button>
        {long && (
          <button class="plain" type="button" data-stop onClick={() => vault.call("stop", undefined as never)}>
            {say("scale.stop")}
          </button>
        )}
        <span role={long ? undefined : "status"}>{status}</span>
      </div>
      {long && (
        <div class="noprint">
          <progress max={progress.of} value={progress.looked} aria-label={say("desk.sync")} />
          <p class="hint" role="status">
            {say("scale.usable")}
          </p>
        </div>
      )}
      <ExportRequests say={say} vault={vault} view={view} onView={onView} />
      <h2>{say("desk.list")}</h2>
      <List say={say} language={language} vault={vault} view={view} onView={onView} {...list} />
    </main>
  );
};

/** Two weeks before the last published key ends. */
const endsSoon = (day: string): boolean => day !== "" && Date.parse(day) - Date.now() < 14 * 86_400_000;
