import { readFileSync, writeFileSync } from "node:fs";
import type { Recording } from "../../../support/packets/kernel.ts";

/** Examples of whose networks the kernel was asked: one with a directory behind a VPN, one with SFTP and shared files. */
export const RECORDED = ["fjordbevegelse", "kade"] as const;

const fileOf = (name: string): URL => new URL(`${name}.generated.json`, import.meta.url);

/** What the kernel answered when it was last asked. */
export const recorded = (name: string): Recording => JSON.parse(readFileSync(fileOf(name), "utf8"));

/** Keeps what it answers now. */
export const keep = (name: string, recording: Recording): void =>
  writeFileSync(fileOf(name), `${JSON.stringify(recording, null, 2)}\n`);
