/** Strict JSON: docs/formats/statements.md, "Strict JSON". One spelling a value, limited size and depth. */

/** Deepest nesting of arrays and objects that any format of this package needs is 6. */
const deepest = 8;

const tooDeep = (text: string): boolean => {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (inString) {
      if (c === "\\") i++;
      else if (c === '"') inString = false;
    } else if (c === '"') inString = true;
    else if (c === "{" || c === "[") {
      if (++depth > deepest) return true;
    } else if (c === "}" || c === "]") depth--;
  }
  return false;
};

const wellFormed = (value: unknown): boolean => {
  if (typeof value === "string") return !/[\ud800-\udfff]/u.test(value);
  if (Array.isArray(value)) return value.every(wellFormed);
  if (typeof value === "object" && value !== null)
    return Object.entries(value).every(
      ([name, inner]) => name !== "__proto__" && wellFormed(name) && wellFormed(inner),
    );
  return true;
};

/**
 * Parses `text` when it is exactly what `JSON.stringify` would write for its value; otherwise `undefined`.
 * So white space, repeated names, other number spellings and needless escapes are refused, and so are
 * lone surrogates, the name `__proto__`, more than `maxLength` UTF-16 units, and nesting deeper than 8.
 */
export const parseStrictJson = (text: string, maxLength: number): { readonly value: unknown } | undefined => {
  if (text.length > maxLength || tooDeep(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(value) === text && wellFormed(value) ? { value } : undefined;
  } catch {
    return undefined; // JSON.parse throws for nothing but malformed text
  }
};
