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
