import type { Remote } from "@perde/site/remote";
import { Choice, MistakeAt } from "@perde/ui/forms";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Page } from "../page.ts";
import { type Cover, coverBetween, type NewPicture, type Point, recognise } from "../picture.ts";
import { Question } from "../question.tsx";
import type { PictureOffer } from "../workers/picture.ts";
import { startPictureWorker } from "../workers.ts";

type Opened = { readonly width: number; readonly height: number };

/** The address of a picture in this page's memory, given back when the picture changes. */
const usePictureAddress = (picture: NewPicture | undefined): string | undefined => {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!picture) return setAddress(undefined);
    const made = URL.createObjectURL(new Blob([picture.bytes], { type: picture.type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return address;
};

const step = 24;

/** The picture as it will leave, with a cross that taps and arrow keys move: two corners make a cover. */
const Covering = (props: {
  readonly page: Page;
  readonly address: string;
  readonly opened: Opened;
  readonly onCover: (cover: Cover) => void;
}) => {
  const { page, address, opened, onCover } = props;
  const { say } = page;
  const [cross, setCross] = useState<Point>({ x: opened.width / 2, y: opened.height / 2 });
  const [corner, setCorner] = useState<Point>();
  const [keys, setKeys] = useState(false);
  const set = (point: Point) => {
    if (!corner) return setCorner(point);
    onCover(coverBetween(corner, point, opened));
    setCorner(undefined);
  };
  const tap = (event: MouseEvent) => {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const box = event.currentTarget.getBoundingClientRect();
    const point = {
      x: ((event.clientX - box.left) / box.width) * opened.width,
      y: ((event.clientY - box.top) / box.height) * opened.height,
    };
    setKeys(false);
    setCross(point);
    set(point);
  };
  const move = (x: number, y: number) =>
    setCross({
      x: Math.max(0, Math.min(opened.width, cross.x + x * step)),
      y: Math.max(0, Math.min(opened.height, cross.y + y * step)),
    });
  const press = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => move(-1, 0),
      ArrowRight: () => move(1, 0),
      ArrowUp: () => move(0, -1),
      ArrowDown: () => move(0, 1),
      Enter: () => set(cross),
      " ": () => set(cross),
    };
    const run = moves[event.key];
    if (!run) return;
    event.preventDefault();
    setKeys(true);
    run();
  };
  const at = ({ x, y }: Point) => ({ left: `${(x / opened.width) * 100}%`, top: `${(y / opened.height) * 100}%` });
  return (
    <>
      <div
        class="covering"
        id="evidence-picture"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: role application, worked by arrow keys and Enter
        tabIndex={0}
        aria-label={say("evidence.canvas")}
        aria-describedby="evidence-cover"
        onClick={tap}
        onKeyDown={press}
      >
        <img class="picture" src={address} alt="" />
        {corner && <span class="corner" style={at(corner)} />}
        {keys && <span class="corner cross" style={at(cross)} />}
      </div>
      <p role="status">{corner && say("evidence.corner")}</p>
    </>
  );
};

/** The optional screenshot: chosen, drawn anew, covered by hand, shown exactly as it will leave. */
export const Evidence = ({ page }: { readonly page: Page }) => {
  const { say, answers, change } = page;
  const worker = useRef<Remote<PictureOffer>>(undefined);
  const input = useRef<HTMLInputElement>(null);
  const [opened, setOpened] = useState<Opened>();
  const [covers, setCovers] = useState<readonly Cover[]>([]);
  const [detailed, setDetailed] = useState(false);
  const [looked, setLooked] = useState(answers.picture !== undefined);
  const [state, setState] = useState<"idle" | "working" | "not-a-picture" | "too-large" | "ballot">("idle");
  const address = usePictureAddress(answers.picture);
  useEffect(() => () => worker.current?.end(), []);

  const draw = async (next: readonly Cover[], detail: boolean) => {
    setCovers(next);
    setDetailed(detail);
    setLooked(false);
    setState("working");
    const drawn = await worker.current?.call("render", { covers: next, detailed: detail });
    if (drawn && "bytes" in drawn) change({ picture: drawn });
    setState("idle");
  };
  const remove = () => {
    answers.picture?.bytes.fill(0);
    change({ picture: undefined });
    setOpened(undefined);
    setCovers([]);
    setLooked(false);
    setState("idle");
    worker.current?.end();
    worker.current = undefined;
  };
  const choose = async (file: File | undefined) => {
    if (input.current) input.current.value = "";
    if (!file) return;
    remove();
    setState("working");
    worker.current = startPictureWorker();
    const answer = await worker.current.call("open", { file });
    if (answer.kind !== "opened") {
      worker.current.end();
      worker.current = undefined;
      return setState(answer.kind);
    }
    setOpened(answer);
    await draw([], false);
  };
  const check = () => {
    if (!answers.picture || looked) return [];
    return [{ field: "evidence-looked", text: say("error.looked") }];
  };
  return (
    <Question
      page={page}
      title={say("q.evidence")}
      hint={say("evidence.hint")}
      check={check}
      next="check"
      onSkip={remove}
    >
      {mistakes => (
        <>
          <input
            id="evidence-file"
            class="hidden file"
            ref={input}
            type="file"
            accept="image/png,image/jpeg,image/webp"
            autocomplete="off"
            onChange={event => choose(event.currentTarget.files?.[0])}
          />
          <div class="stack">
            <label class="quiet" for="evidence-file">
              {say("evidence.choose")}
            </label>
          </div>
          <p role="status">{state === "working" && say("evidence.working")}</p>
          <div role="alert">
            {state === "not-a-picture" && <p class="mistake">{say("error.picture")}</p>}
            {state === "too-large" && <p class="mistake">{say("error.picture_large")}</p>}
            {state === "ballot" && <p class="mistake">{say("evidence.ballot_refused")}</p>}
          </div>
          {answers.picture && address && (
            <>
              <p>{recognise ? say("evidence.covered") : say("evidence.yourself")}</p>
              {opened && (
                <p class="hint" id="evidence-cover">
                  {say("evidence.cover")}
                </p>
              )}
              {opened ? (
                <Covering
                  page={page}
                  address={address}
                  opened={opened}
                  onCover={cover => draw([...covers, cover], detailed)}
                />
              ) : (
                <img class="picture" src={address} alt={say("check.picture")} />
              )}
              <p role="status" class="hint">
                {covers.length > 0 && say("evidence.areas", { n: covers.length })}
              </p>
              <div class="stack">
                {covers.length > 0 && (
                  <button type="button" class="quiet" onClick={() => draw(covers.slice(0, -1), detailed)}>
                    {say("evidence.undo")}
                  </button>
                )}
                <button type="button" class="quiet" onClick={remove}>
                  {say("evidence.remove")}
                </button>
              </div>
              {opened && (
                <Choice
                  kind="checkbox"
                  name="detail"
                  id="evidence-detail"
                  chosen={detailed}
                  onChoose={chosen => draw(covers, chosen)}
                >
                  {say("evidence.detail")}
                </Choice>
              )}
              <p>
                {say("evidence.leaves")}{" "}
                {say("check.picture.size", { kilobytes: Math.ceil(answers.picture.bytes.length / 1024) })}
              </p>
              <div class={mistakes.length > 0 ? "wrong" : undefined}>
                <MistakeAt field="evidence-looked" mistakes={mistakes} />
                <Choice kind="checkbox" name="looked" id="evidence-looked" chosen={looked} onChoose={setLooked}>
                  {say("evidence.looked")}
                </Choice>
              </div>
            </>
          )}
        </>
      )}
    </Question>
  );
};
