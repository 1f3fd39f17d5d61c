import type { Kind } from "../kinds/index.ts";
import { hex, uuid } from "../world/index.ts";
import { arn, suffixOf } from "./arn.ts";
import { matches, oneOf } from "./wellformed.ts";

export const CERTIFICATE = "aws:acm/certificate:Certificate";
const year = 365 * 24 * 60 * 60 * 1000;

/** DNS is not simulated: what a certificate asks for is taken as proved, and it is issued at once. */
const certificate: Kind = {
  type: CERTIFICATE,
  schema: "AWS::CertificateManager::Certificate",
  replaceOn: {
    keyAlgorithm: "ACM can't change it",
    domainName: "ACM can't change it",
    subjectAlternativeNames: "ACM can't change it",
    validationMethod: "ACM can't change it",
  },
  inUse: "ResourceInUseException",
  missing: "ResourceNotFoundException",
  writeOnly: ["privateKey"],
  check: (inputs) => [
    ...matches(inputs, "domainName", /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, "a host name"),
    ...oneOf(inputs, "validationMethod", ["DNS", "EMAIL"]),
  ],
  id: (scene) => arn(scene.place, "acm", `certificate/${uuid()}`),
  arn: (_, id) => id,
  facts: ({ settings, now, place }, _id, before) => ({
    status: "ISSUED",
    type: "AMAZON_ISSUED",
    keyAlgorithm: settings.keyAlgorithm ?? "RSA_2048",
    subjectAlternativeNames: settings.subjectAlternativeNames ?? [String(settings.domainName)],
    notBefore: before?.facts.notBefore ?? now.toISOString(),
    notAfter: before?.facts.notAfter ?? new Date(now.getTime() + year).toISOString(),
    pendingRenewal: false,
    renewalEligibility: "ELIGIBLE",
    renewalSummaries: [],
    validationEmails: [],
    domainValidationOptions: before?.facts.domainValidationOptions ?? [
      record(String(settings.domainName), place.partition),
    ],
  }),
};

function record(domainName: string, partition: string) {
  return {
    domainName,
    resourceRecordName: `_${hex(32)}.${domainName}.`,
    resourceRecordType: "CNAME",
    resourceRecordValue: `_${hex(32)}.acm-validations.${partition === "aws" ? "aws" : suffixOf(partition)}.`,
  };
}

export const certificates = [certificate];
