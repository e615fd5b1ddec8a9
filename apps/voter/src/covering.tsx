/** The picture as it will leave, and its covers: a tap on one chooses it, to be taken off or set anew; other taps set corners. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Page } from "./page.ts";
import { type Cover, coverBetween, type Point } from "./picture.ts";

export type Opened = { readonly width: number; readonly height: number };

/** Pixels of the picture that an arrow key moves the cross. */
const step = 24;

/** Share of the picture, in hundredths, as a place on the page. */
const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`;

/**
 * Two corners, set by taps or by a cross that arrow keys move and Enter sets, make a cover; where one is chosen, they set that
 * one anew.
 */
export const Covering = (props: {
  readonly page: Page;
  readonly address: string;
  readonly opened: Opened;
  readonly covers: readonly Cover[];
  readonly onCovers: (covers: readonly Cover[]) => void;
}) => {
  const { page, address, opened, covers, onCovers } = props;
  const { say } = page;
  const frame = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLParagraphElement>(null);
  const [cross, setCross] = useState<Point>({ x: opened.width / 2, y: opened.height / 2 });
  const [corner, setCorner] = useState<Point>();
  const [keys, setKeys] = useState(false);
  const [chosen, setChosen] = useState<number>();
  const [moving, setMoving] = useState(false);
  const isSetting = corner !== undefined || moving;
  useEffect(() => {
    if (chosen !== undefined) panel.current?.focus();
  }, [chosen]);
  const letGo = () => {
    setCorner(undefined);
    setChosen(undefined);
    setMoving(false);
  };
  const set = (point: Point) => {
    if (!corner) {
      if (!moving) setChosen(undefined);
      return setCorner(point);
    }
    const made = coverBetween(corner, point, opened);
    onCovers(moving ? covers.map((cover, k) => (k === chosen ? made : cover)) : [...covers, made]);
    letGo();
  };
  const takeOff = () => {
    onCovers(covers.filter((_, k) => k !== chosen));
    letGo();
    picture.current?.focus();
  };
  const next = () => setChosen(((chosen ?? -1) + 1) % covers.length);
  const move = () => {
    setMoving(true);
    picture.current?.focus();
  };
  const tap = (event: MouseEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (!box) return;
    const point = {
      x: ((event.clientX - box.left) / box.width) * opened.width,
      y: ((event.clientY - box.top) / box.height) * opened.height,
    };
    setKeys(false);
    setCross(point);
    const under = covers.findLastIndex(
      ({ left, top, width, height }) =>
        point.x >= left && point.x <= left + width && point.y >= top && point.y <= top + height,
    );
    // In the middle of setting corners a tap sets one, whatever lies there.
    if (under >= 0 && !isSetting) setChosen(under);
    else set(point);
  };
  const shift = (x: number, y: number) =>
    setCross({
      x: Math.max(0, Math.min(opened.width, cross.x + x * step)),
      y: Math.max(0, Math.min(opened.height, cross.y + y * step)),
    });
  const press = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => shift(-1, 0),
      ArrowRight: () => shift(1, 0),
      ArrowUp: () => shift(0, -1),
      ArrowDown: () => shift(0, 1),
      Enter: () => set(cross),
      " ": () => set(cross),
      Escape: letGo,
    };
    const run = moves[event.key];
    if (!run) return;
    event.preventDefault();
    setKeys(true);
    run();
  };
  const at = ({ x, y }: Point) => ({ left: percent(x, opened.width), top: percent(y, opened.height) });
  const over = ({ left, top, width, height }: Cover) => ({
    ...at({ x: left, y: top }),
    width: percent(width, opened.width),
    height: percent(height, opened.height),
  });
  return (
    <>
      <div class="covering" ref={frame}>
        <div
          id="evidence-picture"
          ref={picture}
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: role application, worked by arrow keys and Enter
          tabIndex={0}
          aria-label={say("evidence.canvas")}
          aria-describedby="evidence-cover"
          onClick={tap}
          onKeyDown={press}
        >
          <img class="picture" src={address} alt="" />
        </div>
        {covers.map((cover, k) => (
          <span
            key={`${cover.left} ${cover.top} ${cover.width} ${cover.height}`}
            class={k === chosen ? "over chosen" : "over"}
            style={over(cover)}
          />
        ))}
        {corner && <span class="corner" style={at(corner)} />}
        {keys && <span class="corner cross" style={at(cross)} />}
      </div>
      <p role="status">
        {corner ? say("evidence.corner") : moving && say("evidence.moving", { n: (chosen ?? 0) + 1 })}
      </p>
      {!isSetting && covers.length > 0 && (
        <div class="stack">
          {chosen !== undefined && (
            <>
              <p ref={panel} tabIndex={-1}>
                {say("evidence.chosen", { n: chosen + 1, all: covers.length })}
              </p>
              <button type="button" class="quiet" id="evidence-off" onClick={takeOff}>
                {say("evidence.off")}
              </button>
              <button type="button" class="quiet" id="evidence-move" onClick={move}>
                {say("evidence.move")}
              </button>
              <button type="button" class="quiet" id="evidence-keep" onClick={letGo}>
                {say("evidence.keep")}
              </button>
            </>
          )}
          <button type="button" class="quiet" id="evidence-next" onClick={next}>
            {say(chosen === undefined ? "evidence.first" : "evidence.next")}
          </button>
        </div>
      )}
    </>
  );
};
