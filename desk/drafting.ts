import { type Drafting, drafting } from "../operations/index.ts";

// Everything here asks how a tenant file comes about: loaded once, when the desk is.
export const {
  answerAt,
  chapters,
  choicesAt,
  decide,
  difference,
  fieldAt,
  fields,
  fileOf,
  groups,
  homeOf,
  isBare,
  openBooks,
  openDrafts,
  rewrite,
  savedTenant,
  saveTenant,
  withAnswer,
} = await drafting();

export type Books = Drafting.Books;
export type Chapter = Drafting.Chapter;
export type Choice = Drafting.Choice;
export type Decided = Drafting.Decided;
export type Difference = Drafting.Difference;
export type Draft = Drafting.Draft;
export type Drafts = Drafting.Drafts;
export type Field = Drafting.Field;
export type KeptDraft = Drafting.KeptDraft;
export type Met = Drafting.Met;
export type Purpose = Drafting.Purpose;
export type SavedTenant = Drafting.SavedTenant;
export type Written = Drafting.Written;
