/** Every tenant's stack is of this Pulumi project. */
export const PROJECT = "domicile";
