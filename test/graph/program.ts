import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

/** A small home: a component in a component, references by property, an unknown inside a document, and a secret. */
export class Home extends pulumi.ComponentResource {
  readonly room: Room;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("domicile:test:Home", name, {}, opts);
    this.room = new Room(`${name}-data`, { parent: this });
    this.registerOutputs({ bucket: this.room.bucket.bucket });
  }
}

class Room extends pulumi.ComponentResource {
  readonly bucket: aws.s3.Bucket;

  constructor(name: string, opts: pulumi.ComponentResourceOptions) {
    super("domicile:test:Room", name, {}, opts);
    const child = { parent: this };
    const key = new aws.kms.Key(`${name}-key`, { description: "data" }, { ...child, protect: true });
    this.bucket = new aws.s3.Bucket(name, { bucket: "almendro-data" }, { ...child, retainOnDelete: true });
    new aws.s3.BucketServerSideEncryptionConfiguration(
      name,
      {
        bucket: this.bucket.bucket,
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn } }],
      },
      child,
    );
    const password = new random.RandomPassword(name, { length: 24 }, child);
    new aws.ssm.Parameter(`${name}-made`, { type: "SecureString", value: password.result }, child);
    new aws.ssm.Parameter(`${name}-given`, { type: "SecureString", value: pulumi.secret("correct horse") }, child);
  }
}

export const PLACE = { project: "domicile", stack: "almendro" };

export function program(): void {
  const provider = new aws.Provider("tenant", { region: "eu-south-2", allowedAccountIds: ["111122223333"] });
  const chance = new random.Provider("chance");
  new Home("almendro", { providers: [provider, chance] });
}
