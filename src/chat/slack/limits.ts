/** What Slack takes (docs.slack.dev: Block Kit reference, views, and what was measured). */
export const LIMITS = {
  /** Blocks of a message. */
  blocks: 50,
  /** Blocks of a view. */
  viewBlocks: 100,
  /** Characters of all blocks of one message as JSON; Slack refuses near 13,200. */
  allBlocks: 13_000,
  /** Characters of a section's text. */
  section: 3000,
  /** Characters of a header. */
  header: 150,
  /** Buttons of one actions block. */
  elements: 25,
  /** Characters on a button, and of what it carries. */
  label: 75,
  value: 2000,
  /** Characters of the text that notifications show. */
  fallback: 3000,
  /** Characters of a view's title and buttons, of its hidden words, of a label, of a placeholder. */
  title: 24,
  metadata: 3000,
  fieldLabel: 2000,
  /** Largest file it takes in, bytes. */
  fileBytes: 50 * 1024 * 1024,
} as const;

/** Slack wants its answer in 3 s; what was not recorded by then has not been taken. */
export const RECORDED_WITHIN_MS = 2000;
/** Time that looking something up at Slack may take before an answer to Slack is due. */
export const LOOKED_UP_WITHIN_MS = 500;
