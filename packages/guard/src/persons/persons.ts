/** What in a picture shows who a person is. Marks of a ballot are hidden from it first. */
import type { Arena } from "../arena.ts";
import { coverLuma, widened } from "../cover.ts";
import type { Kernels } from "../kernels.ts";
import type { Plane } from "../pixels.ts";
import type { Finding, Quad } from "../verdict.ts";
import { boundsOf, findFaces, sigmoid } from "./faces.ts";

/** A cover of a face reaches so much further than the face itself: hair and ears tell a person too. */
const aroundFace = 0.15;

/** An answer names a face where the detector says at least this much; a redaction covers what is less sure too. */
const named = 0.6;

/** In pixels of the plane. `covers`: what a redaction fills. */
export type Persons = { readonly findings: readonly Finding[]; readonly covers: readonly Quad[] };

/** Paints the upright rectangle around each quad, so that nothing in it can be told apart. */
const hide = ({ width, height, data }: Plane, quads: readonly Quad[]): void => {
  for (const quad of quads) {
    const [left, top, right, bottom] = boundsOf(quad);
    const from = Math.max(0, Math.floor(left));
    const to = Math.min(width, Math.ceil(right));
    if (from >= to) continue;
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, Math.ceil(bottom)); y += 1)
      data.fill(coverLuma, y * width + from, y * width + to);
  }
};

/** Faces of the plane; `marks` of a ballot are painted out of it for good. */
export const findPersons = (plane: Plane, marks: readonly Quad[], kernels: Kernels, arena: Arena): Persons => {
  hide(plane, marks);
  const faces = findFaces(plane, kernels, arena);
  return {
    findings: faces
      .filter(({ logit }) => logit >= named)
      .map(({ quad, logit }) => ({ what: "face", quad, score: Math.round(sigmoid(logit) * 100) / 100 })),
    covers: faces.map(({ quad }) => widened(quad, aroundFace)),
  };
};
