import type { Kind } from "../kinds/index.ts";
import { capitals } from "../world/index.ts";
import { matches } from "./wellformed.ts";

/** Two zones may go by one name: only its id tells them apart. */
const zone: Kind = {
  type: "aws:route53/zone:Zone",
  schema: "AWS::Route53::HostedZone",
  global: true,
  defaults: { comment: "Managed by Pulumi", forceDestroy: false },
  replaceOn: { name: "a zone is its name" },
  check: (inputs) => matches(inputs, "name", /^([a-z0-9_-]+\.)+[a-z]{2,}\.?$/i, "a domain name"),
  id: () => `Z${capitals(19)}`,
  arn: ({ place }, id) => `arn:${place.partition}:route53:::hostedzone/${id}`,
  facts: (_, id, before) => ({
    zoneId: id,
    primaryNameServer: before?.facts.primaryNameServer ?? "ns-1.awsdns-01.org",
    nameServers: before?.facts.nameServers ?? [1, 2, 3, 4].map((n) => `ns-${n}.awsdns-0${n}.${ENDINGS[n - 1]}`),
  }),
};

const ENDINGS = ["org", "co.uk", "com", "net"];

export const route53 = [zone];
