import { COUNTER_DAYS, type Recorded, recorded } from "@perde/intake/record";
import type { Language } from "@perde/ui/say";
import type { publicSite } from "@perde/ui/words/public";
import { Shell, sayIn } from "../shell.tsx";

/** A recorded event without a sentence is a compile error here. */
const sentenceOf = (event: Recorded): `log.${Recorded}` & keyof typeof publicSite => `log.${event}`;

const events = (): readonly Recorded[] => {
  const names: Recorded[] = [];
  for (const name in recorded) if (isRecorded(name)) names.push(name);
  return names;
};

const isRecorded = (name: string): name is Recorded => Object.hasOwn(recorded, name);

/** Everything the server records, made from the intake's own closed list. */
export const Logs = ({ language }: { readonly language: Language }) => {
  const say = sayIn(language);
  return (
    <Shell language={language} title={say("public.logs.title")} path="/logs/">
      <h1>{say("public.logs.title")}</h1>
      <p>{say("public.logs.lead")}</p>
      <p>{say("public.logs.never", { days: COUNTER_DAYS })}</p>
      <table class="files">
        <thead>
          <tr>
            <th scope="col">{say("public.logs.event")}</th>
            <th scope="col">{say("public.logs.what")}</th>
          </tr>
        </thead>
        <tbody>
          {events().map(event => (
            <tr key={event}>
              <th scope="row">
                <code>{event}</code>
              </th>
              <td>{say(sentenceOf(event))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{say("public.logs.limit")}</p>
    </Shell>
  );
};
