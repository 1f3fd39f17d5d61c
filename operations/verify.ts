import { checkBundle } from "../evidence/index.ts";
import { type BadInput, badInput } from "../spec/index.ts";
import { filesIn, noBundle } from "./evidence.ts";
import type { VerifyResult } from "./shapes/index.ts";
import { trustedKeys } from "./signing/index.ts";

/**
 * Says whether a folder of evidence is what somebody who is trusted signed, needing nothing but the folder and a key.
 * @param publicKey file of the key that must have signed. @default this user's own, and those in its folder `trusted`
 * @throws BadInput when it is no evidence, or nobody who is trusted signed it
 */
export function verify(folder: string, publicKey?: string): VerifyResult {
  const trusted = trustedKeys(publicKey);
  const checked = checkBundle(filesIn(folder), trusted);
  if ("fault" in checked) throw checked.fault === "no-bundle" ? noBundle(folder) : untrusted(folder);
  const { differs } = checked;
  return { format: 1, outcome: differs.length === 0 ? "good" : "differs", differs: [...differs] };
}

function untrusted(folder: string): BadInput {
  const say = `Nobody whose key is trusted here signed ${folder}; name the signer's public key with --public-key.`;
  return badInput("no-trusted-key", say, { found: folder });
}
