import type { Spot, Tagged } from "../../simulator/index.ts";

/** Where to look: a region of an account, and the role by which we work there. */
export interface Site extends Spot {
  readonly roleArn: string;
}

/** What can be asked of a cloud beside what its providers ask. */
export interface Search {
  /** Everything at this site that carries the tenant's tag. What was made seconds ago may be missing on AWS. */
  tagged(site: Site, tenant: string): Promise<readonly Tagged[]>;
  /** What imports go by, of all things of a type that were made with these inputs. */
  listed(site: Site, type: string, inputs: Readonly<Record<string, string>>): Promise<readonly string[]>;
}
