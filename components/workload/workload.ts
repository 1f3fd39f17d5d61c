import * as pulumi from "@pulumi/pulumi";
import type { Cluster } from "../cluster/index.ts";
import type { Place, Tags } from "../shared/index.ts";
import { createDeployment } from "./deployment.ts";
import { createIdentity } from "./identity.ts";
import { planPolicies } from "./policies.ts";
import type { Environment, Extra, Part, Process, Volume } from "./process.ts";
import { createRoom } from "./room.ts";
import { createVolume } from "./volumes.ts";

export interface WorkloadArgs {
  readonly cluster: Cluster;
  /** Account that holds the image repositories, in the tenant's region. */
  readonly imageAccount: string;
  /** The part that answers people. */
  readonly web: Process;
  /** The part behind it that reaches the data. */
  readonly app: Process;
  /** Fixed port on web nodes that the load balancer calls, 30000 to 32767. */
  readonly nodePort: number;
  /** Ports of hosts outside that the application may call. */
  readonly outsidePorts: readonly number[];
  /** Addresses of tiers that pods call or are called from. */
  readonly addresses: { readonly edge: string; readonly data: string; readonly control: string };
  readonly database: {
    readonly host: pulumi.Input<string>;
    readonly port: number;
    readonly name: string;
    /** User that signs in with IAM. */
    readonly user: string;
  };
  /** Where the customer's directory stands. @default none was sold */
  readonly directory?: { readonly networks: readonly string[]; readonly ports: readonly number[] };
  /** What the tenant bought besides. @default nothing */
  readonly extras?: readonly Extra[];
  readonly place: Place;
  readonly tags: Tags;
}

/**
 * The product itself on the tenant's cluster: web in front, app behind it, each in a namespace and on nodes of its own.
 * Nothing reaches anything but load balancer → web → app → database, and the application the hosts that the firewall lists.
 */
export class Workload extends pulumi.ComponentResource {
  constructor(name: string, args: WorkloadArgs, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:workload:Workload", name, {}, opts);
    const child = { parent: this };
    const inside = { ...child, ...args.cluster.inside };
    const ports = {
      web: args.web.port,
      app: args.app.port,
      database: args.database.port,
      outside: args.outsidePorts,
    };
    const policies = planPolicies({ ...args.addresses, ports, ...(args.directory && { directory: args.directory }) });
    const identity = createIdentity(
      `${name}-app`,
      {
        ...args,
        extras: args.extras ?? [],
        clusterName: args.cluster.clusterName,
        databaseUser: args.database.user,
      },
      { ...child, after: args.cluster },
    );
    const rooms = PARTS.map((part) =>
      createRoom(
        `${name}-${part}`,
        {
          part,
          process: args[part],
          version: args.cluster.version,
          claims: foldersOf(part, args).length,
          policies: policies[part],
        },
        inside,
      ),
    );
    const within = { ...inside, dependsOn: [args.cluster, ...rooms.flat()] };
    const folders = foldersOf("app", args).flatMap((volume) => createVolume(`${name}-app`, "app", volume, within));
    const after = [args.cluster, identity, ...rooms.flat(), ...folders];
    PARTS.forEach((part) => {
      createDeployment(`${name}-${part}`, deploymentArgs(part, args), { ...inside, after });
    });
    this.registerOutputs();
  }
}

const PARTS: readonly Part[] = ["web", "app"];

/** Folders that a part is given: the application alone opens any. */
function foldersOf(part: Part, { extras = [] }: WorkloadArgs): readonly Volume[] {
  return part === "app" ? extras.flatMap(({ volumes = [] }) => volumes) : [];
}

function deploymentArgs(part: Part, args: WorkloadArgs) {
  const process = args[part];
  const shared = { part, process, image: imageOf(process, args) };
  return part === "web"
    ? { ...shared, environment: webEnvironment(args), nodePort: args.nodePort }
    : { ...shared, environment: appEnvironment(args), folders: foldersOf(part, args).map(({ name }) => name) };
}

/** The image in the registry of the tenant's own region, by digest: a tag can be moved, this can't. */
function imageOf({ image, digest }: Process, { imageAccount, place }: WorkloadArgs): string {
  return `${imageAccount}.dkr.ecr.${place.region}.${place.suffix}/${image}@${digest}`;
}

function webEnvironment({ web, app }: WorkloadArgs): Environment {
  return { PORT: `${web.port}`, APP_URL: `https://app.app.svc.cluster.local:${app.port}` };
}

function appEnvironment({ app, database, extras = [], place }: WorkloadArgs): Environment {
  return {
    ...Object.assign({}, ...extras.map(({ environment }) => environment)),
    PORT: `${app.port}`,
    AWS_REGION: place.region,
    DATABASE_HOST: database.host,
    DATABASE_PORT: `${database.port}`,
    DATABASE_NAME: database.name,
    DATABASE_USER: database.user,
  };
}
