/** Kinds of key that partners may sign in with. DSA and RSA below 2048 bits are too weak, and the server takes neither. */
const KINDS = ["ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa"];
const RSA_BITS = { least: 2048, most: 4096 };
/** Bytes of an Ed25519 key. */
const ED25519_BYTES = 32;

export const PUBLIC_KEY = `^(${KINDS.join("|")}) [A-Za-z0-9+/]+={0,2}$`;

/**
 * What to write in place of a text that is no public key as SSH writes it: its kind, a space, and the key itself; null
 * when it is one.
 */
export function faultOfKey(text: string): string | null {
  const [kind = "", body = "", ...comment] = text.trim().split(/\s+/);
  if (!KINDS.includes(kind) || !holdsKind(body, kind))
    return `a public key, as ssh-keygen writes it to a file that ends in .pub: ${KINDS.join(", ")}, then the key`;
  if (comment.length > 0) return "the key without the comment behind it, which often names a person";
  if (text !== `${kind} ${body}`) return "the key's kind, one space and the key, and nothing around them";
  return kind === "ssh-rsa" && !isLongEnough(body)
    ? `an RSA key of ${RSA_BITS.least} to ${RSA_BITS.most} bits, or an ssh-ed25519 key`
    : null;
}

/** The key says inside what it says outside, and is whole (RFC 4253, 6.6). */
function holdsKind(body: string, kind: string): boolean {
  const parts = partsOf(body);
  const [inner, second, third, ...more] = parts;
  if (inner?.toString("latin1") !== kind || more.length > 0) return false;
  if (kind === "ssh-ed25519") return second?.length === ED25519_BYTES && third === undefined;
  if (kind === "ssh-rsa") return third !== undefined;
  return second?.toString("latin1") === kind.split("-").at(-1) && third !== undefined;
}

/** The fields of a key, each behind its length; none when they don't fill it exactly. */
function partsOf(body: string): readonly Buffer[] {
  const bytes = Buffer.from(body, "base64");
  const parts: Buffer[] = [];
  let at = 0;
  while (at + 4 <= bytes.length) {
    const end = at + 4 + bytes.readUInt32BE(at);
    parts.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return at === bytes.length && bytes.toString("base64") === body ? parts : [];
}

function isLongEnough(body: string): boolean {
  const [, , modulus = Buffer.alloc(0)] = partsOf(body);
  const bits = BigInt(`0x0${modulus.toString("hex")}`).toString(2).length;
  return bits >= RSA_BITS.least && bits <= RSA_BITS.most;
}
