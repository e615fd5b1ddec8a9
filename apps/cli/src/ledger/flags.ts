/** What was typed after `perde ledger verify`. */
export type Asked = {
  readonly kind: "asked";
  /** Origin of the intake, without a slash at the end. */
  readonly url: string;
  readonly key: string;
  readonly remember: string | undefined;
  readonly leaf: { readonly hex: string; readonly batch: number } | undefined;
  readonly full: boolean;
  readonly json: boolean;
};

type Mistake = { readonly kind: "mistake"; readonly message: string };

const mistake = (message: string): Mistake => ({ kind: "mistake", message });

const originOf = (text: string): string | undefined => {
  const url = URL.parse(text);
  const isWeb = url !== null && /^https?:$/.test(url.protocol) && url.search === "" && url.hash === "";
  return isWeb ? url.href.replace(/\/$/, "") : undefined;
};

const valued = ["--key", "--remember", "--leaf", "--batch"];
const bare = ["--full", "--json"];

/** Reads the arguments; every mistake says what to type instead. */
export const readArguments = (args: readonly string[]): Asked | Mistake => {
  const values = new Map<string, string>();
  const places: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const word = args[at]!;
    if (!word.startsWith("-")) {
      places.push(word);
      continue;
    }
    if (values.has(word)) return mistake(`${word} is given twice.`);
    if (bare.includes(word)) values.set(word, "");
    else if (!valued.includes(word)) return mistake(`there is no option ${word}.`);
    else if (args[at + 1] === undefined) return mistake(`${word} needs a value.`);
    else values.set(word, args[++at]!);
  }
  const url = places.length === 1 ? originOf(places[0]!) : undefined;
  if (url === undefined) return mistake("give one address of an intake, for example https://perde.example.");
  const key = values.get("--key");
  if (key === undefined)
    return mistake("--key is needed: the ledger's verifier key, from a place other than the server being checked.");
  const [leaf, batch] = [values.get("--leaf"), values.get("--batch")];
  if ((leaf === undefined) !== (batch === undefined)) return mistake("--leaf and --batch go together.");
  if (leaf !== undefined && !/^[0-9a-f]{64}$/.test(leaf)) return mistake("--leaf takes 64 hexadecimal digits.");
  if (batch !== undefined && !/^(0|[1-9][0-9]{0,8})$/.test(batch)) return mistake("--batch takes a number.");
  return {
    kind: "asked",
    url,
    key,
    remember: values.get("--remember"),
    leaf: leaf === undefined ? undefined : { hex: leaf, batch: Number(batch) },
    full: values.has("--full"),
    json: values.has("--json"),
  };
};
