import { createHash } from "node:crypto";
import type { ResourceTransformation } from "@pulumi/pulumi";

export type Tags = Readonly<Record<string, string>>;

/** Tag that holds whose it is: the tenant's name. */
export const OWNER = "domicile:tenant";

/** Tag that holds a resource's identity; by it a crashed run finds what it made. */
export const IDENTITY = "domicile:id";

/** Tag that a backup selection looks for, on everything that holds data. */
export const BACKED_UP: Tags = { "domicile:backup": "promised" };

/**
 * What every resource of one tenant says of itself. Tags leave the region with billing records: no personal data.
 *
 * @param classes kinds of data as sold, e.g. `["children", "health"]`.
 */
export function ownerTags(tenant: string, classes: readonly string[]): Tags {
  return { [OWNER]: tenant, "domicile:data": [...classes].sort().join("+") };
}

/** Identity of the resource with this type token and name: sixteen hexadecimal digits that never change. */
export function identity(type: string, name: string): string {
  return createHash("sha256").update(`${type}::${name}`).digest("hex").slice(0, 16);
}

/** Adds its identity to every tagged resource beneath the component that carries this transformation. */
export const stampIdentity: ResourceTransformation = ({ type, name, props, opts }) =>
  props.tags === undefined
    ? undefined
    : { props: { ...props, tags: { ...props.tags, [IDENTITY]: identity(type, name) } }, opts };
