/** The phone's calendar day, "YYYY-MM-DD": the one place of the page that reads a clock. */
export const today = (): string => {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};
