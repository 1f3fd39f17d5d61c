import { expect, it } from "vitest";
import { planAmiType, planUserData } from "../../../components/cluster/machine.ts";

it.each([
  ["t4g.medium", "BOTTLEROCKET_ARM_64"],
  ["m7gd.2xlarge", "BOTTLEROCKET_ARM_64"],
  ["c7gn.large", "BOTTLEROCKET_ARM_64"],
  ["m7i.large", "BOTTLEROCKET_x86_64"],
  ["g5.xlarge", "BOTTLEROCKET_x86_64"],
  ["m6a.large", "BOTTLEROCKET_x86_64"],
])("%s runs %s", (instanceType, amiType) => {
  expect(planAmiType(instanceType)).toBe(amiType);
});

it.each([
  ["nobody signs in to a node, and its kernel can't be changed", false],
  ["operators sign in to a node where that was sold, and never as its root", true],
])("%s", (_, sessions) => {
  expect(Buffer.from(planUserData(sessions), "base64").toString()).toBe(
    [
      "[settings.host-containers.admin]",
      "enabled = false",
      "[settings.host-containers.control]",
      `enabled = ${sessions}`,
      "[settings.kernel]",
      'lockdown = "integrity"',
      "[settings.kubernetes]",
      'cluster-dns-ip = "172.20.0.10"',
      "pod-pids-limit = 1024",
      "",
    ].join("\n"),
  );
});
