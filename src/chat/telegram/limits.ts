const MEGABYTE = 1024 * 1024;

/** What the Bot API takes and gives (core.telegram.org/bots/api, and its page of questions). */
export const LIMITS = {
  /** Letters of a message and of a caption, after the markup is read; counted in UTF-16 units. */
  text: 4096,
  caption: 1024,
  /** Bytes that a button carries, buttons of a message, and what still reads well in a row. */
  buttonBytes: 64,
  buttons: 100,
  rowButtons: 8,
  /** Bytes of a file that the official server hands to a bot, and takes from it. */
  download: 20 * MEGABYTE,
  upload: 50 * MEGABYTE,
  photo: 10 * MEGABYTE,
  /** A server of one's own goes up to here. */
  ownServer: 2000 * MEGABYTE,
  /** Files of one album. */
  album: 10,
} as const;

export const OFFICIAL_ROOT = "https://api.telegram.org";
