import type { Placed } from "../order.ts";
import type { Cloud, Identity, Seat } from "./cloud.ts";
import { failureOf } from "./failure.ts";
import { bad, good, LAY_THE_GROUND, type Line, sayFailure, untold } from "./line.ts";

/** Each account of a tenant that the deployer gets into, and what was found on the way. */
export interface Entry {
  readonly lines: readonly Line[];
  readonly seats: Partial<Readonly<Record<Purpose, Seat>>>;
}

export type Purpose = "tenant" | "backup";
const PURPOSES: readonly Purpose[] = ["tenant", "backup"];
const NEEDED = "It is asked once the credentials are right.";

/** Looks at the credentials, and takes on the deployer's role in both accounts. */
export async function enter(placed: Placed, cloud: Cloud): Promise<Entry> {
  const me = await credentials(cloud);
  if ("line" in me) {
    const lines = PURPOSES.map((purpose) =>
      untold("account", `${sayAccount(placed, purpose)}: can't be told. ${NEEDED}`),
    );
    return { lines: [me.line, ...lines], seats: {} };
  }
  const found = await Promise.all(PURPOSES.map((purpose) => enterOne(placed, cloud, purpose)));
  const line = good("credentials", `You are ${me.identity.arn}.`);
  const seats = Object.fromEntries(found.flatMap(({ purpose, seat }) => (seat ? [[purpose, seat]] : [])));
  return { lines: [line, ...found.map((each) => each.line)], seats };
}

async function credentials({ own }: Cloud): Promise<{ readonly identity: Identity } | { readonly line: Line }> {
  try {
    return { identity: await own.whoAmI() };
  } catch (error) {
    const failure = failureOf(error);
    const say = sayFailure(failure, "sts:GetCallerIdentity");
    const yours = failure.kind === "no-credentials" || failure.kind === "expired" || failure.kind === "invalid";
    const mend = failure.kind === "no-credentials" ? "aws configure sso" : "aws sso login";
    return { line: yours ? bad("credentials", say, mend) : untold("credentials", `They can't be told. ${say}`) };
  }
}

async function enterOne(placed: Placed, cloud: Cloud, purpose: Purpose) {
  const { settled, accounts } = placed;
  const account = accounts[purpose];
  const seat = cloud.as(`arn:${settled.partition}:iam::${account}:role/${accounts.deployer}`);
  const about = sayAccount(placed, purpose);
  try {
    const there = await seat.whoAmI();
    if (there.account !== account) return { purpose, line: elsewhere(about, there.account) };
    return { purpose, seat, line: good("account", `${about}: the role ${accounts.deployer} lets you in.`) };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === "denied") return { purpose, line: shut(placed, about, account) };
    return { purpose, line: untold("account", `${about}: can't be told. ${sayFailure(failure, "sts:AssumeRole")}`) };
  }
}

function sayAccount({ accounts }: Placed, purpose: Purpose): string {
  return `The ${purpose} account ${accounts[purpose]}`;
}

function elsewhere(about: string, account: string): Line {
  return bad("account", `${about}: the role leads into ${account} instead.`, "$EDITOR platform/platform.yaml");
}

/** AWS doesn't tell a role that isn't there from one that keeps us out. */
function shut({ accounts }: Placed, about: string, account: string): Line {
  const say =
    `${about}: there is no role ${accounts.deployer} that lets you in. The foundation makes it in ${account}, for the ` +
    "vendor's pipeline and people: come in by one of their roles, and lay it if it isn't there.";
  return bad("account", say, LAY_THE_GROUND);
}
