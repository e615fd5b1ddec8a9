import type { Body } from "@perde/law/bodies";
import { Field } from "@perde/ui/forms";
import type { Language } from "@perde/ui/say";
import { type FormAddressee, type FormSigner, nobody, type PaperForm, signerOf } from "../papers/paper-form.ts";
import type { PaperDesk } from "../vault/paper-work.ts";
import type { Decision } from "../vault/vault.ts";
import type { DeskSay } from "../words.ts";
import { DayField } from "./filing-dialog.tsx";

type Props = {
  readonly say: DeskSay;
  readonly language: Language;
  readonly form: PaperForm;
  readonly desk: PaperDesk;
  readonly bodies: readonly Body[];
  readonly onChange: (more: Partial<PaperForm>) => void;
  readonly onKeepSigner: (decision: Decision) => void;
};

/** What a kind of paper needs besides its cases. */
export const PaperFields = (props: Props) => {
  const { say, form, onChange } = props;
  const text = (
    field:
      | "against"
      | "attachments"
      | "election"
      | "practice"
      | "history"
      | "faction"
      | "signers"
      | "executor"
      | "phone"
      | "number"
      | "fines",
    label: string,
    rows?: number,
  ) => (
    <Field
      id={`paper-${field}`}
      label={label}
      value={form[field]}
      onType={value => onChange({ [field]: value })}
      {...(rows === undefined ? {} : { rows })}
    />
  );
  const votingDay = (
    <DayField
      id="paper-vote"
      label={say("papers.voting-day")}
      value={form.votingDay}
      onDay={day => onChange({ votingDay: day })}
    />
  );
  switch (form.kind) {
    case "complaint":
      return (
        <>
          <Addressees {...props} several={false} greet={false} />
          <Signer {...props} withApplicant />
          {text("against", say("papers.against"), 2)}
          {text("attachments", say("papers.attachments"), 3)}
          {votingDay}
        </>
      );
    case "inquiry":
      return (
        <>
          <Addressees {...props} several greet />
          {text("election", say("papers.election"))}
          {votingDay}
          {text("practice", say("papers.practice"), 4)}
          {text("history", say("papers.history"), 3)}
          {text("faction", say("papers.faction"))}
          {text("signers", say("papers.signers"), 3)}
          {text("executor", say("papers.executor"))}
          {text("phone", say("papers.executor.phone"))}
        </>
      );
    case "amendments":
      return (
        <>
          {text("fines", say("papers.fines"))}
          <Signer {...props} withApplicant={false} />
        </>
      );
    case "resolution":
      return (
        <>
          <Addressees {...props} several={false} greet={false} />
          {text("number", say("papers.number"))}
          <Signer {...props} withApplicant={false} />
        </>
      );
    case "annex":
    case "statistics":
      return null;
  }
};

type AddresseesProps = Props & { readonly several: boolean; readonly greet: boolean };

/** Bodies of the paper's day: one, or several, each with its own lines. */
const Addressees = ({ say, language, form, bodies, several, greet, onChange }: AddresseesProps) => {
  const offered = form.kind === "resolution" ? bodies.filter(({ role }) => role === "commission") : bodies;
  const set = (body: string, more: Partial<FormAddressee>) =>
    onChange({ to: form.to.map(one => (one.body === body ? { ...one, ...more } : one)) });
  const toggle = ({ id, role }: Body, on: boolean) => {
    const fresh: FormAddressee = {
      body: id,
      role,
      detail: "",
      person: "",
      address: "",
      salutation: "",
      accept: false,
    };
    onChange({ to: on ? [...(several ? form.to : []), fresh] : form.to.filter(({ body }) => body !== id) });
  };
  return (
    <fieldset data-part="addressees">
      <legend>{say("papers.to")}</legend>
      <ul class="stack">
        {offered.map(body => {
          const own = form.to.find(one => one.body === body.id);
          return (
            <li key={body.id}>
              <label class="tick">
                <input
                  type={several ? "checkbox" : "radio"}
                  name="paper-to"
                  data-body={body.id}
                  checked={own !== undefined}
                  onChange={event => toggle(body, event.currentTarget.checked)}
                />{" "}
                {body.name[language]}
                {body.confidence === "unconfirmed" && ` (${say("rule.body.unconfirmed")})`}
              </label>
              {own !== undefined && (
                <div class="stack box">
                  {body.confidence === "unconfirmed" && (
                    <label class="tick">
                      <input
                        type="checkbox"
                        checked={own.accept}
                        onChange={event => set(body.id, { accept: event.currentTarget.checked })}
                      />{" "}
                      {say("papers.to.unconfirmed")}
                    </label>
                  )}
                  <Field
                    id={`to-detail-${body.id}`}
                    label={say("papers.to.detail")}
                    value={own.detail}
                    onType={detail => set(body.id, { detail })}
                  />
                  <Field
                    id={`to-person-${body.id}`}
                    label={say("papers.to.person")}
                    value={own.person}
                    onType={person => set(body.id, { person })}
                  />
                  {greet ? (
                    <Field
                      id={`to-salutation-${body.id}`}
                      label={say("papers.to.salutation")}
                      value={own.salutation}
                      onType={salutation => set(body.id, { salutation })}
                    />
                  ) : (
                    <Field
                      id={`to-address-${body.id}`}
                      label={say("papers.to.address")}
                      value={own.address}
                      onType={address => set(body.id, { address })}
                    />
                  )}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
};

const tidy = (text: string): string => text.trim().replaceAll(/\s+/g, " ");

/** The event that keeps a signer, where the fields can be kept. */
const keptSigner = (signer: FormSigner): Decision | undefined => {
  const [name, role, applicant, address] = [signer.name, signer.role, signer.applicant, signer.address].map(tidy);
  if (name === undefined || name === "") return undefined;
  const number = (text: string) => (/^\d{12}$/.test(text.trim()) ? text.trim() : undefined);
  const [iin, bin, contact] = [number(signer.iin), number(signer.bin), tidy(signer.contact)];
  const called = applicant === undefined || applicant === "" ? name : applicant;
  return {
    type: "signer-kept",
    name,
    ...(role === undefined || role === "" ? {} : { role }),
    ...(address === undefined || address === ""
      ? {}
      : {
          applicant: {
            name: called,
            address,
            ...(iin === undefined ? {} : { iin }),
            ...(bin === undefined ? {} : { bin }),
            ...(contact === "" ? {} : { contact }),
          },
        }),
  };
};

/** Who signs, and for whom: one that the desk kept, or somebody new. */
const Signer = ({
  say,
  form,
  desk,
  withApplicant,
  onChange,
  onKeepSigner,
}: Props & { readonly withApplicant: boolean }) => {
  const { signer } = form;
  const set = (more: Partial<FormSigner>) => onChange({ signer: { ...signer, ...more } });
  const field = (name: keyof FormSigner, label: string) => (
    <Field id={`signer-${name}`} label={label} value={signer[name]} onType={value => set({ [name]: value })} />
  );
  const kept = keptSigner(signer);
  return (
    <fieldset data-part="signer">
      <legend>{say("papers.signer")}</legend>
      {desk.signers.length > 0 && (
        <p class="tools">
          {desk.signers.map(({ event, value }) => (
            <button
              key={event}
              class="plain"
              type="button"
              data-signer={value.name}
              onClick={() => onChange({ signer: signerOf(value) })}
            >
              {value.name}
            </button>
          ))}
          <button class="plain" type="button" onClick={() => onChange({ signer: nobody })}>
            {say("papers.signer.new")}
          </button>
        </p>
      )}
      <div class="stack">
        {field("name", say("papers.signer.name"))}
        {field("role", say("papers.signer.role"))}
        {withApplicant && (
          <>
            {field("applicant", say("papers.applicant.name"))}
            {field("iin", say("papers.applicant.iin"))}
            {field("bin", say("papers.applicant.bin"))}
            {field("address", say("papers.applicant.address"))}
            {field("contact", say("papers.applicant.contact"))}
          </>
        )}
        <button
          class="plain"
          type="button"
          data-do="keep-signer"
          disabled={kept === undefined}
          onClick={() => kept !== undefined && onKeepSigner(kept)}
        >
          {say("papers.signer.save")}
        </button>
      </div>
    </fieldset>
  );
};
