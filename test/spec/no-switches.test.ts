import { expect, test } from "vitest";
import { type Field, tenantFields } from "../support/fields.ts";

const fields = tenantFields();

/** Fields that can say no, and why no safeguard goes with it. */
const REFUSALS: Readonly<Record<string, string>> = {
  "access.support": "none lets nobody of the vendor in, the strictest there is",
  "backups.separate": "false has the whole plan refused by the rule isolated-copy, until a waiver is given",
  "connections.api": "false, the default, opens nothing",
  "logs.reports": "a report tells of what is logged, and it is logged all the same",
  "users.mfa": "it is the product's own users' and kept by the product; operators' is always",
};

test("a tenant file has no other words for no than these, none of which takes a safeguard away", () => {
  const can = ({ node }: Field) =>
    node.type === "boolean" || (node.enum ?? []).some((word) => /^(no|none|off|never|false)$/.test(String(word)));
  expect(
    fields
      .filter(can)
      .map(({ path }) => path)
      .sort(),
  ).toEqual(Object.keys(REFUSALS));
});

test("no field is named for a safeguard, or for being rid of one", () => {
  const named =
    /encrypt|firewall|waf|tls|scan|audit(?!or)|trail|detect|guard|isolat|protect|kms|disable|enable|skip|allow|ignore/;
  expect(fields.map(({ path }) => path).filter((path) => named.test(path))).toEqual([]);
  expect(fields.length).toBeGreaterThan(70);
});
