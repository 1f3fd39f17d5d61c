import { holds, type Kind, partOf } from "../kinds/index.ts";
import { isMap, Refused } from "../protocol/index.ts";
import { hex } from "../world/index.ts";
import { arn } from "./arn.ts";
import { matches, oneOf } from "./wellformed.ts";

const SET = "aws:sesv2/configurationSet:ConfigurationSet";
const IDENTITY = "aws:sesv2/emailIdentity:EmailIdentity";
const taken = "AlreadyExistsException";

const configurationSet: Kind = {
  type: SET,
  schema: "AWS::SES::ConfigurationSet",
  replaceOn: { configurationSetName: "SES can't rename a set" },
  unique: [{ by: ["configurationSetName"], code: taken }],
  missing: "NotFoundException",
  inUse: "ConflictException",
  check: (inputs) => [
    ...matches(inputs, "configurationSetName", /^[\w-]{1,64}$/, "1 to 64 letters, digits, _ and -"),
    ...oneOf(isMap(inputs.deliveryOptions) ? inputs.deliveryOptions : {}, "tlsPolicy", ["REQUIRE", "OPTIONAL"]),
  ],
  id: (scene) => scene.text("configurationSetName"),
  arn: ({ place }, id) => arn(place, "ses", `configuration-set/${id}`),
  facts: () => ({ reputationOptions: { reputationMetricsEnabled: false }, sendingOptions: { sendingEnabled: true } }),
};

/** DNS is not simulated: a domain is believed at once, as a certificate is. */
const identity: Kind = {
  type: IDENTITY,
  schema: "AWS::SES::EmailIdentity",
  refs: { configurationSetName: holds(SET) },
  unique: [{ by: ["emailIdentity"], code: taken }],
  missing: "NotFoundException",
  id: (scene) => scene.text("emailIdentity"),
  arn: ({ place }, id) => arn(place, "ses", `identity/${id}`),
  facts: (_, id, before) =>
    before?.facts ?? {
      identityType: id.includes("@") ? "EMAIL_ADDRESS" : "DOMAIN",
      verificationStatus: "SUCCESS",
      verifiedForSendingStatus: true,
      dkimSigningAttributes: {
        currentSigningKeyLength: "RSA_2048_BIT",
        domainSigningPrivateKey: "",
        domainSigningSelector: "",
        lastKeyGenerationTimestamp: "",
        signingAttributesOrigin: "AWS_SES",
        status: "SUCCESS",
        tokens: [hex(32), hex(32), hex(32)],
      },
    },
};

const mailFrom: Kind = {
  type: "aws:sesv2/emailIdentityMailFromAttributes:EmailIdentityMailFromAttributes",
  defaults: { behaviorOnMxFailure: "USE_DEFAULT_VALUE" },
  replaceOn: { emailIdentity: "a setting is its identity's" },
  refs: { emailIdentity: partOf(IDENTITY) },
  check: (inputs) => oneOf(inputs, "behaviorOnMxFailure", ["USE_DEFAULT_VALUE", "REJECT_MESSAGE"]),
  accept: (scene) => {
    const [domain, from] = [scene.text("emailIdentity"), scene.text("mailFromDomain")];
    if (from !== "" && !from.endsWith(`.${domain}`))
      throw new Refused("BadRequestException", `${from} is not a subdomain of ${domain}.`);
  },
  id: (scene) => scene.text("emailIdentity"),
};

export const mail = [configurationSet, identity, mailFrom];
