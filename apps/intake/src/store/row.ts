import type { SQLOutputValue } from "node:sqlite";

/** Reading typed columns of a row. A wrong type is a damaged file or our mistake: it throws. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

export const blob = (row: Row, name: string): Uint8Array => {
  const value = row[name];
  if (value instanceof Uint8Array) return value;
  throw new Error(`column ${name} is no blob`);
};

export const text = (row: Row, name: string): string => {
  const value = row[name];
  if (typeof value === "string") return value;
  throw new Error(`column ${name} is no text`);
};

export const whole = (row: Row, name: string): number => {
  const value = row[name];
  if (typeof value === "number") return value;
  throw new Error(`column ${name} is no number`);
};
