/** What one request may bring. */
export const LIMITS = {
  /** Letters of a message. */
  text: 4000,
  /** Files of one message. */
  files: 10,
  /** Bytes of a file. */
  fileBytes: 20 * 1024 * 1024,
  /** Bytes of a JSON body. */
  jsonBytes: 64 * 1024,
  /** Letters of a button's command; the registry's own limit is 64 bytes. */
  command: 256,
  /** Letters of the sender's own id for a message. */
  id: 100,
  /** Letters of a file name. */
  fileName: 150,
} as const;
