import { expect, test } from "vitest";
import { planRecords } from "../../../components/edge/records.ts";

test("a host needs a record that leads to the balancer and one for each proof, written as DNS panels want them", () => {
  const proof = {
    resourceRecordName: "_p.acorn.example.",
    resourceRecordType: "CNAME",
    resourceRecordValue: "_q.acm-validations.aws.",
  };
  expect(planRecords("acorn.example", "lb-1.elb.example", [proof])).toEqual([
    { name: "acorn.example", type: "CNAME", value: "lb-1.elb.example", purpose: "address" },
    { name: "_p.acorn.example", type: "CNAME", value: "_q.acm-validations.aws", purpose: "certificate" },
  ]);
});
