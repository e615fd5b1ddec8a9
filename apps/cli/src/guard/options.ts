/** Reading `--name value` and `--name` from a command's arguments, strictly. */

export type Read =
  | { readonly kind: "read"; readonly files: readonly string[]; readonly given: ReadonlyMap<string, string> }
  | { readonly kind: "wrong"; readonly why: string };

/** `valued` options take the next argument, `plain` ones none; each may come once. `--` ends the options. */
export const readOptions = (args: readonly string[], valued: readonly string[], plain: readonly string[]): Read => {
  const files: string[] = [];
  const given = new Map<string, string>();
  for (let k = 0; k < args.length; k += 1) {
    const arg = args[k]!;
    if (arg === "--") {
      files.push(...args.slice(k + 1));
      break;
    }
    if (!arg.startsWith("--")) {
      files.push(arg);
      continue;
    }
    const name = arg.slice(2);
    if (given.has(name)) return { kind: "wrong", why: `${arg} is given twice.` };
    if (plain.includes(name)) {
      given.set(name, "");
      continue;
    }
    if (!valued.includes(name)) return { kind: "wrong", why: `There is no option ${arg}.` };
    k += 1;
    const value = args[k];
    if (value === undefined) return { kind: "wrong", why: `${arg} needs a value.` };
    given.set(name, value);
  }
  return { kind: "read", files, given };
};
