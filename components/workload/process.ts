import type { Input } from "@pulumi/pulumi";
import type { Statement } from "../shared/index.ts";

/** The two parts of a product, each in its own namespace, on its own nodes. */
export type Part = "web" | "app";

/** One part of the product, as its vendor describes it. It speaks TLS on its port. */
export interface Process {
  /** Repository under the registry, without host or tag. */
  readonly image: string;
  /** The image's digest, `sha256:…`: what runs is what was released. */
  readonly digest: string;
  /** TCP port of the container, from 1024. */
  readonly port: number;
  /** Path that answers 200 once it serves. */
  readonly health: string;
  /** Copies that run at one time, at least two. */
  readonly replicas: number;
  /** What one container asks for and may not exceed, as Kubernetes writes it. */
  readonly container: { readonly cpu: string; readonly memory: string };
}

/** Names every part reads its settings by; never a secret. */
export type Environment = Readonly<Record<string, Input<string>>>;

/** A folder outside the cluster. */
export interface Volume {
  readonly name: string;
  /** Its file system and entrance, as the EFS driver takes them. */
  readonly handle: Input<string>;
}

/** Something outside the cluster: how the application is told of it, and what it may do with it. */
export interface Extra {
  /** What it is, in a word. */
  readonly name: string;
  readonly environment: Environment;
  /** @default it needs no right of AWS's */
  readonly right?: Statement | readonly Statement[];
  /** Folders that it is given under `/shared`. @default none */
  readonly volumes?: readonly Volume[];
}
