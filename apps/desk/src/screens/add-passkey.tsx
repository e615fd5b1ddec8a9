import { useState } from "preact/hooks";
import { keepFile } from "../kept-file.ts";
import { makePasskey } from "../passkey.ts";
import { save } from "../save.ts";
import { type DeskSay, troubleOf } from "../words.ts";
import type { VaultRemote } from "../workers.ts";

type Props = {
  readonly say: DeskSay;
  readonly vault: VaultRemote;
  readonly onFile: (file: Uint8Array) => void;
};

/** A passkey for the member file that is open: kept in this browser at once, and offered as a new download. */
export const AddPasskey = ({ say, vault, onFile }: Props) => {
  const [working, setWorking] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const [file, setFile] = useState<Uint8Array>();

  const add = async () => {
    setWorking(true);
    setTrouble(undefined);
    const trouble = await added();
    setTrouble(trouble === undefined ? undefined : troubleOf(say, trouble));
    setWorking(false);
  };

  const added = async () => {
    const before = await vault.call("passkeys", undefined as never);
    if (before.kind !== "slots") return before;
    if (before.full) return { kind: "passkey-too-many" } as const;
    const made = await makePasskey(before.passkeys);
    if (made.kind !== "passkey") return made;
    const after = await vault.call("addPasskey", made.passkey);
    made.passkey.output.fill(0);
    if (after.kind !== "added") return after;
    await keepFile(after.file);
    onFile(after.file);
    setFile(after.file);
    return undefined;
  };

  return (
    <div class="noprint" data-passkey={file === undefined ? undefined : "added"}>
      <div class="tools">
        <button class="plain" type="button" data-do="add-passkey" disabled={working} onClick={add}>
          {say("desk.passkey.add")}
        </button>
        <span role="status">
          {working ? say("desk.passkey.wait") : file === undefined ? "" : say("desk.passkey.added")}
        </span>
        {file !== undefined && (
          <button class="plain" type="button" onClick={() => save("perde-member.json", file)}>
            {say("desk.kept.file")}
          </button>
        )}
      </div>
      {trouble !== undefined && (
        <p class="notice" role="alert">
          {trouble}
        </p>
      )}
    </div>
  );
};
