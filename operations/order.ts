import { isRefused, type Refusal, refuseAnew, refuseEnded, type Settled, settle } from "../law/index.ts";
import { type Accounts, loadOrder, loadWish, type Order, type Wish } from "../spec/index.ts";
import { dayOf } from "./day.ts";
import type { Placement, Refusals } from "./shapes/index.ts";

/** An order that the law lets be built. */
export interface Placed extends Order {
  readonly settled: Settled;
}

/** An order as the law answers it: placed, or refused with every reason. */
export type Taken<T extends Wish = Order> =
  | { readonly placed: T & { readonly settled: Settled } }
  | { readonly name: string; readonly refusals: Refusals };

/**
 * Reads a tenant file, the platform and the product, and asks the law.
 * @param today null where nothing is built: what stands may be looked at, handed over and taken down whatever the day.
 * @default the day it is
 * @throws BadInput with every problem of the files
 */
export function takeOrder(root: string, file: string, today: Date | null = new Date()): Taken {
  return take(loadOrder({ root, file }), today);
}

/** The same for a tenant that may still be without accounts: whether it can be sold doesn't rest on them. */
export function takeWish(root: string, file: string, today = new Date()): Taken<Wish> {
  return take(loadWish({ root, file }), today);
}

/** Accounts that nobody has, in the place of those that a tenant will get, and its host as it will be served. */
export const STAND_INS: Accounts = {
  tenant: "000000000001",
  backup: "000000000002",
  deployer: "domicile-deployer",
  certificate: "proved",
};

/** The same for what is only shown: a plan is drawn with stand-ins while a tenant is still without accounts. */
export function takeOutline(root: string, file: string, today: Date | null = new Date()): Taken {
  const wish = loadWish({ root, file });
  return take({ ...wish, accounts: wish.accounts ?? STAND_INS }, today);
}

/** Whether an order's accounts are its own, and don't stand in for them. */
export const hasAccounts = ({ accounts }: Order): boolean => accounts !== STAND_INS;

function take<T extends Wish>(order: T, today: Date | null): Taken<T> {
  const settled = settle(order.tenant);
  const ended = today === null ? [] : refuseEnded(order.tenant, dayOf(today));
  if (!isRefused(settled) && ended.length === 0) return { placed: { ...order, settled } };
  const refusals = [...ended, ...(isRefused(settled) ? settled : [])];
  return { name: order.tenant.name, refusals: refusals.map((refusal) => located(order, refusal)) };
}

/** Why a home can't be begun, on top of what refuses it anyway: its contract is over. */
export function refusedAnew(placed: Placed, today = new Date()): Refusals {
  return refuseAnew(placed.tenant, dayOf(today)).map((refusal) => located(placed, refusal));
}

/** What results say of where a tenant lives. */
export function placementOf({ partition, region, zones, homes }: Settled): NonNullable<Placement> {
  return { partition, region, zones: [...zones], homes: homes.map((home) => ({ ...home })) };
}

function located({ locate }: Wish, { path, found, say, source, alternatives }: Refusal): Refusals[number] {
  const { line = null, column = null } = locate(path) ?? {};
  const allowed = alternatives.map(({ write }) => write).join(", ") || null;
  return { path, line, column, found, allowed, say, source, alternatives: [...alternatives] };
}
