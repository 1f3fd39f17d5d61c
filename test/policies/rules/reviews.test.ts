import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../graph/index.ts";
import { personalDataSearched } from "../../../policies/rules/detection/personal-data-searched.ts";
import { reviewsCalled } from "../../../policies/rules/detection/reviews-called.ts";
import { standardsChecked } from "../../../policies/rules/detection/standards-checked.ts";
import { added, almendro, type Change, type Home, set, without } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

describe("settings are checked against standards", () => {
  const remedy =
    "run a recorder of all types, switch Security Hub on and subscribe to aws-foundational-security-best-practices and cis-aws-foundations-benchmark";
  const gap = (what: string) => [`almendro fail: checks of almendro have gaps, since ${what}: ${remedy}.`];

  it("of AWS and of CIS", () => {
    expect(home.says(standardsChecked)).toEqual([
      "almendro pass: every setting is recorded and checked against 2 standards.",
    ]);
  });

  it("unless one is left out, or what is set isn't recorded", () => {
    const unrecorded = gap("nobody records what everything is set to");
    expect(home.complaints(standardsChecked, without("StandardsSubscription::almendro-cis"))).toEqual(
      gap("cis-aws-foundations-benchmark isn't checked"),
    );
    expect(home.complaints(standardsChecked, set("RecorderStatus::almendro", "isEnabled", false))).toEqual(unrecorded);
    expect(home.complaints(standardsChecked, without("DeliveryChannel::almendro"))).toEqual(unrecorded);
    expect(home.complaints(standardsChecked, set("Recorder::almendro", "recordingGroup.allSupported", false))).toEqual(
      unrecorded,
    );
  });

  it("which is a failure without Security Hub, and open while a standard can't be known", () => {
    expect(home.complaints(standardsChecked, without("Account::almendro"))).toEqual([
      `- fail: nobody checks the account against a standard: ${remedy}.`,
    ]);
    const hidden = set("StandardsSubscription::almendro-cis", "standardsArn", UNKNOWN);
    expect(home.complaints(standardsChecked, hidden)[0]).toMatch("almendro unproven: standardsArn of almendro-cis");
  });
});

describe("people are called to reviews", () => {
  const nobody = [
    "- fail: nobody is called to a review each quarter: send a notice to a topic with subscribers by a schedule of at least four months a year.",
  ];
  const schedule = (value: Parameters<typeof set>[2]) =>
    home.complaints(reviewsCalled, set("EventRule::almendro-review", "scheduleExpression", value));

  it("each quarter", () => {
    expect(home.says(reviewsCalled)).toEqual([
      "almendro-review pass: almendro-review calls people to a review 4 times a year.",
    ]);
  });

  it("and not less often, nor where nobody hears", () => {
    expect(schedule("cron(0 8 1 * ? *)")).toEqual([]);
    expect(schedule("cron(0 8 1 1,7 ? *)")).toEqual(nobody);
    expect(home.complaints(reviewsCalled, set("EventRule::almendro-review", "state", "DISABLED"))).toEqual(nobody);
    expect(home.complaints(reviewsCalled, without("EventTarget::almendro-review"))).toEqual(nobody);
  });

  it("which is open while the schedule can't be known", () => {
    expect(schedule(UNKNOWN)[0]).toMatch("almendro-review unproven: scheduleExpression of almendro-review");
  });
});

describe("records are searched for personal data", () => {
  const remedy = "have Macie look into the bucket on a schedule";
  const records = ["almendro-audit", "almendro-delivery", "almendro-logs"];
  const bucket = "arn:aws:s3:::";
  const macie: Change = added("aws:macie2/account:Account", "eyes", {});
  const job =
    (jobType: string): Change =>
    (resources) =>
      records.reduce(
        (all, name) =>
          added(
            "aws:macie2/classificationJob:ClassificationJob",
            name,
            { jobType, s3JobDefinition: { bucketDefinitions: [{ buckets: [`${bucket}${name}`] }] } },
            { s3JobDefinition: `Bucket::${name}` },
          )(all),
        resources,
      );
  /** Almendro where its region has Macie. */
  const there = () => home.of({ ...home.subject, settled: { ...home.subject.settled, lacks: [] } });

  it("where the region has Macie", () => {
    expect(home.says(personalDataSearched)).toEqual(["- not-applicable: eu-south-2 has no Macie to search with."]);
    expect(there().says(personalDataSearched, macie, job("SCHEDULED"))).toEqual(
      records.map((name) => `${name} pass: ${name} is searched for personal data.`),
    );
  });

  it("unless it is off, or looks only once", () => {
    const missed = records.map((name) => `${name} fail: nobody searches ${name} for personal data: ${remedy}.`);
    expect(there().complaints(personalDataSearched)).toEqual(missed);
    expect(there().complaints(personalDataSearched, macie, job("ONE_TIME"))).toEqual(missed);
    const paused = added("aws:macie2/account:Account", "eyes", { status: "PAUSED" });
    expect(there().complaints(personalDataSearched, paused, job("SCHEDULED"))).toEqual(missed);
  });

  it("which is open while a job can't be known", () => {
    expect(
      there().complaints(personalDataSearched, added("aws:macie2/account:Account", "eyes", { status: UNKNOWN })),
    ).toHaveLength(records.length);
  });
});
