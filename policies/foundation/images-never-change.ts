import { ofType, type Resource } from "../../graph/index.ts";
import { each, flag, text, texts } from "../read.ts";
import { type Finding, fail, pass } from "../rule.ts";
import type { FoundationRule } from "./subject.ts";

export const imagesNeverChange: FoundationRule = {
  id: "PAT-20",
  name: "images-never-change",
  statement: "Image repositories are scanned, under a key of ours, and a tag once given is never moved.",
  severity: "high",
  capability: "hardening",
  remedy: "make the repository's tags immutable, scan on push, and encrypt it with a key of the vendor's",
  premises: [],
  check: ({ graph }) => each(ofType(graph, "aws:ecr/repository:Repository"), judgeRepository),
};

function judgeRepository(repository: Resource): Finding {
  const about = `the repository ${repository.name}`;
  if (text(repository, "imageTagMutability") !== "IMMUTABLE") return fail(repository, `${about} lets tags move`);
  if (flag(repository, "imageScanningConfiguration.scanOnPush") !== true)
    return fail(repository, `${about} isn't scanned`);
  const sealed = texts(repository, "encryptionConfigurations.*.encryptionType").join() === "KMS";
  if (!sealed || (repository.refs.encryptionConfigurations ?? []).length !== 1)
    return fail(repository, `${about} is under no key of ours`);
  return pass(repository, `${about} is scanned, sealed, and its tags stay`);
}
