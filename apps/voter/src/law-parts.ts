/** The parts of the law base that the build packed: Kazakhstan's comes with path A, the world's when it is wanted. */
import { part as homePart } from "virtual:law/home";
import { type Known, knownFrom } from "./advice.ts";

export const loadHome = async (): Promise<Known> => knownFrom(homePart);
/** Rejects when the network is lost. */
export const loadWorld = async (): Promise<Known> => knownFrom((await import("virtual:law/world")).part);
