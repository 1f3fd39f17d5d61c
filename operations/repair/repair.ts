import { isDeepStrictEqual } from "node:util";
import type { Deployment } from "@pulumi/pulumi/automation/index.js";
import type { Graph } from "../../graph/index.ts";
import { thingIn } from "../../spec/index.ts";
import type { DrivenStack } from "../engine/index.ts";
import type { Search } from "../search/index.ts";
import { standingIn } from "../standing.ts";
import { Trouble } from "../trouble.ts";
import { candidatesFor } from "./candidates.ts";
import { askingState, type Finding, findingsIn, isForeign } from "./findings.ts";
import { type Gap, gapsIn, pendingIn } from "./gaps.ts";
import { mended } from "./mended.ts";
import { wayOf } from "./ways.ts";

/** What the cloud has of a tenant that its state doesn't know. */
export interface Loss {
  readonly exported: Deployment;
  readonly findings: readonly Finding[];
  /** Creates that a killed run left open and that came to nothing. */
  readonly undone: readonly Gap[];
  /** What the next run would make and somebody else already has. */
  readonly foreign: readonly Finding[];
}

export interface Lost {
  readonly stack: DrivenStack;
  readonly search: Search;
  readonly tenant: string;
  readonly declared: Graph;
}

/**
 * Looks up all that a run may have made without the state knowing.
 * @throws Trouble when something can't be told
 */
export async function lookForLoss(exported: Deployment, { stack, search, tenant, declared }: Lost): Promise<Loss> {
  const gaps = gapsIn(exported, declared);
  const untold = gaps.filter(({ resource }) => wayOf(resource.type) === undefined);
  if (untold.length > 0) throw new Trouble("not-told", untold.map(unknownType));
  const standing = standingIn(exported);
  const candidates = await candidatesFor(gaps, { search, tenant, standing });
  const reading = candidates.length > 0 ? await stack.lookAt(askingState(exported, candidates)) : undefined;
  const known = new Set(standing.map(({ type, id }) => `${type} ${id}`));
  const found = reading ? findingsIn(reading, candidates) : [];
  const strange = found.filter(({ resource: { type, id } }) => !known.has(`${type} ${id}`));
  const foreign = strange.filter((finding) => isForeign(finding, tenant));
  const findings = strange.filter((finding) => !foreign.includes(finding));
  onlyOneEach(findings);
  const made = new Set(findings.map(({ resource }) => resource.urn));
  return { exported, findings, foreign, undone: gaps.filter((gap) => gap.pending && !made.has(gap.resource.urn)) };
}

/** True when the state isn't as the cloud is. */
export function isLoss({ findings, exported }: Loss): boolean {
  return findings.length > 0 || pendingIn(exported).some(({ type }) => type === "creating");
}

/**
 * Takes into the state what was found, and out of it what came to nothing.
 * @throws Trouble when another run has changed the state meanwhile, or is at work
 */
export async function mend({ exported, findings }: Loss, stack: DrivenStack): Promise<void> {
  if (!isDeepStrictEqual(await stack.export(), exported)) {
    throw new Trouble("locked", ["Another run is at work on this tenant: wait until it has ended, then run again."]);
  }
  await stack.replace(mended(exported, findings));
}

/** One sentence for each thing that is taken into the state, or made after all. */
export function sayLoss({ findings, undone }: Loss): string[] {
  return [
    ...findings.map(
      ({ resource }) =>
        `${thingIn(resource.urn)} exists since a run that didn't end well: taken into the state as ${resource.id}.`,
    ),
    ...undone.map(
      ({ resource }) =>
        `The last run was ended by force while it made ${thingIn(resource.urn)}, which came to nothing.`,
    ),
  ];
}

/** Says of each thing that somebody else has what to do about it. */
export function sayForeign({ foreign }: Loss): string[] {
  return foreign.map(
    ({ candidate: { importId }, resource }) =>
      `${thingIn(resource.urn)} can't be made: ${importId} stands already and doesn't carry this tenant's mark. ` +
      "Delete or rename that one, then run again.",
  );
}

function onlyOneEach(findings: readonly Finding[]): void {
  const urns = [...new Set(findings.map(({ resource }) => resource.urn))];
  const several = urns
    .map((urn) => findings.filter(({ resource }) => resource.urn === urn))
    .filter(({ length }) => length > 1);
  if (several.length > 0) throw new Trouble("not-told", several.map(sayTwins));
}

function sayTwins(findings: readonly Finding[]): string {
  const name = findings.slice(0, 1).map(({ resource }) => thingIn(resource.urn));
  const ids = findings.map(({ resource }) => resource.id).join(" and ");
  return `${name} exists more than once, as ${ids}: delete those that nothing uses, then run again.`;
}

function unknownType({ resource }: Gap): string {
  return (
    `Whether ${thingIn(resource.urn)} exists can't be told: operations/repair/ways.ts doesn't say how to look for one. ` +
    "Add its type there, so that nothing is made twice."
  );
}
