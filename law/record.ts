import type { Accounts } from "../spec/index.ts";
import type { Housed, Settled } from "./settled.ts";

/** Where the record of what is built for a tenant is kept, and the key that seals its secrets, as the engine is told. */
export interface RecordAddress {
  /** Such as `s3://domicile-state-111122223333-eu-south-2?region=eu-south-2`. */
  readonly state: string;
  /** Such as `awskms://alias/domicile-state?region=eu-south-2`. */
  readonly secrets: string;
}

/** The record's addresses: in the settled regions, under the names that the foundation gives bucket and key. */
export function recordOf(settled: Settled, accounts: Accounts): RecordAddress {
  const home = (what: Housed) => {
    const found = settled.homes.find((each) => each.what === what);
    if (found === undefined) throw new Error(`No place was settled for the ${what} of ${settled.tenant.name}.`);
    return { region: found.region, account: accounts[found.account] };
  };
  const { region, account } = home("state");
  return {
    state: `s3://domicile-state-${account}-${region}?region=${region}`,
    secrets: `awskms://alias/domicile-state?region=${home("state-key").region}`,
  };
}
