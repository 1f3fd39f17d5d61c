export const PROJECT = "aws:codebuild/project:Project";
