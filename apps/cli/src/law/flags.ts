/** Flags of the `perde law` commands: `--name value`, `--json` alone, everything else a file. */
export type Flags = {
  readonly values: ReadonlyMap<string, string>;
  readonly json: boolean;
  readonly rest: readonly string[];
};

export type ParsedFlags =
  | { readonly kind: "flags"; readonly flags: Flags }
  | { readonly kind: "usage"; readonly why: string };

/** Every flag once, each with its value; `known` lists those that take one. */
export const parseFlags = (args: readonly string[], known: readonly string[]): ParsedFlags => {
  const values = new Map<string, string>();
  const rest: string[] = [];
  let json = false;
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? "";
    if (arg === "--json") json = true;
    else if (!arg.startsWith("--")) rest.push(arg);
    else {
      const value = args[index + 1];
      if (!known.includes(arg)) return { kind: "usage", why: `unknown option ${arg}` };
      if (value === undefined || value.startsWith("--")) return { kind: "usage", why: `${arg} needs a value` };
      if (values.has(arg)) return { kind: "usage", why: `${arg} is given twice` };
      values.set(arg, value);
      index += 1;
    }
  }
  return { kind: "flags", flags: { values, json, rest } };
};
