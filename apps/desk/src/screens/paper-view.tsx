import type { LeftOut, PerdeDocument } from "@perde/documents/block";
import { type Edit, editDocument } from "@perde/documents/edit";
import type { Language } from "@perde/ui/say";
import { useState } from "preact/hooks";
import { stamped } from "../papers/file-name.ts";
import { save } from "../save.ts";
import type { Decision } from "../vault/vault.ts";
import type { View } from "../vault/view.ts";
import { type DeskSay, recordedText, refusalText } from "../words.ts";
import type { PaperFormat } from "../workers/papers.ts";
import type { PapersRemote, VaultRemote } from "../workers.ts";
import { FilingDialog } from "./filing-dialog.tsx";
import { PaperSheet } from "./paper-sheet.tsx";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly vault: VaultRemote;
  readonly papers: PapersRemote;
  readonly place: string;
  readonly made: readonly PerdeDocument[];
  readonly leftOut: readonly LeftOut[];
  /** Leaves of the cases that the paper tells; none for drafts and annexes. */
  readonly reports: readonly string[];
  readonly cases: number;
  readonly mayDecide: boolean;
  readonly onView: (view: View) => void;
  /** Ends the worker in the middle of its work, and starts another. */
  readonly onCancel: () => void;
  readonly onBack: () => void;
};

const types: Readonly<Record<PaperFormat, string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
  akn: "application/xml",
};

/** The paper on the screen: changed by hand, undone, written as a file, marked as filed. */
export const PaperView = (props: Props) => {
  const { say, language, vault, papers, place, made, leftOut, reports, cases, mayDecide } = props;
  const [versions, setVersions] = useState<readonly (readonly PerdeDocument[])[]>([made]);
  const [copy, setCopy] = useState<"filing" | "desk">("filing");
  const [working, setWorking] = useState(false);
  const [told, setTold] = useState("");
  const [filing, setFiling] = useState(false);
  const documents = versions.at(-1) ?? made;
  const [first] = documents;

  const edit = (which: number, change: Edit): void => {
    const before = documents[which];
    if (before === undefined) return;
    const edited = editDocument(before, change);
    if (edited.kind === "edited") setVersions([...versions, documents.with(which, edited.document)]);
  };
  const write = async (format: PaperFormat): Promise<void> => {
    if (first === undefined) return;
    setWorking(true);
    setTold("");
    const written = await papers.call("write", { documents, format, copy });
    setWorking(false);
    if (written.kind !== "written") return setTold(refusalText(say, written));
    // First the journal, then the file: nothing leaves unrecorded.
    const { recorded, view } = await vault.call("exported", {
      form: "document",
      count: Math.max(1, cases),
      bytes: written.bytes,
    });
    props.onView(view);
    if (recorded.kind !== "recorded") return setTold(recordedText(say, recorded, ""));
    const name = stamped(first, documents.length, format);
    save(name, written.bytes, types[format]);
    setTold(say("papers.saved", { name }));
  };
  const formats: readonly PaperFormat[] = ["complaint", "annex", "statistics"].includes(first?.kind ?? "")
    ? ["docx", "pdf"]
    : ["docx", "pdf", "akn"];
  return (
    <section data-part="paper">
      <div class="noprint">
        <p class="tools">
          <button class="plain" type="button" onClick={props.onBack}>
            {say("papers.back")}
          </button>
          <button
            class="plain"
            type="button"
            data-do="undo-edit"
            disabled={versions.length < 2}
            onClick={() => setVersions(versions.slice(0, -1))}
          >
            {say("papers.undo")}
          </button>
          {reports.length > 0 && first?.kind === "complaint" && mayDecide && (
            <button class="plain" type="button" data-do="filed" onClick={() => setFiling(true)}>
              {say("filing.file")}
            </button>
          )}
        </p>
        {leftOut.length > 0 && (
          <div class="notice">
            <h2>{say("papers.left-out")}</h2>
            <ul data-part="left-out">
              {leftOut.map(({ id, because }) => (
                <li key={id}>{`${id}: ${say(`papers.left-out.${because}`)}`}</li>
              ))}
            </ul>
          </div>
        )}
        <fieldset class="tools">
          <legend>{say("papers.export")}</legend>
          <p class="hint">{say("papers.export.warning")}</p>
          {(["filing", "desk"] as const).map(one => (
            <label key={one} class="tick">
              <input type="radio" name="copy" checked={copy === one} onChange={() => setCopy(one)} />{" "}
              {say(`papers.copy.${one}`)}
            </label>
          ))}
          {formats.map(format => (
            <button
              key={format}
              class="button"
              type="button"
              data-format={format}
              disabled={working}
              onClick={() => write(format)}
            >
              {format === "akn" ? "Akoma Ntoso" : format.toUpperCase()}
            </button>
          ))}
          {working && (
            <button
              class="plain"
              type="button"
              onClick={() => {
                props.onCancel();
                setWorking(false);
                setTold(say("papers.cancelled"));
              }}
            >
              {say("desk.cancel")}
            </button>
          )}
        </fieldset>
        <p role="status" data-told={told}>
          {working ? say("papers.writing") : told}
        </p>
      </div>
      <h2 class="noprint">{say("papers.preview")}</h2>
      <div class={documents.length > 1 ? "papers-beside" : undefined}>
        {documents.map((document, which) => (
          <PaperSheet key={document.language} say={say} document={document} onEdit={change => edit(which, change)} />
        ))}
      </div>
      {filing && (
        <FilingDialog
          say={say}
          language={language}
          papers={papers}
          place={place}
          reports={reports}
          onDecide={async (decision: Decision) => {
            const { recorded, view } = await vault.call("decide", { decision });
            props.onView(view);
            setTold(recordedText(say, recorded, say("filing.done")));
          }}
          onClose={() => setFiling(false)}
        />
      )}
    </section>
  );
};
