import type { DeskSay } from "../words.ts";

/** Pages of an open desk, in the order of the bar. */
export const deskPages = ["list", "clusters", "radar", "deadlines", "papers", "law", "members", "keys"] as const;
export type DeskPage = (typeof deskPages)[number];

type Props = { readonly say: DeskSay; readonly at: string; readonly onPage: (page: DeskPage) => void };

/** The bar of pages. A report, and whatever else lies under a page, shows none of them as the present one. */
export const DeskNav = ({ say, at, onPage }: Props) => (
  <nav class="pages noprint" aria-label={say("nav.pages")}>
    {deskPages.map(page => (
      <button
        key={page}
        type="button"
        class="plain"
        data-page={page}
        aria-current={page === at ? "page" : undefined}
        onClick={() => onPage(page)}
      >
        {say(`nav.${page}`)}
      </button>
    ))}
  </nav>
);
