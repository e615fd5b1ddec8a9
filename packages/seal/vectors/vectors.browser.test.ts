import { checkVectors } from "./checks.ts";

checkVectors();
