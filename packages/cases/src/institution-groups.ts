/** Written names put into groups of one institution each, region by region. */
import { blockingKeys, compareInstitutions, type InstitutionName, partsIn, readInstitution } from "./institution.ts";

/** A name as a report says it; `region` (ISO 3166-2) when said. */
export type NamedPlace = { readonly text: string; readonly region?: string | undefined };

/**
 * The number of the group of each name, from 0, in order of first appearance. Names that say the same join; a name that may
 * stand for several institutions (an abbreviation, a town without a kind) joins only when just one group fits it.
 */
export const groupInstitutions = (names: readonly NamedPlace[]): readonly number[] => {
  const forms = new Map<
    string,
    { readonly places: number[]; readonly name: InstitutionName; readonly region: string }
  >();
  for (const [place, { text, region = "" }] of names.entries()) {
    const key = `${region}\n${text}`;
    const form = forms.get(key);
    if (form === undefined) forms.set(key, { places: [place], name: readInstitution(text), region });
    else form.places.push(place);
  }
  const all = [...forms.values()];
  const parents = all.map((_, place) => place);
  const rootOf = (place: number): number => {
    let root = place;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[place] = root;
    return root;
  };
  const blocks = new Map<string, number[]>();
  for (const [place, { name, region }] of all.entries())
    for (const key of new Set(blockingKeys(name))) {
      const block = blocks.get(`${region}\n${key}`);
      if (block === undefined) blocks.set(`${region}\n${key}`, [place]);
      else block.push(place);
    }
  const likely = new Map<number, Set<number>>();
  const perhaps = new Map<number, Set<number>>();
  const note = (to: Map<number, Set<number>>, one: number, other: number) => {
    const known = to.get(one);
    if (known === undefined) to.set(one, new Set([other]));
    else known.add(other);
  };
  const compared = new Set<number>();
  for (const block of blocks.values())
    for (const [at, one] of block.entries())
      for (const other of block.slice(at + 1)) {
        const pair = one * all.length + other;
        const [first, second] = [all[one], all[other]];
        if (first === undefined || second === undefined || compared.has(pair)) continue;
        compared.add(pair);
        const sameness = compareInstitutions(first.name, second.name);
        if (sameness === "same") parents[rootOf(other)] = rootOf(one);
        else if (sameness !== "other") {
          const to = sameness === "likely" ? likely : perhaps;
          note(to, one, other);
          note(to, other, one);
        }
      }
  // The vaguer of two names is the one that would follow the other.
  const vague = (place: number): boolean => {
    const name = all[place]?.name;
    return name === undefined || name.short.length > 0 || name.kinds.size === 0 || name.own.length === 0;
  };
  const partsOfForm = (form: number): number => {
    const name = all[form]?.name;
    return name === undefined ? 0 : partsIn(name);
  };
  // Institutions whose every word it spells come first, those with more words before those with fewer.
  const follows: (readonly [number, number])[] = [];
  for (const place of new Set([...likely.keys(), ...perhaps.keys()])) {
    if (!vague(place)) continue;
    const sure = (others: Iterable<number> = []) => [...others].filter(other => !vague(other));
    const loose = new Set(sure(perhaps.get(place)).map(rootOf));
    const whole = Map.groupBy(sure(likely.get(place)), rootOf);
    const spelled = [...whole]
      .filter(([root]) => !loose.has(root))
      .map(([root, forms]) => ({ root, parts: Math.max(...forms.map(form => partsOfForm(form))) }));
    const most = Math.max(...spelled.map(({ parts }) => parts));
    const best = spelled.filter(({ parts }) => parts === most).map(({ root }) => root);
    const roots = best.length > 0 ? best : [...new Set([...loose, ...whole.keys()])];
    const [root] = roots;
    if (roots.length === 1 && root !== undefined) follows.push([place, root]);
  }
  for (const [place, root] of follows) parents[rootOf(place)] = rootOf(root);

  const groups = new Map<number, number>();
  const found = new Array<number>(names.length).fill(0);
  const order = all.flatMap((form, place) => form.places.map(at => [at, rootOf(place)] as const));
  for (const [at, root] of order.sort(([one], [other]) => one - other)) {
    const group = groups.get(root) ?? groups.size;
    groups.set(root, group);
    found[at] = group;
  }
  return found;
};
