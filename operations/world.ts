/** Where a tenant comes to stand: AWS, or the simulated one. The engine never knows which. */
export interface World {
  /** What the engine's environment must say for it to reach this world. */
  readonly environment: Readonly<{ [name: string]: string }>;
  /** Address of the state, as Pulumi writes it. */
  readonly state: string;
  /** What seals secrets in the state, as Pulumi writes it; a passphrase when absent. */
  readonly secrets?: string;
  close(): Promise<void>;
}
