/** Exit codes of every command (docs/guides/command-line.md). */
export const exitCode = {
  /** Done, and nothing bad was found. */
  done: 0,
  /** Done, and the finding is negative: a ballot, a broken ledger, a rule that does not hold. */
  finding: 1,
  /** The command was typed wrongly. */
  usage: 2,
  /** What was to be read cannot be read. */
  unreadable: 3,
  /** The machine, the network or the data folder does not allow it. */
  environment: 4,
} as const;
