import type { Deployment } from "@pulumi/pulumi/automation/index.js";
import { specialSecretSig, specialSigKey } from "@pulumi/pulumi/runtime/rpc.js";
import { isSecret as isMarked, leaves, type Value } from "../../graph/index.ts";
import { thingIn } from "../../spec/index.ts";
import { IDENTITY, OWNER } from "../../stacks/index.ts";
import type { Reading } from "../engine/index.ts";
import { isSealed, type Standing, standingIn } from "../standing.ts";
import { Trouble } from "../trouble.ts";
import type { Candidate } from "./candidates.ts";

/** Something the cloud has, as the state is to have it. */
export interface Finding {
  readonly candidate: Candidate;
  readonly resource: Standing;
}

/** What a provider's import says of what isn't there, where it doesn't just say nothing †. */
const ABSENT = /not ?found|no .*association found|does not exist|couldn't find|cannot find/i;

/** A state of nothing but candidates and the providers that can read them. */
export function askingState(exported: Deployment, candidates: readonly Candidate[]): Deployment {
  const needed = new Set(candidates.map(({ gap }) => gap.resource.provider));
  const providers = standingIn(exported).filter(({ urn, id }) => needed.has(`${urn}::${id}`));
  const alone = providers.map(({ urn, type, id, inputs, outputs }) => ({
    urn,
    type,
    custom: true,
    id,
    inputs,
    outputs,
  }));
  const asked = candidates.map(({ gap: { resource }, importId }, index) => ({
    urn: askedUrn(resource.urn, index),
    type: resource.type,
    custom: true,
    id: importId,
    inputs: {},
    provider: resource.provider,
  }));
  const { pending_operations: _, ...deployment } = exported.deployment;
  return { ...exported, deployment: { ...deployment, resources: [...alone, ...asked] } };
}

/** One urn may have several candidates. */
function askedUrn(urn: string, index: number): string {
  return `${urn}.${index}`;
}

/**
 * Those of the candidates that exist.
 * @throws Trouble when one can't be read
 */
export function findingsIn({ state, unread }: Reading, candidates: readonly Candidate[]): Finding[] {
  const read = new Map(standingIn(state).map((each) => [each.urn, each]));
  const unclear = candidates.flatMap((candidate, index) => {
    const reason = unread.get(askedUrn(candidate.gap.resource.urn, index));
    return reason === undefined || ABSENT.test(reason) ? [] : [unreadable(candidate, reason)];
  });
  if (unclear.length > 0) throw new Trouble("not-told", unclear);
  return candidates.flatMap((candidate, index) => {
    const { resource } = candidate.gap;
    const found = read.get(askedUrn(resource.urn, index));
    if (found?.outputs === undefined) return [];
    const { id, inputs = {}, outputs } = found;
    const closed = { inputs: sealed(inputs, resource), outputs: sealed(outputs, resource) };
    return [{ candidate, resource: { ...resource, ...(id !== undefined && { id }), ...closed } }];
  });
}

type Properties = Readonly<Record<string, unknown>>;

/**
 * The cloud tells in the open what we told it as a secret. The state has it sealed: what it once had is known to be
 * secret however often it is read again.
 */
function sealed(told: Properties, { inputs = {} }: Standing): Properties {
  const seal = ([property, value]: [string, unknown]) =>
    isSecret(inputs[property]) && !isSealed(value)
      ? [property, isSealed(inputs[property]) ? inputs[property] : UNTOLD]
      : [property, value];
  return Object.fromEntries(Object.entries(told).map(seal));
}

/** Secret by the program's word alone, which keeps what it is to itself: the next `up` tells it again. */
const UNTOLD = { [specialSigKey]: specialSecretSig, plaintext: "null" };

/** Sealed as in a state, or marked as in a captured plan. */
function isSecret(value: unknown): boolean {
  return isSealed(value) || leaves(value as Value).some((leaf) => isMarked(leaf.value));
}

function unreadable({ gap: { resource }, importId }: Candidate, reason: string): string {
  return `Whether ${thingIn(resource.urn)} exists as ${importId} can't be told, and nothing is made twice: ${reason}`;
}

/**
 * True when a thing is somebody else's: it goes by our name and doesn't carry our mark. What a run was killed over may
 * not have got its tags yet.
 */
export function isForeign({ candidate: { gap }, resource: { outputs } }: Finding, tenant: string): boolean {
  if (gap.mark === undefined) return false;
  const tags = (outputs?.tags ?? {}) as Readonly<Record<string, unknown>>;
  if (gap.pending && tags[IDENTITY] === undefined && tags[OWNER] === undefined) return false;
  return tags[IDENTITY] !== gap.mark || tags[OWNER] !== tenant;
}
