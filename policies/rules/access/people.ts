import { type Graph, ofType, type Resource } from "../../../graph/index.ts";
import { document, type Statement } from "../../document.ts";

/** Whose roles aren't the vendor's. */
const OTHERS = ["auditor", "client"];

/** A way for people to take a role. */
export interface Person {
  readonly admits: Statement;
  /** Seats that the identity provider gives to one person each, e.g. `operator-2`. */
  readonly seats: readonly string[];
}

export const rolesOf = (graph: Graph): readonly Resource[] => ofType(graph, "aws:iam/role:Role");

/** Every way for somebody who is no service to take a role. Throws `Unproven` where that can't be known. */
export function peopleOf(role: Resource): readonly Person[] {
  return (document(role, "assumeRolePolicy") ?? [])
    .filter(({ effect, principals }) => effect === "Allow" && principals.some(({ kind }) => kind !== "Service"))
    .map((admits) => ({ admits, seats: vouchedFor(admits, "aws:RequestTag/seat") }));
}

/** Values that a tag must have of which the identity provider speaks: of itself, whoever takes a role says what it likes. */
export const vouchedFor = (admits: Statement, key: string): readonly string[] =>
  admits.principals.every(({ kind }) => kind === "Federated") ? valuesOf(admits, "StringEquals", key) : [];

/** Values of one condition; empty when it isn't made. */
export function valuesOf({ conditions }: Statement, operator: string, key: string): readonly string[] {
  return conditions.filter((one) => one.operator === operator && one.key === key).flatMap(({ values }) => values);
}

/** Whether a seat of a role is of this part, whatever its others are of. */
export function isRoleOf(role: Resource, part: string): boolean {
  return peopleOf(role).some(({ seats }) => seats.some((seat) => partOf(seat) === part));
}

/** Whether somebody of the vendor takes a role, be it not for emergencies alone. */
export function isOperators(role: Resource): boolean {
  const vendors = peopleOf(role).filter(isVendors);
  return vendors.some(({ seats }) => seats.length === 0 || seats.some((seat) => !isForEmergencies(seat)));
}

export const isForEmergencies = (seat: string): boolean => partOf(seat) === "break-glass";

/** Whether anybody of the vendor comes this way: whoever isn't known to be somebody else. */
export const isVendors = ({ seats }: Person): boolean =>
  seats.length === 0 || seats.some((seat) => !OTHERS.includes(partOf(seat)));

/** Networks from which somebody comes; the whole internet where nothing is said. */
export function networksOf({ admits }: Person): readonly string[] {
  const named = valuesOf(admits, "IpAddress", "aws:SourceIp");
  return named.length === 0 ? ["0.0.0.0/0"] : named;
}

/** `break-glass` of `break-glass-2`. */
const partOf = (seat: string): string => seat.replace(/-\d+$/, "");
