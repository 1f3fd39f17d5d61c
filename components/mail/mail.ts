import * as pulumi from "@pulumi/pulumi";
import { createSecret, type DnsRecord, type Place, type Tags, type Unfilled } from "../shared/index.ts";
import type { Extra } from "../workload/index.ts";
import { planPolicyRecord } from "./records.ts";
import { createSender, type Doorway } from "./sender.ts";

export interface MailArgs {
  /** Domain that mail comes from. */
  readonly domain: string;
  /** Host that takes mail over TLS on port 465. @default the region's own mail service sends */
  readonly relay?: string;
  /** Address that hears who else sends in the domain's name. */
  readonly reportAddress: string;
  readonly secretsKeyArn: pulumi.Input<string>;
  /** Where the mail service is called. */
  readonly doorway: Doorway;
  readonly place: Place;
  readonly tags: Tags;
}

/**
 * The product's mail, which nobody else can send in its name: by the region's own service, which signs it and hands it
 * over by TLS only, or by the relay that was sold, reached through the firewall. The service costs $0.10 a thousand
 * mails, and its private endpoint about $8 a month and zone.
 */
export class Mail extends pulumi.ComponentResource {
  /** How the application sends. */
  readonly extra: Extra;
  /** DNS records of the domain. A relay's operator adds its own, for its servers and its signature. */
  readonly records: pulumi.Output<DnsRecord[]>;
  /** What people fill: the relay's credentials; nothing where the region's service sends. */
  readonly toFill: readonly Unfilled[];

  constructor(name: string, args: MailArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:mail:Mail", name, {}, opts);
    const child = { parent: this };
    const policy = planPolicyRecord(args.domain, args.reportAddress);
    const from = { MAIL_DOMAIN: args.domain };
    if (args.relay === undefined) {
      const { records, right } = createSender(name, args, child);
      this.extra = { name: "mail", environment: from, right };
      this.records = records.apply((proofs) => [...proofs, policy]);
      this.toFill = [];
    } else {
      const { relay, secretsKeyArn: keyArn } = args;
      const description = `name and password of ${name} at ${relay}, as JSON: username, password`;
      const { secret, mayRead } = createSecret(`${name}-mail-relay`, { ...args, description, keyArn }, child);
      const environment = { ...from, MAIL_RELAY: `smtps://${relay}:465`, MAIL_RELAY_SECRET_ARN: secret.arn };
      this.extra = { name: "mail", environment, right: mayRead };
      this.records = pulumi.output([policy]);
      this.toFill = [{ what: "mail relay", secret: secret.name }];
    }
    this.registerOutputs({ records: this.records });
  }
}
