import { ofType, type Resource } from "../../../graph/index.ts";
import { each, flag, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule, unproven } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";
import { storeFaults } from "../encryption/index.ts";
import { containersOf, podMakers } from "./objects.ts";

export const imagesTrusted: Rule = {
  id: "K8S-14",
  name: "images-trusted",
  statement:
    "Images come from a registry of the tenant's own region by the digests of the release that was sold, and a registry of the tenant's own forbids changed tags, scans on push and uses the tenant's key.",
  severity: "high",
  capability: "hardening",
  remedy: "name the released image by its digest, in the vendor's registry of the tenant's region",
  premises: [],
  *check(subject) {
    const { graph } = subject;
    yield* each(podMakers(graph), (maker) => judgeImages(subject, maker));
    yield* each(ofType(graph, "aws:ecr/repository:Repository"), (repository) => judgeRepository(subject, repository));
  },
};

function judgeImages({ settled, product, foreignAccounts }: Subject, maker: Resource): Finding {
  const release = product.releases[settled.tenant.product.version];
  const images = containersOf(maker).map((container) => text(maker, `${container}.image`) ?? "no image");
  if (!release) return unproven(maker, `the product has no release ${settled.tenant.product.version}`);
  const released = [`${product.web.image}@${release.web}`, `${product.app.image}@${release.app}`];
  const host = `.dkr.ecr.${settled.region}.${settled.suffix}/`;
  const faults = images.flatMap((image) => {
    const [account = "", name = ""] = image.split(host);
    if (!/^\d{12}$/.test(account) || foreignAccounts.includes(account))
      return `${image} is not in the vendor's registry`;
    if (!/@sha256:[0-9a-f]{64}$/.test(name)) return `${image} is not named by its digest`;
    return released.includes(name) ? [] : `${image} was not released`;
  });
  return faults.length === 0 && images.length > 0
    ? pass(maker, `${maker.name} runs what was released as ${settled.tenant.product.version}`, { images })
    : fail(maker, `${maker.name} runs what nobody vouches for, since ${faults.join(" and ")}`, { images });
}

function judgeRepository(subject: Subject, repository: Resource): Finding {
  const faults = [
    ...(text(repository, "imageTagMutability") === "IMMUTABLE" ? [] : ["tags can be moved"]),
    ...(flag(repository, "imageScanningConfiguration.scanOnPush") ? [] : ["images aren't scanned"]),
    ...storeFaults(subject, repository, { key: "encryptionConfigurations.*.kmsKey" }),
  ];
  return faults.length === 0
    ? pass(repository, `images of ${repository.name} can't be changed, are scanned, and lie under the tenant's key`)
    : fail(repository, `images of ${repository.name} can't be trusted, since ${faults.join(" and ")}`, { faults });
}
