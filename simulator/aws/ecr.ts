import { type Kind, partOf, uses } from "../kinds/index.ts";
import { arn, suffixOf } from "./arn.ts";
import { KEY } from "./kms.ts";
import { isJson, matches, oneOf } from "./wellformed.ts";

const REPOSITORY = "aws:ecr/repository:Repository";

const repository: Kind = {
  type: REPOSITORY,
  schema: "AWS::ECR::Repository",
  name: { property: "name", max: 256, lower: true },
  defaults: { forceDelete: false, imageTagMutability: "MUTABLE" },
  replaceOn: { encryptionConfigurations: "a repository keeps its key" },
  refs: { "encryptionConfigurations.kmsKey": uses(KEY) },
  unique: [{ by: ["name"], code: "RepositoryAlreadyExistsException" }],
  missing: "RepositoryNotFoundException",
  check: (inputs) => [
    ...matches(inputs, "name", /^[a-z0-9]+([._/-][a-z0-9]+)*$/, "lower-case letters, digits and ._-/"),
    ...oneOf(inputs, "imageTagMutability", [
      "MUTABLE",
      "IMMUTABLE",
      "IMMUTABLE_WITH_EXCLUSION",
      "MUTABLE_WITH_EXCLUSION",
    ]),
  ],
  id: (scene) => scene.text("name"),
  arn: ({ place }, id) => arn(place, "ecr", `repository/${id}`),
  facts: ({ place }, id) => ({
    registryId: place.account,
    repositoryUrl: `${place.account}.dkr.ecr.${place.region}.${suffixOf(place.partition)}/${id}`,
  }),
};

const repositoryPolicy: Kind = {
  type: "aws:ecr/repositoryPolicy:RepositoryPolicy",
  replaceOn: { repository: "a policy is its repository's" },
  refs: { repository: partOf(REPOSITORY) },
  check: (inputs) => isJson(inputs, "policy"),
  id: (scene) => scene.text("repository"),
  facts: ({ place }) => ({ registryId: place.account }),
};

export const ecr = [repository, repositoryPolicy];
