/** Hands bytes to the browser's own saving of files. */
export const save = (name: string, bytes: Uint8Array, type = "application/json"): void => {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Chromium reads the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};
