/** The bare import of the Pulumi packages: what a program that declares with them begins with. */
export async function run(): Promise<void> {
  await import("@pulumi/pulumi");
  await import("@pulumi/aws");
  await import("@pulumi/kubernetes");
  await import("@pulumi/random");
}
