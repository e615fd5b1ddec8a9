import { runVectors } from "./vectors.testing.ts";

runVectors();
