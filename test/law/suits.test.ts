import { expect, test } from "vitest";
import { objectionsTo } from "../../law/suits.ts";
import { regionOf } from "../../law/tables.ts";
import { customer } from "./given.ts";

const spain = regionOf("eu-south-2");
if (spain === undefined) throw new Error("eu-south-2 is gone");

test("a region without network firewalls takes nobody, and says why", () => {
  const without = { ...spain, lacks: [...(spain.lacks ?? []), "network-firewall"] };
  expect(objectionsTo(spain, customer("ES"))).toEqual([]);
  expect(objectionsTo(without, customer("ES"))).toEqual([
    {
      path: "place.data",
      found: "in-country",
      say: "The cloud in Aragon, Spain has no network firewall, and without one nothing may come in or go out.",
      source: "law/data/regions.json, eu-south-2",
      weight: "never",
      instead: [],
    },
  ]);
});

test("a region without SFTP servers takes nobody who has partners for one, and everybody else", () => {
  const without = { ...spain, lacks: [...(spain.lacks ?? []), "transfer"] };
  const partner = { partner: "lab", addresses: ["198.51.100.0/24"], keys: [], folder: "in/lab" };
  const alone = customer("ES");
  const joined = { ...alone, connections: { ...alone.connections, sftp: [partner] } };
  expect(objectionsTo(without, alone)).toEqual([]);
  expect(objectionsTo(without, joined)).toEqual([
    {
      path: "connections.sftp",
      found: "lab",
      say: "The cloud in Aragon, Spain has no SFTP server, and partners would need another way to exchange files.",
      source: "law/data/regions.json, eu-south-2",
      weight: "never",
      instead: [],
    },
  ]);
});
