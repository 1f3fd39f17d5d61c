import { describe, expect, test } from "vitest";
import { dayAfter } from "../../evidence/report/customer/calendar.ts";
import { reportHtml } from "../../evidence/report/index.ts";
import { lean } from "../../evidence/report/lean.ts";
import { sayingsOf, untold } from "../../evidence/report/matrix/groups.ts";
import { SECRET, UNKNOWN } from "../../graph/index.ts";
import type { Verdict } from "../../policies/index.ts";
import { urn } from "../policies/subject.ts";
import { assessed, BUCKET, verdict } from "./assessed.ts";
import { assess, assessmentOf } from "./assessments.ts";

/** Bytes of a report: what a mailbox takes without asking, and browsers open at once. */
const MOST = 450_000;

/** Doors that stand open, and what another rule, which rests on them, makes of that. */
function waiting(open: Verdict) {
  const { rules, verdicts, ...rest } = assessed([verdict("doors-shut", "fail", urn(BUCKET, "files")), open]);
  const resting = rules.map((rule) => (rule.name === open.rule ? { ...rule, premises: ["doors-shut"] } : rule));
  return { ...rest, rules: resting, verdicts };
}

describe("a report", () => {
  test("is the same byte for byte when it is made of the same, and says in its first line what was judged", async () => {
    const [one, other] = [await assessmentOf("kade"), await assess("kade", (graph) => graph)];
    expect(reportHtml(one)).toBe(reportHtml(other));
    expect(reportHtml(one).split("\n")[0]).toContain(
      `<title>kade as planned, before anything of it is made, judged on 2026-11-22, at commit ${one.commit}, tenants/kade.yaml ${"0".repeat(64)}</title>`,
    );
  });

  test("of the largest example is small", async () => {
    expect(Buffer.byteLength(reportHtml(await assessmentOf("fjordbevegelse")))).toBeLessThan(MOST);
  });

  test("shows what it is told as text, whatever that contains", () => {
    const markup = `<img src=x onerror=alert(1)>"'&`;
    const html = reportHtml(
      assessed([{ ...verdict("doors-shut", "fail"), because: markup, facts: { [markup]: markup } }], {
        organisation: markup,
        asked: [{ file: markup, sha256: markup }],
      }),
    );
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
  });

  test("says once for all that a rule found how to mend it", () => {
    const because = "the door is open: mend it.";
    const found = ["a", "b"].map((name) => ({ ...verdict("doors-shut", "fail", urn(BUCKET, name)), because }));
    const html = reportHtml(assessed(found));
    const findings = html.slice(html.indexOf("id=findings"));
    expect([findings.split("mend it").length - 1, findings.split("The door is open.").length - 1]).toEqual([1, 2]);
  });

  test("says a way through the network step by step, and once", () => {
    const because = "the internet reaches it: the internet → gateway → files: mend it.";
    const facts = { path: ["the internet", "gateway", "files"] };
    const html = reportHtml(assessed([{ ...verdict("doors-shut", "fail", urn(BUCKET, "files")), because, facts }]));
    expect(html).toContain("<p>The internet reaches it.</p>");
    expect(html).toContain("<ol class=way><li>the internet<li>gateway<li>files</ol>");
  });

  test("links each step of a way to what lets it through, and says nothing where nothing has to", () => {
    const door = urn(BUCKET, "files");
    const facts = { path: ["the internet", "group walls, incoming, by files", "the house"], by: [null, door, null] };
    const html = reportHtml(assessed([{ ...verdict("doors-shut", "fail", door), facts }]));
    const steps = "<ol class=way><li>the internet<li>group walls, incoming, by <a href=#r0>files</a><li>the house</ol>";
    expect([html.includes(steps), html.includes("<dt>By")]).toEqual([true, false]);
  });

  test("says in words what a proof found", () => {
    const facts = { opens: ["the hall"], answered: true, cuts: { "the street": "a wall" } };
    const html = reportHtml(assessed([{ ...verdict("doors-shut", "fail"), facts }]));
    expect(html).toContain("<dt>What is open<dd>the hall</div><div><dt>Answers find their way back<dd>yes");
    expect(html).toContain("<dt>What stops everybody else<dd><ul><li>the street: a wall</ul>");
  });

  test("names first what is to be mended and where, and apart from it what only waits for that", () => {
    const because = "walls stand, but this counts only where doors-shut holds, and it doesn't.";
    const html = reportHtml(waiting({ ...verdict("walls-stand", "unproven"), because }));
    expect(html).toContain("1 finding of 1 rule must be mended. 1 more rule waits for that.");
    expect(html).toContain(": not so of files, <code>components/storage/storage.ts:41</code>.");
    expect(html).toContain(" rests on <a href=#finding:doors-shut><code>doors-shut</code></a>");
  });

  test("keeps among what is to be mended what is undecided of itself, whatever else it waits for", () => {
    const because = "nobody knows of what walls are, so it can't be proved: mend it.";
    const html = reportHtml(waiting({ ...verdict("walls-stand", "unproven"), because }));
    expect(html).toContain("2 findings of 2 rules must be mended. ");
    expect(html).not.toContain("id=following");
  });

  test("tells a customer no more that its data is nowhere else once a rule finds it elsewhere", async () => {
    const says = ["Nothing of this customer's is anywhere else.", "Agreed, and not shown to be so."];
    const kept = await assessmentOf("kade");
    const verdicts = kept.verdicts.map((one) =>
      one.rule === "resource-region-allowed" ? { ...one, outcome: "fail" as const } : one,
    );
    const [good, bad] = [reportHtml(kept), reportHtml({ ...kept, verdicts })];
    expect(says.map((each) => [good.includes(each), bad.includes(each)])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  test("shows no secret, and says what isn't known yet", () => {
    const facts = { password: SECRET, address: UNKNOWN };
    const html = reportHtml(assessed([{ ...verdict("doors-shut", "fail"), facts }]));
    expect(html).toContain("<dt>Password<dd><i>secret, and not shown</i>");
    expect(html).toContain("<dt>Address<dd><i>not known before it is made</i>");
  });
});

describe("what a rule says of many", () => {
  test("is said once, with all their names", () => {
    const of = (name: string) => ({
      ...verdict("doors-shut", "pass", urn(BUCKET, name)),
      because: `the bucket ${name} is shut.`,
    });
    expect(sayingsOf([of("files"), of("files-2"), of("logs")])).toEqual([
      {
        outcome: "pass",
        before: "the bucket ",
        after: " is shut.",
        facts: {},
        resources: [urn(BUCKET, "files"), urn(BUCKET, "files-2"), urn(BUCKET, "logs")],
      },
    ]);
  });

  test("keeps what rests on other facts apart", () => {
    const of = (name: string, days: number) => ({
      ...verdict("doors-shut", "pass", urn(BUCKET, name)),
      facts: { days },
    });
    expect(sayingsOf([of("files", 1), of("logs", 2)])).toHaveLength(2);
  });

  test("leaves out the facts that its sentence has", () => {
    expect(untold({ days: 30, region: "eu-south-2", more: [30, 31] }, "It stays 30 days in eu-south-2.")).toEqual({
      more: [30, 31],
    });
  });
});

test("a page that is made lean keeps its tags closed by themselves, and values with spaces quoted", () => {
  expect(lean(`<ul class="a b"><li id="x">1</li></ul><path d="M0"/><p title="it&#39;s">it&#39;s</p>`)).toBe(
    `<ul class="a b"><li id=x>1</ul><path d="M0"/><p title="it's">it's</p>`,
  );
});

test("a page that is made lean keeps the anchors that its own links lead to", () => {
  expect(lean(`<li id="r1">a</li><li id="r2">b</li><p id="rule:a"><a href="#r2">b</a></p>`)).toBe(
    "<li>a<li id=r2>b<p id=rule:a><a href=#r2>b</a></p>",
  );
});

test.each([
  ["2026-11-22", "35 days", "2026-12-27"],
  ["2026-11-30", "3 months", "2027-02-28"],
  ["2024-02-29", "1 year", "2025-02-28"],
  ["2026-11-22", "48 hours", "2026-11-24"],
])("%s and %s make %s", (day, span, until) => {
  expect(dayAfter(day, span)).toBe(until);
});
