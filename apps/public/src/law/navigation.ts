/** The ways between the pages of the law, at the foot of each: whatever frame stands around it. */
import type { Language } from "@perde/ui/say";
import { h, type JSX } from "preact";
import { saying } from "./saying.ts";

export const lawNavigation = (language: Language, path: string): JSX.Element => {
  const say = saying(language);
  const to = (name: string) => `/law/${language}/${name}`;
  const links = [
    [to(""), say("law.home")],
    [to("world/"), say("law.world")],
    [to("us/"), say("law.us")],
    [to("count/"), say("law.count")],
    [to("compare/"), say("law.compare")],
    [to("answer/"), say("law.answer")],
  ] as const;
  return h(
    "nav",
    { "aria-label": say("law.navigation"), class: "law-nav" },
    h(
      "ul",
      {},
      links.map(([href, name]) =>
        h("li", {}, h("a", { href, "aria-current": href === path ? "page" : undefined }, name)),
      ),
    ),
  );
};
