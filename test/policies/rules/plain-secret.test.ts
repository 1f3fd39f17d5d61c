import { expect, test } from "vitest";
import { secretIn } from "../../../policies/rules/encryption/plain-secret.ts";

const RANDOM = "q7Xp2LzR9vKd4WnT8sYb3HcF";
const PEM = `-----BEGIN CERTIFICATE-----\n${RANDOM}\n-----END CERTIFICATE-----`;

test("a certificate is made to be shown, as PEM and as a kubeconfig has it", () => {
  expect(secretIn("body", PEM)).toBeUndefined();
  expect(secretIn("certificate-authority-data", Buffer.from(PEM).toString("base64"))).toBeUndefined();
});

test("what stands beside a certificate is read all the same", () => {
  expect(secretIn("body", `${PEM}\n${RANDOM}`)).toBe("text too random to be a word");
  expect(secretIn("body", PEM.replaceAll("CERTIFICATE", "PRIVATE KEY"))).toBe("a private key");
});
