import type { Language } from "@perde/ui/say";
import { Shell, sayIn } from "../shell.tsx";

/** Hashes of the voter's site, as its build gives them. `sha384`: base64; `path`: without a leading slash. */
export type SiteManifest = {
  readonly buildDay: string;
  readonly files: readonly { readonly path: string; readonly sha384: string; readonly bytes: number }[];
};

/** The files of the voter's site with their hashes; without a manifest the page says so. */
export const Site = ({
  language,
  manifest,
}: {
  readonly language: Language;
  readonly manifest: SiteManifest | undefined;
}) => {
  const say = sayIn(language);
  return (
    <Shell language={language} title={say("public.manifest.title")} path="/site/">
      <h1>{say("public.manifest.title")}</h1>
      <p>{say("public.manifest.lead")}</p>
      {manifest === undefined ? (
        <p class="box">{say("public.manifest.none")}</p>
      ) : (
        <Files {...{ language, manifest }} />
      )}
      <h2>{say("public.manifest.how")}</h2>
      <p>{say("public.manifest.how.text")}</p>
      <p>{say("public.manifest.trial")}</p>
    </Shell>
  );
};

const Files = ({ language, manifest }: { readonly language: Language; readonly manifest: SiteManifest }) => {
  const say = sayIn(language);
  return (
    <>
      <p>{say("public.manifest.day", { day: manifest.buildDay })}</p>
      <p>
        <a href="/voter-manifest.json">{say("public.manifest.list")}</a>
      </p>
      <table class="files">
        <thead>
          <tr>
            <th scope="col">{say("public.manifest.file")}</th>
            <th scope="col">{say("public.manifest.bytes")}</th>
            <th scope="col">{say("public.manifest.hash")}</th>
          </tr>
        </thead>
        <tbody>
          {manifest.files.map(({ path, sha384, bytes }) => (
            <tr key={path}>
              <th scope="row">
                <code>{path}</code>
              </th>
              <td>{bytes}</td>
              <td>
                <code>{sha384}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};
