import { describe, expect, test } from "vitest";
import { UNKNOWN } from "../../graph/index.ts";
import { blocks, fail, judge, notApplicable, pass, type Rule, unproven } from "../../policies/index.ts";
import { each, flag, list, map, number, text } from "../../policies/read.ts";
import { waive } from "../../policies/waivers.ts";
import type { Waiver } from "../../spec/index.ts";
import { made, subject, urn } from "./subject.ts";

const DATABASE = "aws:rds/instance:Instance";

function rule(name: string, check: Rule["check"], more: Partial<Rule> = {}): Rule {
  return {
    id: "TST-01",
    name,
    statement: "Databases are private.",
    severity: "critical",
    capability: "tier-segmentation",
    remedy: "set publiclyAccessible to false",
    premises: [],
    check,
    ...more,
  };
}

const databasesPrivate = rule("databases-private", ({ graph }) =>
  each(
    graph.resources.filter(({ type }) => type === DATABASE),
    (database) =>
      flag(database, "publiclyAccessible")
        ? fail(database, `${database.name} is public`)
        : pass(database, `${database.name} is private`),
  ),
);
const holding = rule("premise", () => [pass(null, "it holds")]);
const resting = rule("resting", () => [pass(null, "nobody gets in")], { premises: ["premise"] });

describe("a verdict", () => {
  test("says what is, and on a failure what to do", () => {
    const verdicts = judge(
      [databasesPrivate],
      subject(
        made(DATABASE, "closed", { publiclyAccessible: false }),
        made(DATABASE, "open", { publiclyAccessible: true }),
      ),
    );
    expect(verdicts).toEqual([
      {
        rule: "databases-private",
        severity: "critical",
        outcome: "pass",
        resource: urn(DATABASE, "closed"),
        because: "closed is private.",
        facts: {},
      },
      {
        rule: "databases-private",
        severity: "critical",
        outcome: "fail",
        resource: urn(DATABASE, "open"),
        because: "open is public: set publiclyAccessible to false.",
        facts: {},
      },
    ]);
  });

  test("is unproven where the value can't be known, and only there", () => {
    const unclear = made(DATABASE, "unclear", { publiclyAccessible: UNKNOWN });
    const verdicts = judge([databasesPrivate], subject(made(DATABASE, "closed"), unclear));
    expect(verdicts.map(({ outcome, because }) => [outcome, because])).toEqual([
      ["pass", "closed is private."],
      [
        "unproven",
        "publiclyAccessible of unclear can't be known yet, so it can't be proved: set publiclyAccessible to false.",
      ],
    ]);
  });

  test("carries the facts it rests on", () => {
    const [verdict] = judge([rule("facts", () => [pass(null, "30 days", { days: 30 })])], subject());
    expect(verdict?.facts).toEqual({ days: 30 });
  });

  test("says so when a rule has nothing to judge", () => {
    expect(judge([databasesPrivate], subject())).toMatchObject([
      {
        outcome: "not-applicable",
        resource: null,
        because: "nothing in this stack is of a kind that this rule judges.",
      },
    ]);
  });

  test("is an error when the rule throws, and the other rules stand", () => {
    const broken = rule("broken", () => {
      throw new Error("oh");
    });
    expect(judge([broken, holding], subject()).map(({ rule, outcome, because }) => [rule, outcome, because])).toEqual([
      ["broken", "error", "the rule broken itself failed (oh), so nothing is proved."],
      ["premise", "pass", "it holds."],
    ]);
  });

  test("of a rule that throws half way is one error and no passes", () => {
    const broken = rule("broken", function* () {
      yield pass(null, "fine so far");
      throw new Error("oh");
    });
    expect(judge([broken], subject()).map(({ outcome }) => outcome)).toEqual(["error"]);
  });

  test("comes in order: the whole graph first, then by resource, then by rule", () => {
    const [a, b] = [made(DATABASE, "a"), made(DATABASE, "b")];
    const both = (name: string) => rule(name, () => [pass(b, "b"), pass(a, "a"), pass(null, "all")]);
    expect(judge([both("z"), both("y")], subject(a, b)).map(({ rule, resource }) => [rule, resource])).toEqual([
      ["y", null],
      ["z", null],
      ["y", a.urn],
      ["z", a.urn],
      ["y", b.urn],
      ["z", b.urn],
    ]);
  });
});

describe("a premise", () => {
  const because = (rules: readonly Rule[]) => judge(rules, subject()).find(({ rule }) => rule === "resting");

  test("that holds lets a pass stand, whatever the order of the rules", () => {
    expect(because([holding, resting])?.outcome).toBe("pass");
    expect(because([resting, holding])?.outcome).toBe("pass");
  });

  test.each([
    ["fails", rule("premise", () => [pass(null, "here"), fail(null, "it doesn't hold")])],
    ["is unproven", rule("premise", () => [unproven(null, "who knows")])],
    [
      "throws",
      rule("premise", () => {
        throw new Error("oh");
      }),
    ],
    ["was not judged", rule("another", () => [])],
    ["rests on what wasn't judged", rule("premise", () => [pass(null, "it holds")], { premises: ["absent"] })],
  ])("that %s makes a pass unproven", (_what, premise) => {
    expect(because([resting, premise])).toMatchObject({
      outcome: "unproven",
      because: "nobody gets in, but this counts only where premise holds, and it doesn't.",
    });
  });

  test("that doesn't hold leaves a failure a failure", () => {
    const failing = rule("resting", () => [fail(null, "open")], { premises: ["premise"] });
    expect(because([failing])?.outcome).toBe("fail");
  });

  test("that doesn't hold leaves what isn't there as it is, and the sentence whole", () => {
    const none = rule("resting", () => [notApplicable("no databases")], { premises: ["premise"] });
    expect(because([none])).toMatchObject({ outcome: "not-applicable", because: "no databases." });
    const pointed = rule("resting", () => [pass(null, "only 10.0.0.1 gets in")], { premises: ["premise"] });
    expect(because([pointed])?.because).toBe(
      "only 10.0.0.1 gets in, but this counts only where premise holds, and it doesn't.",
    );
  });

  test("that is waived doesn't hold: whoever knows of it proves nothing that rests on it", () => {
    const waiver: Waiver = {
      rule: "premise",
      resources: ["the whole stack"],
      reason: "its maker mends it",
      instead: "nobody but us can sign in",
      asked: "ana@domicile.example",
      approved: "bo@domicile.example",
      ticket: "SEC-1",
      from: "2026-11-01",
      until: "2026-12-01",
    };
    const waived = { ...subject(), waivers: [waiver] };
    const failing = rule("premise", () => [fail(null, "it doesn't hold")], { severity: "low" });
    const verdicts = waive(judge([failing, resting], waived), waived);
    expect(verdicts.map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ["premise", "waived"],
      ["resting", "unproven"],
    ]);
    expect(verdicts.filter(blocks).map(({ rule }) => rule)).toEqual(["resting"]);
  });

  test("that nothing here needs holds", () => {
    expect(because([resting, rule("premise", () => [notApplicable("no databases")])])?.outcome).toBe("pass");
  });

  test("can't rest on itself", () => {
    expect(() => judge([rule("premise", () => [], { premises: ["resting"] }), resting], subject())).toThrow(
      "Premises go in a circle: premise, resting",
    );
  });
});

describe("the judge", () => {
  test("asks a rule on the judgement after all others", () => {
    const counting = rule("counting", (_, others) => [pass(null, `${others.length} verdicts`)], { last: true });
    expect(judge([counting, holding, databasesPrivate], subject())[0]?.because).toBe("2 verdicts.");
  });

  test("tells a rule that isn't about the judgement nothing of it", () => {
    const curious = rule("curious", (_, others) => [pass(null, `${others.length} verdicts`)]);
    expect(judge([holding, curious], subject())[0]?.because).toBe("0 verdicts.");
  });

  test("asks each rule once, however many rest on it", () => {
    let asked = 0;
    const counted = rule("premise", () => {
      asked += 1;
      return [pass(null, "it holds")];
    });
    judge([resting, { ...resting, name: "resting-too" }, counted], subject());
    expect(asked).toBe(1);
  });

  test("refuses two rules of one name", () => {
    expect(() => judge([holding, holding], subject())).toThrow("Two rules share a name");
  });

  test("lets only decided, good verdicts through", () => {
    const outcomes = ["pass", "fail", "unproven", "waived", "not-applicable", "error"] as const;
    const verdict = { rule: "r", severity: "low", resource: null, because: "", facts: {} } as const;
    expect(outcomes.filter((outcome) => blocks({ ...verdict, outcome }))).toEqual(["fail", "unproven", "error"]);
  });
});

describe("reading an input", () => {
  const thing = made(DATABASE, "thing", {
    name: "a",
    size: 3,
    yes: "true",
    no: false,
    rules: [{ to: UNKNOWN }],
    tags: { a: "b" },
  });
  const verdictOn = (read: () => unknown) => {
    const [verdict] = judge([rule("read", () => each([thing], () => pass(thing, String(read()))))], subject(thing));
    return `${verdict?.outcome}: ${verdict?.because}`;
  };

  test("gives what is there in its own type", () => {
    expect([text(thing, "name"), number(thing, "size"), flag(thing, "yes"), flag(thing, "no")]).toEqual([
      "a",
      3,
      true,
      false,
    ]);
    expect([list(thing, "none"), map(thing, "tags"), map(thing, "none"), text(thing, "none")]).toEqual([
      [],
      { a: "b" },
      {},
      undefined,
    ]);
  });

  test("of another type is unproven", () => {
    expect(verdictOn(() => text(thing, "size"))).toMatch("unproven: size of thing is not text");
    expect(verdictOn(() => number(thing, "name"))).toMatch("unproven: name of thing is not a number");
    expect(verdictOn(() => flag(thing, "name"))).toMatch("unproven: name of thing is not true or false");
    expect(verdictOn(() => list(thing, "tags"))).toMatch("unproven: tags of thing is not a list");
    expect(verdictOn(() => map(thing, "rules.0.none.x") && map(thing, "name"))).toMatch(
      "unproven: name of thing is not an object",
    );
  });

  test("that waits for others names the property and each of them", () => {
    const KEY = "aws:kms/key:Key";
    const waiting = (...keys: readonly string[]) =>
      made(DATABASE, "thing", { keys: [{ arn: UNKNOWN }] }, { refs: { keys: keys.map((key) => `${KEY}::${key}`) } });
    expect(verdictOn(() => list(waiting("data"), "keys"))).toBe(
      "unproven: keys.0.arn of thing can't be known before data (aws:kms/key:Key) is made, so it can't be proved: set publiclyAccessible to false.",
    );
    expect(verdictOn(() => list(waiting("data", "logs", "data"), "keys"))).toMatch(
      "unproven: keys.0.arn of thing can't be known before data (aws:kms/key:Key) and logs (aws:kms/key:Key) are made, so",
    );
  });

  test("with an unknown anywhere in it is unproven", () => {
    expect(verdictOn(() => list(thing, "rules"))).toMatch("unproven: rules.0.to of thing can't be known yet");
  });
});
