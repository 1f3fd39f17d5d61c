import { createHash, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { z } from "zod";

const PAYLOAD_TYPE = "application/vnd.in-toto+json";

const envelopeShape = z.object({
  payloadType: z.literal(PAYLOAD_TYPE),
  payload: z.base64(),
  signatures: z.array(z.object({ keyid: z.string(), sig: z.base64() })).min(1),
});

/** What opening an envelope came to. */
export type Opened =
  | { readonly payload: string }
  /** It is no envelope; none of those who are trusted signed it; or one did, and it isn't what they signed. */
  | { readonly fault: "no-envelope" | "untrusted" | "forged" };

/** SHA-256 of a key's public half as SPKI, by which envelopes name who signed them. */
export function keyIdOf(key: KeyObject): string {
  const shared = key.type === "private" ? createPublicKey(key) : key;
  return createHash("sha256")
    .update(shared.export({ type: "spki", format: "der" }))
    .digest("hex");
}

/** Signs a payload as DSSE v1 has it: https://github.com/secure-systems-lab/dsse/blob/master/protocol.md. */
export function seal(payload: string, key: KeyObject): string {
  const body = Buffer.from(payload);
  const sig = sign(null, authenticated(body), key).toString("base64");
  const envelope = {
    payloadType: PAYLOAD_TYPE,
    payload: body.toString("base64"),
    signatures: [{ keyid: keyIdOf(key), sig }],
  };
  return `${JSON.stringify(envelope, null, 1)}\n`;
}

/** What somebody who is trusted signed. */
export function open(text: string, trusted: readonly KeyObject[]): Opened {
  const envelope = envelopeShape.safeParse(parsed(text)).data;
  if (envelope === undefined) return { fault: "no-envelope" };
  const body = Buffer.from(envelope.payload, "base64");
  const keys = new Map(trusted.map((key) => [keyIdOf(key), key]));
  const known = envelope.signatures.flatMap(({ keyid, sig }) => {
    const key = keys.get(keyid);
    return key === undefined ? [] : [{ key, sig }];
  });
  if (known.length === 0) return { fault: "untrusted" };
  const good = known.every(({ key, sig }) => verify(null, authenticated(body), key, Buffer.from(sig, "base64")));
  return good ? { payload: body.toString("utf8") } : { fault: "forged" };
}

/** What is signed: the payload with its type and both their lengths, so that neither can be taken for the other. */
function authenticated(body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${body.length} `), body]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
