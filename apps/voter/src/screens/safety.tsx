import type { Page } from "../page.ts";
import { BackLink, Heading } from "../question.tsx";

/** The interruption page before the first sensitive question. */
export const Safety = ({ page }: { readonly page: Page }) => {
  const { say } = page;
  return (
    <>
      <BackLink page={page} />
      <Heading>{say("safety.title")}</Heading>
      <ul>
        <li>{say("safety.exit")}</li>
        <li>{say("safety.history")}</li>
        <li>{say("safety.network")}</li>
        <li>{say("safety.facts")}</li>
      </ul>
      <div class="stack">
        <button type="button" class="button" onClick={() => page.go("what")}>
          {say("nav.continue")}
        </button>
      </div>
    </>
  );
};
