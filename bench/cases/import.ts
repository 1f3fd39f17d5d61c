/** The bare import of the Pulumi packages: what nobody who declares with them can avoid. */
export async function run(): Promise<void> {
  await import("@pulumi/pulumi");
  await import("@pulumi/aws");
  await import("@pulumi/kubernetes");
  await import("@pulumi/random");
}
