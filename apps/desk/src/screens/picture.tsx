import { useEffect, useState } from "preact/hooks";
import { showPicture } from "../workers.ts";

/** One picture of a report: drawn anew by a worker that can do nothing else, or refused. */
export const Picture = ({
  bytes,
  name,
  refused,
}: {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly refused: string;
}) => {
  const [address, setAddress] = useState<string | "refused">();
  useEffect(() => {
    let made: string | undefined;
    let gone = false;
    void showPicture(bytes).then(shown => {
      if (gone) return;
      if (shown.kind === "shown") made = URL.createObjectURL(shown.png);
      setAddress(made ?? "refused");
    });
    return () => {
      gone = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [bytes]);
  if (address === undefined) return null;
  return address === "refused" ? (
    <p class="notice">{`${name}: ${refused}`}</p>
  ) : (
    <img class="picture" src={address} alt={name} />
  );
};
