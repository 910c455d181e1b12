import { createHash, randomBytes } from "node:crypto";

/** An entry as the chain reads it: every column but the number of the row and the entry's own hash. */
export type ChainedEntry = {
  workspaceId: number;
  position: number;
  source: string;
  seq: number;
  kind: string;
  at: string;
  memberId: number | null;
  memberName: string | null;
  nameSalt: string | null;
  /** Null at the desk, and in what was recorded before names were sealed. */
  nameSeal: string | null;
  via: string;
  taskId: number | null;
  occurrenceId: number | null;
  planId: number | null;
  data: string;
};

/** How a name stands in an entry; all null where nobody is named. */
type SealedName = Pick<ChainedEntry, "memberName" | "nameSalt" | "nameSeal">;

const SALT_BYTES = 16;

export function sealed(name: string | null): SealedName {
  if (name === null) return { memberName: null, nameSalt: null, nameSeal: null };
  const salt = randomBytes(SALT_BYTES).toString("hex");
  return { memberName: name, nameSalt: salt, nameSeal: sealOf(salt, name) };
}

/** What erasure leaves of it: without the salt nobody can try names against the seal. */
export function erased(name: SealedName): SealedName {
  return { ...name, memberName: null, nameSalt: null };
}

/** A name fits its seal, or is missing together with its salt; without a seal there is no salt either. */
export function nameFits({ memberName, nameSalt, nameSeal }: SealedName): boolean {
  if (nameSeal === null || memberName === null) return nameSalt === null;
  return nameSalt !== null && nameSeal === sealOf(nameSalt, memberName);
}

/** As both databases give it back: neither a NUL nor half a surrogate pair lies in either of them. */
export function asStored(text: string): string {
  return Buffer.from(text).toString().replaceAll("\0", "\uFFFD");
}

/** Over the hash before and everything the entry says, in a fixed order; a sealed name by its seal. */
export function hashOf(before: string, entry: ChainedEntry): string {
  const { nameSeal, memberName } = entry;
  // The first word keeps the two apart: a seal cannot be passed off as the name of an entry of before.
  return nameSeal === null
    ? sha256([before, ...said(entry, memberName)])
    : sha256(["sealed", before, ...said(entry, nameSeal)]);
}

/**
 * Folds an entry of before names were sealed, but for the name, into the digest of its member's entries: what
 * an erasure leaves of them is still held by the entry that records it.
 */
export function foldUnsealed(digest: string, entry: ChainedEntry & { hash: string }): string {
  return sha256(["unsealed", digest, ...said(entry, null), entry.hash]);
}

function said(entry: ChainedEntry, name: string | null): unknown[] {
  return [
    entry.workspaceId,
    entry.position,
    entry.source,
    entry.seq,
    entry.kind,
    entry.at,
    entry.memberId,
    name,
    entry.via,
    entry.taskId,
    entry.occurrenceId,
    entry.planId,
    entry.data,
  ];
}

function sealOf(salt: string, name: string): string {
  return createHash("sha256")
    .update(salt + name)
    .digest("hex");
}

function sha256(words: unknown[]): string {
  return createHash("sha256").update(JSON.stringify(words)).digest("hex");
}
