/** The lines in sight, asked of the vault anew whenever the filter, the window, the choice or the cases change. */
import type { Filter } from "@perde/cases/filter";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Shown } from "../vault/view.ts";
import type { VaultRemote } from "../workers.ts";

export type Asked = {
  readonly filter: Filter;
  readonly from: number;
  readonly to: number;
  readonly at: string | undefined;
};

/** @param changes grows with every change that the vault's lines may show. Answers nothing until the first lines are there. */
export const useShown = (
  vault: VaultRemote,
  { filter, from, to, at }: Asked,
  changes: string,
): (Shown & { readonly at: string | undefined }) | undefined => {
  const [shown, setShown] = useState<Shown & { readonly at: string | undefined }>();
  const last = useRef(0);
  useEffect(() => {
    last.current += 1;
    const own = last.current;
    void vault.call("list", { filter, from, to, at }).then(answer => {
      if (own === last.current) setShown({ ...answer, at });
    });
  }, [vault, filter, from, to, at, changes]);
  return shown;
};
