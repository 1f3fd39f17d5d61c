import { expect, it } from "vitest";
import { planKubeconfig } from "../../../components/cluster/access.ts";

const kubeconfig = JSON.parse(
  planKubeconfig({
    name: "almendro",
    server: "https://1.eks.example",
    certificate: "Q0E=",
    region: "eu-south-2",
    role: "arn:aws:iam::111111111111:role/domicile-deployer",
  }),
);

it("the kubeconfig holds no credential: each call asks AWS for a token as the deployer", () => {
  const [user, ...others] = kubeconfig.users;
  expect(others).toEqual([]);
  expect(Object.keys(user.user)).toEqual(["exec"]);
  expect([user.user.exec.command, ...user.user.exec.args].join(" ")).toBe(
    "aws eks get-token --cluster-name almendro --region eu-south-2 --role-arn arn:aws:iam::111111111111:role/domicile-deployer",
  );
});

it("the kubeconfig trusts this cluster's own authority and no other", () => {
  expect(kubeconfig.clusters).toEqual([
    { name: "almendro", cluster: { server: "https://1.eks.example", "certificate-authority-data": "Q0E=" } },
  ]);
});
