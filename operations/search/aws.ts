import { OWNER } from "../../stacks/index.ts";
import { LISTS } from "./lists.ts";
import type { Search, Site } from "./search.ts";

/** Looks through AWS, by the Resource Groups tagging API and, for what has no tags, by the Cloud Control API †. */
export const searchAws: Search = {
  tagged: async (site, tenant) => {
    const { paginateGetResources, ResourceGroupsTaggingAPIClient } = await import(
      "@aws-sdk/client-resource-groups-tagging-api"
    );
    const client = new ResourceGroupsTaggingAPIClient(await as(site));
    const pages = paginateGetResources({ client }, { TagFilters: [{ Key: OWNER, Values: [tenant] }] });
    const found = (await all(pages)).flatMap(({ ResourceTagMappingList }) => ResourceTagMappingList ?? []);
    return found.map(({ ResourceARN = "", Tags = [] }) => ({
      arn: ResourceARN,
      tags: Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value])),
    }));
  },
  listed: async (site, type, inputs) => {
    const list = LISTS[type];
    if (list === undefined) throw new Error(`${type} can't be listed: add it to operations/search/lists.ts.`);
    const { CloudControlClient, GetResourceCommand, paginateListResources } = await import(
      "@aws-sdk/client-cloudcontrol"
    );
    const client = new CloudControlClient(await as(site));
    const { typeName: TypeName } = list;
    const pages = paginateListResources({ client }, { TypeName, ResourceModel: JSON.stringify(list.beneath(inputs)) });
    const ids = (await all(pages)).flatMap(({ ResourceDescriptions = [] }) =>
      ResourceDescriptions.flatMap(({ Identifier }) => Identifier ?? []),
    );
    const told = await Promise.all(
      ids.map((Identifier) => client.send(new GetResourceCommand({ TypeName, Identifier }))),
    );
    const properties = told.map(({ ResourceDescription }) => JSON.parse(ResourceDescription?.Properties ?? "{}"));
    return properties.filter((each) => list.matches(each, inputs)).map((each) => list.importId(each, site));
  },
};

/** As the deployer of the site's account. */
async function as({ region, roleArn }: Site) {
  const { fromTemporaryCredentials } = await import("@aws-sdk/credential-providers");
  const params = { RoleArn: roleArn, RoleSessionName: "domicile" };
  return { region, credentials: fromTemporaryCredentials({ params, clientConfig: { region } }) };
}

async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const page of pages) found.push(page);
  return found;
}
