import { type Document, isMap, visit, YAMLSeq } from "yaml";

/** A document in the manner of the examples: no line is folded, `[one, two]` and `{ one: 1 }`. */
export function printed(document: Document): string {
  visit(document, {
    Seq: (_, node) => {
      if (node.flow !== true || node.items.some(isMap)) return;
      node.toString = (context, ...rest) =>
        YAMLSeq.prototype.toString.call(node, context && { ...context, flowCollectionPadding: "" }, ...rest);
    },
  });
  return document.toString({ lineWidth: 0 });
}
