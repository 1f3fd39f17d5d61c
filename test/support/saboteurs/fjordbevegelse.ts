import { ec2, Provider } from "@pulumi/aws";
import { add, admit, inSpec, mislead, ofEachRule, type Saboteur, set, spoil } from "./sabotage.ts";
import { KEY, PLAN, STRANGER } from "./words.ts";

/** Children's health data from Norway, in Ireland, on hardware of its own. */
export const fjordbevegelse: readonly Saboteur[] = [
  {
    does: "shares hardware where dedicated was sold",
    sabotage: set("aws:ec2/launchTemplate:LaunchTemplate", "fjordbevegelse-app", {
      placement: { tenancy: "default" },
    }),
    at: "fjordbevegelse-app",
    caughtBy: ["hardware-as-sold"],
  },
  {
    does: "leaves out the copy in the other account",
    sabotage: mislead((input) => {
      const homes = input.settled.homes.filter(({ what }) => what !== "copy");
      return { ...input, settled: { ...input.settled, homes } };
    }),
    at: "fjordbevegelse",
    caughtBy: ["isolated-copy"],
  },
  {
    does: "makes the bucket for hand-overs with credentials of another company",
    sabotage: {
      spoils: ({ type, name, props, opts }) => {
        if (type !== "aws:s3/bucket:Bucket" || name !== "fjordbevegelse-export") return undefined;
        const roleArn = `arn:aws:iam::${STRANGER}:role/deployer`;
        const theirs = { allowedAccountIds: [STRANGER], assumeRoles: [{ roleArn }] };
        const stranger = new Provider("stranger", { region: "eu-west-1", ...theirs });
        return { props, opts: { ...opts, provider: stranger } };
      },
    },
    at: "stranger",
    caughtBy: ["dedicated-account"],
  },
  {
    does: "lets the vault's administrator delete copies",
    sabotage: spoil("aws:backup/vaultPolicy:VaultPolicy", "fjordbevegelse", ({ policy, ...inputs }) => {
      const { Statement, ...rest } = JSON.parse(policy);
      const [, ...others] = Statement;
      return { ...inputs, policy: JSON.stringify({ ...rest, Statement: others }) };
    }),
    at: "fjordbevegelse",
    caughtBy: ["vault-tenant-cmk-and-policy"],
  },
  {
    does: "gives whatever starts in the web tier a public address",
    sabotage: set("aws:ec2/subnet:Subnet", "fjordbevegelse-web-1", { mapPublicIpOnLaunch: true }),
    at: "fjordbevegelse-web-1",
    caughtBy: ["no-auto-public-ip"],
  },
  {
    does: "only counts the attacks it knows",
    sabotage: spoil("aws:wafv2/webAcl:WebAcl", "fjordbevegelse", ({ rules, ...inputs }) => ({
      ...inputs,
      rules: rules.map((rule: { overrideAction?: object }) =>
        rule.overrideAction ? { ...rule, overrideAction: { count: {} } } : rule,
      ),
    })),
    at: "fjordbevegelse",
    caughtBy: ["no-unproven-at-apply", "waf-baseline-rules"],
  },
  {
    does: "lets malformed headers through",
    sabotage: set("aws:lb/loadBalancer:LoadBalancer", "fjordbevegelse", { dropInvalidHeaderFields: false }),
    at: "fjordbevegelse",
    caughtBy: ["lb-hardening"],
  },
  {
    does: "makes volumes under the key of AWS",
    sabotage: spoil("kubernetes:storage.k8s.io/v1:StorageClass", "fjordbevegelse-encrypted", (inputs) => {
      const { kmsKeyId: _, ...parameters } = inputs.parameters;
      return { ...inputs, parameters };
    }),
    at: "fjordbevegelse-encrypted",
    caughtBy: ["every-volume-tenant-cmk", "no-unproven-at-apply", "pv-encrypted-storageclass"],
  },
  {
    does: "switches off that network policies are enforced",
    sabotage: set("aws:eks/addon:Addon", "fjordbevegelse-vpc-cni", {
      configurationValues: JSON.stringify({ enableNetworkPolicy: "false" }),
    }),
    at: "fjordbevegelse",
    caughtBy: ["cni-enforces-policy", "no-unproven-at-apply"],
  },
  {
    does: "denies pods nothing by default on their way out",
    sabotage: inSpec("kubernetes:networking.k8s.io/v1:NetworkPolicy", "fjordbevegelse-web-default-deny", {
      policyTypes: ["Ingress"],
    }),
    at: "fjordbevegelse-web",
    caughtBy: ["default-deny-netpol", "no-unproven-at-apply"],
  },
  {
    does: "never changes a key",
    sabotage: set(KEY, "fjordbevegelse-logs", { enableKeyRotation: false }),
    at: "fjordbevegelse-logs",
    caughtBy: ["kms-rotation"],
  },
  {
    does: "makes a key that lives in every region",
    sabotage: set(KEY, "fjordbevegelse-secrets", { multiRegion: true }),
    at: "fjordbevegelse-secrets",
    caughtBy: ["kms-no-multi-region-key"],
  },
  {
    does: "makes a copy every second night",
    sabotage: ofEachRule(PLAN, "fjordbevegelse", (rule) => ({ ...rule, schedule: "cron(0 0 */2 * ? *)" })),
    at: "fjordbevegelse",
    caughtBy: ["retention-met", "rpo-met"],
  },
  {
    does: "leads the edge of a zone to the internet past its firewall",
    sabotage: spoil("aws:ec2/route:Route", "fjordbevegelse-edge-1", ({ vpcEndpointId: _, ...inputs }) => ({
      ...inputs,
      gatewayId: "igw-0123456789abcdef0",
    })),
    at: "fjordbevegelse-edge-1",
    caughtBy: [
      "db-subnets-no-internet-route",
      "internet-reaches-only-waf-lb",
      "network-ids-inline",
      "no-unproven-at-apply",
    ],
  },
  {
    does: "answers the clinics past the firewall",
    sabotage: add(({ here, id }) => {
      const routeTableId = id("aws:ec2/routeTable:RouteTable", "fjordbevegelse-edge-1");
      const gatewayId = id("aws:ec2/vpnGateway:VpnGateway", "fjordbevegelse");
      new ec2.Route("shortcut", { routeTableId, destinationCidrBlock: "10.40.0.0/16", gatewayId }, here);
    }),
    at: "fjordbevegelse",
    caughtBy: ["db-subnets-no-internet-route", "no-unproven-at-apply", "sites-reach-only-the-entrance"],
  },
  {
    does: "lets the clock of a breach run a day too long",
    sabotage: spoil(
      "aws:sfn/stateMachine:StateMachine",
      "fjordbevegelse-breach-clock",
      ({ definition, ...inputs }) => ({
        ...inputs,
        definition: definition.replace('"Seconds":86400', '"Seconds":172800'),
      }),
    ),
    at: "fjordbevegelse-breach-clock",
    caughtBy: ["breach-clock-runs"],
  },
  {
    does: "keeps findings from the privacy office",
    sabotage: set("aws:sns/topicSubscription:TopicSubscription", "fjordbevegelse-incidents-privacy", {
      endpoint: "nobody@elsewhere.example",
    }),
    at: "personvern@fjordbevegelse.example",
    caughtBy: ["findings-reach-contacts", "no-unproven-at-apply"],
  },
  {
    does: "stops the search for personal data",
    sabotage: set("aws:macie2/account:Account", "fjordbevegelse", { status: "PAUSED" }),
    at: "fjordbevegelse-logs",
    caughtBy: ["personal-data-searched"],
  },
  {
    does: "lets operators in from wherever they are",
    sabotage: admit("fjordbevegelse-operator", ({ IpAddress: _, ...conditions }) => conditions),
    at: "fjordbevegelse-operator",
    caughtBy: ["operators-as-agreed"],
  },
  {
    does: "has the clinics' names asked of somebody else",
    sabotage: set("aws:route53/resolverRule:ResolverRule", "fjordbevegelse-directory", {
      targetIps: [{ ip: "10.40.0.66", port: 53 }],
    }),
    at: "10.40.0.66",
    caughtBy: ["directory-names-asked-privately", "every-type-looked-at"],
  },
  {
    does: "sends people to an identity provider before they see the product",
    sabotage: spoil("aws:lb/listener:Listener", "fjordbevegelse-https", ({ defaultActions, ...inputs }) => {
      const authenticate = { type: "authenticate-cognito" };
      return { ...inputs, defaultActions: [authenticate, ...defaultActions] };
    }),
    at: "fjordbevegelse-https",
    caughtBy: ["entrance-sets-no-cookie", "sign-in-needs-nobody-else"],
  },
  {
    does: "holds the database at a release with known holes",
    sabotage: set("aws:rds/instance:Instance", "fjordbevegelse", { autoMinorVersionUpgrade: false }),
    at: "fjordbevegelse",
    caughtBy: ["database-patched"],
  },
  {
    does: "has the runner fetch its program from elsewhere",
    sabotage: spoil("aws:codebuild/project:Project", "fjordbevegelse-runner", ({ source, ...inputs }) => {
      return { ...inputs, source: { ...source, type: "GITHUB", location: "https://github.com/somebody/else" } };
    }),
    at: "fjordbevegelse-runner",
    caughtBy: ["runner-stays-inside"],
  },
];
