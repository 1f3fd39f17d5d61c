import { describe, expect, test } from "vitest";
import { dig, isMap, isSecret, isUnknown, leaves, SECRET, UNKNOWN } from "../../graph/index.ts";

describe("reading values", () => {
  test("a path leads through objects and lists", () => {
    expect(dig({ rules: [{ schedule: "cron(0 1 * * ? *)" }] }, "rules.0.schedule")).toBe("cron(0 1 * * ? *)");
    expect(dig({ rules: [] }, "rules.0.schedule")).toBe(undefined);
    expect(dig({ name: "a" }, "name.length")).toBe(undefined);
    expect(dig({}, "constructor")).toBe(undefined);
  });

  test("what lies within the unknown is unknown, and within a secret secret", () => {
    expect(dig({ vpcConfig: UNKNOWN }, "vpcConfig.subnetIds")).toBe(UNKNOWN);
    expect(dig({ login: SECRET }, "login.password")).toBe(SECRET);
  });

  test("unknown and secret survive being written as JSON and read again", () => {
    const again = JSON.parse(JSON.stringify({ id: UNKNOWN, password: SECRET }));
    expect([isUnknown(again.id), isSecret(again.id), isUnknown(again.password), isSecret(again.password)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(isMap(again.id)).toBe(false);
  });

  test("every leaf is found, with its path", () => {
    expect([...leaves({ a: [1, { b: UNKNOWN }], c: null, d: undefined })]).toEqual([
      { path: "a.0", value: 1 },
      { path: "a.1.b", value: UNKNOWN },
      { path: "c", value: null },
    ]);
  });
});
