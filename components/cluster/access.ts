import { eks } from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import { all, type CustomResourceOptions, type Output } from "@pulumi/pulumi";
import { arn, type Place, roleArn, type Tags } from "../shared/index.ts";
import { clusterArn } from "./roles.ts";

export interface AccessArgs {
  /** Name of the role that deploys; the only one that may enter the cluster. */
  readonly deployer: string;
  readonly place: Place;
  readonly tags: Tags;
}

/** Lets the deployer in. Whoever made the cluster is nobody in it, so nothing can be put there before this. */
export function createAccess(
  cluster: eks.Cluster,
  name: string,
  args: AccessArgs,
  child: CustomResourceOptions,
): eks.AccessPolicyAssociation {
  const who = { clusterName: cluster.name, principalArn: roleArn(args.place, args.deployer) };
  const entry = new eks.AccessEntry(`${name}-deployer`, { ...who, type: "STANDARD", tags: args.tags }, child);
  return new eks.AccessPolicyAssociation(
    `${name}-deployer`,
    { ...who, policyArn: accessPolicy(args.place, "AmazonEKSClusterAdminPolicy"), accessScope: { type: "cluster" } },
    { ...child, dependsOn: entry },
  );
}

/** The provider of everything inside the cluster. It forgets nothing by itself when it can't reach the cluster. */
export function createProvider(
  cluster: eks.Cluster,
  name: string,
  args: AccessArgs,
  opts: CustomResourceOptions,
): kubernetes.Provider {
  return new kubernetes.Provider(
    name,
    {
      clusterIdentifier: clusterArn(args.place, name),
      kubeconfig: kubeconfigOf(cluster, name, args),
      deleteUnreachable: false,
      skipUpdateUnreachable: false,
    },
    opts,
  );
}

function kubeconfigOf(cluster: eks.Cluster, name: string, args: AccessArgs): Output<string> {
  return all([cluster.endpoint, cluster.certificateAuthority.data]).apply(([server, certificate]) =>
    planKubeconfig({ name, server, certificate, region: args.place.region, role: roleArn(args.place, args.deployer) }),
  );
}

export interface Connection {
  readonly name: string;
  readonly server: string;
  /** The cluster's own certificate authority, base64: public. */
  readonly certificate: string;
  readonly region: string;
  readonly role: string;
}

/** A kubeconfig that holds no token: each call asks AWS for one as the deployer's role. */
export function planKubeconfig({ name, server, certificate, region, role }: Connection): string {
  const args = ["eks", "get-token", "--cluster-name", name, "--region", region, "--role-arn", role];
  const exec = { apiVersion: "client.authentication.k8s.io/v1", command: "aws", args, interactiveMode: "Never" };
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name, cluster: { server, "certificate-authority-data": certificate } }],
    users: [{ name, user: { exec } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    "current-context": name,
  });
}

function accessPolicy(place: Place, policy: string): string {
  return `${arn({ ...place, region: "", account: "aws" }, "eks", "cluster-access-policy")}/${policy}`;
}
