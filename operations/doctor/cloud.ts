/** Who somebody is to AWS. */
export interface Identity {
  readonly account: string;
  readonly arn: string;
}

/** One container image, by the account whose registry holds it. */
export interface Image {
  readonly registry: string;
  readonly region: string;
  readonly repository: string;
  readonly digest: string;
}

/** What one identity can ask AWS. Each throws what AWS or the way to it answers instead; see `failure.ts`. */
export interface Seat {
  whoAmI(): Promise<Identity>;
  /** How the account stands to a region, in AWS's word: `ENABLED`, `DISABLED` … */
  optIn(region: string): Promise<string>;
  hasRole(name: string): Promise<boolean>;
  /** True when the account holds a public DNS zone of this name. */
  hasZone(domain: string): Promise<boolean>;
  hasImage(image: Image): Promise<boolean>;
}

/** AWS as the credentials of the environment reach it. */
export interface Cloud {
  readonly own: Seat;
  /** The same after taking on a role, which is done when something is first asked. */
  as(roleArn: string): Seat;
}
