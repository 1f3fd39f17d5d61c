import { createHash } from "node:crypto";
import type { Kind } from "../kinds/index.ts";
import { arn } from "./arn.ts";
import { isJson, matches, oneOf } from "./wellformed.ts";

const document: Kind = {
  type: "aws:ssm/document:Document",
  schema: "AWS::SSM::Document",
  defaults: { documentFormat: "JSON" },
  replaceOn: { name: "a document is its name", documentType: "a document keeps its type" },
  updates: { content: "the provider makes a new version of it", versionName: "goes with a new version" },
  unique: [{ by: ["name"], code: "DocumentAlreadyExists" }],
  missing: "InvalidDocument",
  volatile: ["defaultVersion", "documentVersion", "hash", "latestVersion"],
  check: (inputs) => [
    ...matches(
      inputs,
      "name",
      /^(?!aws|amazon|amzn)[\w.-]{3,128}$/i,
      "3 to 128 letters, digits and ._-, not AWS's own",
    ),
    ...oneOf(inputs, "documentType", ["Automation", "Command", "Policy", "Session"]),
    ...oneOf(inputs, "documentFormat", ["JSON", "YAML", "TEXT"]),
    ...(inputs.documentFormat === "JSON" ? isJson(inputs, "content") : []),
  ],
  id: (scene) => scene.text("name"),
  arn: ({ place, settings }, id) =>
    arn(place, "ssm", `${settings.documentType === "Automation" ? "automation-definition" : "document"}/${id}`),
  facts: ({ place, now, settings }, _, before) => {
    const version = String(Number(before?.facts.latestVersion ?? 0) + 1);
    const { description = "", schemaVersion = "", parameters = {} } = JSON.parse(String(settings.content));
    return {
      createdDate: before?.facts.createdDate ?? now.toISOString(),
      defaultVersion: version,
      description,
      documentVersion: version,
      hash: createHash("sha256").update(String(settings.content)).digest("hex"),
      hashType: "Sha256",
      latestVersion: version,
      owner: place.account,
      parameters: Object.entries(parameters as Record<string, Record<string, string>>).map(([name, given]) => ({
        name,
        type: given.type ?? "String",
        description: given.description ?? "",
        defaultValue: given.default ?? "",
      })),
      platformTypes: ["Linux", "MacOS", "Windows"],
      schemaVersion,
      status: "Active",
    };
  },
};

export const ssm = [document];
