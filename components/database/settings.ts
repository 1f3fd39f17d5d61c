import { rds } from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../shared/index.ts";
import type { Engine, EngineName } from "./engine.ts";

/** The engine's settings, under a name of their own for each family: a major version brings its own group. */
export function createParameterGroup(
  name: string,
  engine: Engine,
  tags: Tags,
  child: pulumi.CustomResourceOptions,
): rds.ParameterGroup {
  return new rds.ParameterGroup(
    name,
    {
      name: groupName(name, engine),
      description: `${engine.family} of ${name}`,
      family: engine.family,
      parameters: engine.parameters.map((parameter) => ({ ...parameter })),
      tags,
    },
    child,
  );
}

export function createOptionGroup(
  name: string,
  engineName: EngineName,
  engine: Engine,
  tags: Tags,
  child: pulumi.CustomResourceOptions,
): rds.OptionGroup {
  return new rds.OptionGroup(
    name,
    {
      name: groupName(name, engine),
      optionGroupDescription: `${engine.family} of ${name}`,
      engineName,
      majorEngineVersion: engine.major,
      options: Object.entries(engine.options).map(([optionName, settings]) => ({
        optionName,
        optionSettings: Object.entries(settings).map(([setting, value]) => ({ name: setting, value })),
      })),
      tags,
    },
    child,
  );
}

function groupName(name: string, engine: Engine): string {
  return `${name}-${engine.family.replace(".", "-")}`;
}
