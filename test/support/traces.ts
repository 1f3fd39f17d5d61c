import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { Stage } from "../../operations/stage.ts";
import { declareTenant, IDENTITY } from "../../stacks/index.ts";
import type { TestStage } from "./stage.ts";

/** A word that nobody but its owner may read. */
const WORD = "the-heron-stands-at-noon";

/** The one thing with something secret in what it is made of: its type's last word and its name. */
export const SECRET_THING = "EventRule almendro-backup-failures";

/** The tenant's program, with a word that is secret among what one thing is made of and what the stack tells. */
export const withSecret: Stage["declare"] = (input) => {
  pulumi.runtime.registerStackTransformation(({ type, name, props, opts }) =>
    `${type.split(":").at(-1)} ${name}` === SECRET_THING
      ? { props: { ...props, description: pulumi.secret(WORD) }, opts }
      : undefined,
  );
  return { ...declareTenant(input).outputs, word: pulumi.secret(WORD) };
};

/**
 * Files of a stage in which the word or the passphrase stands in the open, and the first of what was told in which it
 * does. The simulated cloud may know what it was told.
 */
export function leaksIn({ home }: TestStage, told: readonly unknown[]): string[] {
  const secrets = [WORD, readFileSync(home.passphrase, "utf8").trim()];
  const isOpen = (text: string) => secrets.some((secret) => text.includes(secret));
  const files = readdirSync(home.folder, { recursive: true, encoding: "utf8" }).map((file) => join(home.folder, file));
  const cloud = join(home.folder, "world");
  const open = files
    .filter((file) => file !== home.passphrase && !file.startsWith(cloud) && statSync(file).isFile())
    .filter((file) => isOpen(readFileSync(file, "latin1")));
  return [
    ...open.map((file) => relative(home.folder, file)),
    ...told.map((each) => JSON.stringify(each)).filter(isOpen),
  ];
}

/** Marks and names that two living things of the simulated cloud share: what was made twice. */
export async function twinsIn(stage: TestStage): Promise<string[]> {
  const ours = (await stage.inventory()).filter(({ madeBy, until }) => madeBy === "us" && until === null);
  const sames = ours.map(({ account, region, type, settings }) => {
    const mark = (settings.tags as Readonly<Record<string, string>> | undefined)?.[IDENTITY];
    return `${type} ${account} ${region} ${mark ?? JSON.stringify(settings)}`;
  });
  return sames.filter((same, index) => sames.indexOf(same) !== index);
}
