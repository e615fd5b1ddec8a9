/** Calls from the page into a worker: one message there, one back. A bug in the worker rejects the call, without details. */

/** What a worker offers: functions of one plain value, answered by a plain value. */
export type Offer = Readonly<Record<string, (input: never) => unknown>>;

export type Remote<O extends Offer> = {
  readonly call: <Name extends keyof O & string>(
    name: Name,
    input: Parameters<O[Name]>[0],
    /** What is handed over for good, as the ports in the input. */
    transfer?: Transferable[],
  ) => Promise<Awaited<ReturnType<O[Name]>>>;
  /** Ends the worker and all that it remembers; open calls stay unanswered. */
  readonly end: () => void;
};

/** The page's side. */
export const callWorker = <O extends Offer>(worker: Worker): Remote<O> => {
  let last = 0;
  const waiting = new Map<number, PromiseWithResolvers<never>>();
  const rejectAll = () => {
    for (const { reject } of waiting.values()) reject(new Error("the worker failed"));
    waiting.clear();
  };
  worker.addEventListener("message", ({ data }) => {
    const open = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.failed) open?.reject(new Error("the worker failed"));
    else open?.resolve(data.answer);
  });
  worker.addEventListener("error", rejectAll);
  return {
    call: (name, input, transfer = []) => {
      const id = ++last;
      const open = Promise.withResolvers<never>();
      waiting.set(id, open);
      worker.postMessage({ id, name, input }, transfer);
      return open.promise;
    },
    end: () => worker.terminate(),
  };
};

/** The worker's side. */
export const answerCalls = (offer: Offer): void => {
  addEventListener("message", async ({ data }) => {
    const { id, name, input } = data;
    const run = offer[name];
    try {
      const answer: unknown = run ? await Reflect.apply(run, undefined, [input]) : undefined;
      postMessage({ id, answer, failed: run === undefined });
    } catch {
      // The edge of the worker: what failed must not travel, it could quote what she wrote.
      postMessage({ id, failed: true });
    }
  });
};
