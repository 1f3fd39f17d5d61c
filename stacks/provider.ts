import * as aws from "@pulumi/aws";
import { type Place, roleArn } from "../components/index.ts";

/** A provider that can touch one region of one account, and refuses to run with any other's credentials. */
export function createProvider(name: string, place: Place, deployer: string): aws.Provider {
  return new aws.Provider(name, {
    region: place.region as aws.Region,
    allowedAccountIds: [place.account],
    assumeRoles: [{ roleArn: roleArn(place, deployer), sessionName: "domicile" }],
  });
}
