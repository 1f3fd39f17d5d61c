import { ofType, type Resource } from "../../../graph/index.ts";
import { each } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { BUCKET } from "./bucket.ts";
import { arnsOf, denies, forbidden } from "./policy-denies.ts";

export const s3TlsOnly: Rule = {
  id: "ENC-04",
  name: "s3-tls-only",
  statement: "Every bucket refuses plain HTTP and TLS below 1.2.",
  severity: "high",
  capability: "encryption-in-transit",
  remedy: "deny s3:* to everybody where aws:SecureTransport is false, and where s3:TlsVersion is below 1.2",
  premises: [],
  check: (subject) => each(ofType(subject.graph, BUCKET), (bucket) => judgeBucket(subject, bucket)),
};

function judgeBucket({ graph, settled }: Subject, bucket: Resource): Finding {
  const { itself, objects } = arnsOf(settled.partition, bucket);
  const statements = forbidden(graph, bucket);
  const refuses = (condition: Parameters<typeof denies>[3][number]) =>
    denies(statements, "s3:*", [itself, objects], [condition]);
  const faults = [
    ...(refuses(["Bool", "aws:SecureTransport", "false"]) ? [] : ["plain HTTP"]),
    ...(refuses(["NumericLessThan", "s3:TlsVersion", "1.2"]) ? [] : ["TLS below 1.2"]),
  ];
  return faults.length === 0
    ? pass(bucket, `${bucket.name} takes TLS 1.2 or newer only`)
    : fail(bucket, `${bucket.name} takes ${faults.join(" and ")}`, { faults });
}
