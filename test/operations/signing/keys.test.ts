import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { expect, test } from "vitest";
import { signerOf, trustedKeys } from "../../../operations/signing/index.ts";
import { BadInput } from "../../../spec/index.ts";

const pem = (key: KeyObject): string => String(key.export({ type: "pkcs8", format: "pem" }));
const { privateKey } = generateKeyPairSync("ed25519");
const other = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;

test("a key in the environment is one also behind an empty line", () => {
  const { key, local } = signerOf(undefined, { DOMICILE_SIGNING_KEY: `\n${pem(privateKey)}` })();
  expect([createPublicKey(key).equals(createPublicKey(privateKey)), local]).toEqual([true, null]);
});

/** All that a deed says of why it has no key. */
function said(deed: () => unknown): string {
  try {
    deed();
  } catch (error) {
    if (error instanceof BadInput) return JSON.stringify(error.problems);
    throw error;
  }
  throw new Error("it has one");
}

const bare = privateKey.export({ type: "pkcs8", format: "der" }).toString("base64");

test.each([
  ["of another kind", pem(other)],
  ["without its head", pem(privateKey).split("\n").slice(1).join("\n")],
  ["with its head at the end", `key: ${pem(privateKey)}`],
  ["bare", bare],
])("no message shows a key %s", (_, key) => {
  const secret = key.replace(/-----[^-]+-----/g, "").match(/[\w+/=]{40,}/)?.[0] ?? "";
  expect(secret).not.toBe("");
  const fromEnvironment = said(() => signerOf(undefined, { DOMICILE_SIGNING_KEY: key }));
  expect(fromEnvironment).toContain("DOMICILE_SIGNING_KEY");
  expect(fromEnvironment).not.toContain(secret);
  if (key === bare) return;
  expect(said(() => signerOf(key, {}))).not.toContain(secret);
  expect(said(() => trustedKeys(key.replace("BEGIN", "BEGAN"), {}))).not.toContain(secret);
});

test("a file that isn't there is named", () => {
  expect(said(() => signerOf("no-such-file.pem", {}))).toContain("no-such-file.pem is no key, nor a file of one.");
});
